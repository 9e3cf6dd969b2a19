import { NativeObject } from '../nativeObject';
import type { Machine } from '../machine';
import { type Arguments, type PyValue, bool, builtin, none, unknown, unsupported } from '../values';
import { type Library, library } from './library';

/** A logger, and whatever else is only told something. */
class ListenerValue extends NativeObject {
  override readonly type = 'logging.Logger';

  override attribute(name: string): PyValue {
    return builtin(name, () => none);
  }

  override truth(): boolean {
    return true;
  }

  override fingerprint(): string {
    return 'listener';
  }
}

const listener = new ListenerValue();

function telling(...names: readonly string[]): Readonly<Record<string, () => PyValue>> {
  return Object.fromEntries(names.map(name => [name, () => none]));
}

function itself({ positional: [value = none] }: Arguments): PyValue {
  return value;
}

/** Not set: a test takes care of that. While a module is made, nobody can. */
function environmentVariable({ positional: [name = none, byDefault = none] }: Arguments, machine: Machine): PyValue {
  if (machine.standIns === undefined || name.kind !== 'str') {
    return unsupported('it depends on the environment');
  }
  machine.standIns.environment.add(name.value);
  return byDefault;
}

const levels = ['debug', 'info', 'warning', 'warn', 'error', 'exception', 'critical'];

/** Libraries that watch and tell, and change no value. */
export const quiet: Library = new Map([
  ...library('logging', { ...telling(...levels, 'basicConfig'), getLogger: () => listener }),
  ...library('absl.logging', telling(...levels)),
  ...library('loguru', {}, { logger: listener }),
  ...library('warnings', telling('warn', 'filterwarnings', 'simplefilter')),
  ...library('tqdm', { tqdm: itself }),
  ...library('tqdm.auto', { tqdm: itself }),
  ...library('tqdm.notebook', { tqdm: itself }),
  ...library('os', { getenv: environmentVariable }),
  ...library('os.environ', { get: environmentVariable }),
  ...library('datetime.datetime', { now: () => unknown, utcnow: () => unknown, today: () => unknown }),
  ...library('datetime.date', { today: () => unknown }),
  ...library('uuid', { uuid4: () => unknown }),
  ...library('gc', telling('collect')),
  ...library('time', { time: () => unknown, perf_counter: () => unknown }),
  // A dataclass reads its fields from the syntax; what the call gives is never looked at.
  ...library('dataclasses', { field: () => ({ kind: 'external', name: 'dataclasses.field()' }) }),
  ...library('typing', { cast: ({ positional: [, value = none] }) => value }, { TYPE_CHECKING: bool(false) }),
]);
