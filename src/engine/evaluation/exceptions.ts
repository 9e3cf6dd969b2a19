import { NativeObject } from './nativeObject';
import { represent, textOf } from './text';
import { type Arguments, type BuiltinValue, type PyValue, Raised, builtin, str, tuple, unsupported } from './values';

/** Exception → the one it is a kind of. */
const parents: Readonly<Record<string, string>> = {
  Exception: 'BaseException',
  ArithmeticError: 'Exception',
  ZeroDivisionError: 'ArithmeticError',
  OverflowError: 'ArithmeticError',
  AssertionError: 'Exception',
  AttributeError: 'Exception',
  LookupError: 'Exception',
  IndexError: 'LookupError',
  KeyError: 'LookupError',
  NameError: 'Exception',
  UnboundLocalError: 'NameError',
  OSError: 'Exception',
  FileNotFoundError: 'OSError',
  FileExistsError: 'OSError',
  NotADirectoryError: 'OSError',
  IsADirectoryError: 'OSError',
  PermissionError: 'OSError',
  ConnectionError: 'OSError',
  TimeoutError: 'OSError',
  RuntimeError: 'Exception',
  NotImplementedError: 'RuntimeError',
  RecursionError: 'RuntimeError',
  StopIteration: 'Exception',
  TypeError: 'Exception',
  ValueError: 'Exception',
  UnicodeDecodeError: 'ValueError',
  ImportError: 'Exception',
  ModuleNotFoundError: 'ImportError',
  Warning: 'Exception',
  UserWarning: 'Warning',
  DeprecationWarning: 'Warning',
  FutureWarning: 'Warning',
  RuntimeWarning: 'Warning',
  SystemExit: 'BaseException',
  KeyboardInterrupt: 'BaseException',
};

/** Whether a class of exceptions is another, or a kind of it. */
export function isKindOf(type: string, other: string): boolean {
  const aliases: Readonly<Record<string, string>> = { IOError: 'OSError', EnvironmentError: 'OSError' };
  const wanted = aliases[other] ?? other;
  for (let at: string | undefined = type; at !== undefined; at = parents[at]) {
    if (at === wanted) {
      return true;
    }
  }
  return false;
}

/** `ValueError('no rows')`. */
export class ExceptionValue extends NativeObject {
  constructor(
    override readonly type: string,
    readonly args: readonly PyValue[],
  ) {
    super();
  }

  override attribute(name: string): PyValue | undefined {
    return name === 'args' ? tuple(this.args) : undefined;
  }

  override text(): string {
    const [first, ...more] = this.args;
    if (first === undefined) {
      return '';
    }
    return more.length > 0 ? represent(tuple(this.args)) : this.type === 'KeyError' ? represent(first) : textOf(first);
  }

  override representation(): string {
    return `${this.type}(${this.args.map(represent).join(', ')})`;
  }

  override truth(): boolean {
    return true;
  }

  override fingerprint(inside: (value: PyValue) => string): string {
    return `${this.type}(${this.args.map(inside).join()})`;
  }
}

/** The class of exceptions of that name; `undefined` when Python has none. */
export function exceptionClass(name: string): BuiltinValue | undefined {
  const isKnown = name === 'BaseException' || name === 'IOError' || name in parents;
  return isKnown ? builtin(name, ({ positional }) => new ExceptionValue(name, positional)) : undefined;
}

/** What `raise value` sets off. */
export function toRaised(value: PyValue, call: (callee: PyValue, given: Arguments) => PyValue): Raised {
  if (value instanceof ExceptionValue) {
    return new Raised(value.type, safeText(value), value);
  }
  if (value.kind === 'instance') {
    return new Raised(value.type.name, textOfInstance(value), value);
  }
  if (value.kind === 'builtin' || value.kind === 'class') {
    return toRaised(call(value, { positional: [], named: new Map() }), call);
  }
  return unsupported('it raises an exception of a library');
}

/** The message may hold what cannot be turned into text here. */
function safeText(value: ExceptionValue): string {
  return value.args.some(({ kind }) => kind === 'unknown') ? '' : value.text();
}

function textOfInstance(value: PyValue & { readonly kind: 'instance' }): string {
  const args = value.attributes.get('args');
  return args?.kind === 'tuple' && args.items.length === 1 && args.items[0]?.kind === 'str' ? args.items[0].value : '';
}

/** What a handler binds: the exception that was raised. */
export function exceptionValue({ value, type, text }: Raised): PyValue {
  return value ?? new ExceptionValue(type, text === '' ? [] : [str(text)]);
}
