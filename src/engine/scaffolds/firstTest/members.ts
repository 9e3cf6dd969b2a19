import type { PyValue } from '../../evaluation/values';
import type { Shape } from './shape';

/** More of them would say the same again. */
const mostMembers = 3;

/** `level in RATES`, `RATES.get(level)`, `RATES[level]`: what a constant of the module holds is worth trying. */
export function learnMembers(shape: Shape, container: PyValue | undefined): void {
  const members = membersOf(container).slice(0, mostMembers);
  shape.compareWith(...members);
  const [first] = members;
  if (first?.kind === 'str' || first?.kind === 'int') {
    shape.learn(first.kind === 'str' ? 'text' : 'int', 0.9);
  }
}

function membersOf(container: PyValue | undefined): readonly PyValue[] {
  switch (container?.kind) {
    case 'dict':
      return [...container.entries.values()].map(({ key }) => key);
    case 'set':
      return [...container.entries.values()];
    case 'list':
    case 'tuple':
      return container.items;
    default:
      return [];
  }
}
