import type { ExpressionSyntax } from '../python/index';
import { setAttribute } from './attributes';
import { evaluate, type Place } from './evaluateExpression';
import { setItem } from './items';
import { SliceValue } from './sliceValue';
import { StandInValue } from './standInValue';
import { itemsOf } from './truth';
import { type PyValue, list, none, raise, tuple, unsupported } from './values';

/** Binds a target: a name, an item, an attribute, or several of them. */
export function assignTo(target: ExpressionSyntax, value: PyValue, place: Place): void {
  switch (target.kind) {
    case 'name':
      place.scope.set(target.name, value);
      return;
    case 'subscript':
      setItem(evaluate(target.object, place), evaluateIndexOf(target.index, place), value, place.machine);
      return;
    case 'attribute':
      setAttribute(evaluate(target.object, place), target.name, value);
      return;
    case 'tuple':
    case 'list':
      unpack(target.items, value instanceof StandInValue ? value.itemsFor(target.items.length) : itemsOf(value), place);
      return;
    default:
      unsupported('it assigns to something that is not followed');
  }
}

function unpack(targets: readonly ExpressionSyntax[], values: readonly PyValue[], place: Place): void {
  const star = targets.findIndex(({ kind }) => kind === 'starred');
  if (star < 0) {
    if (targets.length !== values.length) {
      raise('ValueError', `${targets.length < values.length ? 'too many' : 'not enough'} values to unpack (expected ${targets.length}${targets.length < values.length ? '' : `, got ${values.length}`})`); // prettier-ignore
    }
    targets.forEach((target, index) => {
      assignTo(target, values[index] ?? none, place);
    });
    return;
  }
  const after = targets.length - star - 1;
  if (values.length < targets.length - 1) {
    raise('ValueError', 'not enough values to unpack');
  }
  const middle = values.slice(star, values.length - after);
  const starred = targets[star];
  unpack(targets.slice(0, star), values.slice(0, star), place);
  if (starred?.kind === 'starred') {
    assignTo(starred.value, list(middle), place);
  }
  unpack(targets.slice(star + 1), values.slice(values.length - after), place);
}

/** What stands between brackets: a slice, a tuple with slices in it, or a value. */
export function evaluateIndexOf(index: ExpressionSyntax, place: Place): PyValue {
  if (index.kind === 'slice') {
    const part = (expression: ExpressionSyntax | undefined): PyValue =>
      expression === undefined ? none : evaluate(expression, place);
    return new SliceValue(part(index.lower), part(index.upper), part(index.step));
  }
  return index.kind === 'tuple' ? tuple(index.items.map(item => evaluateIndexOf(item, place))) : evaluate(index, place);
}
