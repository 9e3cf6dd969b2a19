import type { Expression } from '../../python/index';
import { namesIn, type ValueScope } from './valueScopes';

/**
 * Whether a text comes from outside the code: a parameter, the command line, a request, a widget. Numbers do not count,
 * and neither does what is looked up in a table of the code.
 */
export function isForeign(value: Expression, scope: ValueScope, seen: ReadonlySet<string> = new Set()): boolean {
  switch (value.kind) {
    case 'name':
      return isForeignName(value.name, scope, seen);
    case 'call':
      return isForeignCall(value, part => isForeign(part, scope, seen));
    case 'comprehension':
      return isForeign(value.element, loopScope(value, scope), seen);
    // Names of columns belong to the table; SQL about it takes no other ones.
    case 'attribute':
      return value.name !== 'columns' && (fromOutside.test(dotted(value)) || isForeign(value.object, scope, seen));
    default:
      return fromOutside.test(dotted(value)) || carriers(value).some(part => isForeign(part, scope, seen));
  }
}

/** Parts whose text may be in the value. */
function carriers(value: Expression): readonly Expression[] {
  switch (value.kind) {
    case 'subscript':
      return [value.object];
    case 'format':
      return value.parts;
    case 'operation':
      return /^(?:\+|or|and|other)$/.test(value.operator) ? value.operands : [];
    case 'choice':
      return value.options;
    case 'collection':
      return value.items;
    case 'dictionary':
      return value.entries.map(entry => entry.value);
    case 'starred':
      return [value.value];
    default:
      return [];
  }
}

function isForeignName(name: string, scope: ValueScope, seen: ReadonlySet<string>): boolean {
  const bound = scope.bindings.get(name);
  if (bound === undefined || seen.has(name)) {
    const isUnknownHere = bound === undefined && !scope.given.has(name) && scope.outer !== undefined;
    return isUnknownHere ? isForeignName(name, scope.outer, seen) : scope.given.has(name);
  }
  const next = new Set([...seen, name]);
  return bound.some(value => isForeign(value, scope, next));
}

/** Inside a comprehension its names stand for what is gone through. */
export function loopScope({ target, iterable }: Expression & { kind: 'comprehension' }, outer: ValueScope): ValueScope {
  const bindings = new Map(namesIn(target).map(name => [name, [iterable]]));
  return { outer, given: new Set(), bindings, expressions: [] };
}

/** `sys.argv`, Flask's and FastAPI's `request.args`. */
const fromOutside = /^(?:sys\.argv|request\.(?:args|form|json|values|query_params|path_params))$/;

/** Calls that answer with what somebody typed. */
const asking =
  /^(?:input|parse_args|parse_known_args|text_input|text_area|get_json)$|(?:^|\.)widgets\.get$|getArgument$/;

/** Calls whose answer can hold no text of their argument. */
const counting = /^(?:int|float|len|bool|hash|sum|mean|median|std|quantile|round|isinstance|isdigit|cpu_count)$/;

function isForeignCall(
  { callee, arguments: given }: Expression & { kind: 'call' },
  inScope: (part: Expression) => boolean,
): boolean {
  const name = dotted(callee);
  const last = name.slice(name.lastIndexOf('.') + 1);
  if (asking.test(name) || asking.test(last)) {
    return true;
  }
  if (counting.test(last)) {
    return false;
  }
  const ofObject = callee.kind === 'attribute' && inScope(callee.object);
  // `UNITS.get(unit, "days")` answers with one of the code's own.
  return ofObject || (last !== 'get' && given.some(argument => inScope(argument.value)));
}

/** `request.args.get`; what is no name is left out. */
export function dotted(value: Expression): string {
  switch (value.kind) {
    case 'name':
      return value.name;
    case 'attribute':
      return `${dotted(value.object)}.${value.name}`;
    case 'subscript':
      return dotted(value.object);
    default:
      return '';
  }
}
