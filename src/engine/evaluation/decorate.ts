import type { ExpressionSyntax } from '../python/index';
import { callValue } from './callFunction';
import { reachThrough } from './decorators';
import type { Place } from './evaluateExpression';
import { type FunctionValue, type PyValue, Raised, Unsupported, unsupported } from './values';

/** What a decorator makes of a function: one of the project is called, those of libraries are known by name. */
export function decorate(inner: PyValue, decorator: ExpressionSyntax, place: Place): PyValue {
  const callee = decorator.kind === 'call' ? decorator.callee : decorator;
  const own = callee.kind === 'name' ? known(callee.name, place) : undefined;
  if (own?.kind !== 'function') {
    return inner.kind === 'function' ? reached(inner, decoratorName(callee, place)) : undecorated(callee, place);
  }
  return decorator.kind === 'call'
    ? undecorated(callee, place)
    : callValue(own, { positional: [inner], named: new Map() }, place.machine);
}

function undecorated(callee: ExpressionSyntax, place: Place): never {
  return unsupported(`it is decorated with ${decoratorName(callee, place).text}`);
}

function reached(inner: FunctionValue, { text, isOfObject }: DecoratorName): PyValue {
  const reach = reachThrough(text, isOfObject) ?? unsupported(`it is decorated with ${text}`);
  const before = inner.reach ?? '';
  // Several decorators of one library make one object.
  return { ...inner, reach: before.endsWith(reach) ? before : before + reach };
}

interface DecoratorName {
  readonly text: string;
  /** Of an object that the code made, not of a module. */
  readonly isOfObject: boolean;
}

/** `click.command` for `@command()` after `from click import command`; `app.route` of an object. */
function decoratorName(callee: ExpressionSyntax, place: Place): DecoratorName {
  if (callee.kind === 'name') {
    const value = known(callee.name, place);
    return value?.kind === 'external'
      ? { text: value.name, isOfObject: false }
      : { text: callee.name, isOfObject: true };
  }
  if (callee.kind !== 'attribute') {
    return { text: 'something that is computed', isOfObject: false };
  }
  const before = decoratorName(callee.object, place);
  return { text: `${before.text}.${callee.name}`, isOfObject: before.isOfObject };
}

/** What a name stands for; `undefined` when that is not followed, as of `app = Flask(__name__)`. */
function known(name: string, { scope }: Place): PyValue | undefined {
  try {
    return scope.get(name);
  } catch (error) {
    if (error instanceof Unsupported || error instanceof Raised) {
      return undefined;
    }
    throw error;
  }
}
