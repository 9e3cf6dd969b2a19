import { NativeObject } from '../nativeObject';
import { type Arguments, type PyValue, bool, builtin, none, unknown } from '../values';
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
  ...library('time', { time: () => unknown, perf_counter: () => unknown }),
  // A dataclass reads its fields from the syntax; what the call gives is never looked at.
  ...library('dataclasses', { field: () => ({ kind: 'external', name: 'dataclasses.field()' }) }),
  ...library('typing', { cast: ({ positional: [, value = none] }) => value }, { TYPE_CHECKING: bool(false) }),
]);
