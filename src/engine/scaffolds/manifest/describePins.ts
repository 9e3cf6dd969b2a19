import { versionsDate } from '../../distributions/versions';
import type { ProjectFacts } from '../facts/projectFacts';
import type { Pin } from '../parts/pins';

/** Where the versions come from: `the versions of .venv and, where it has none, current ones (November 2026)`. */
export function describePins(pins: readonly Pin[], { environment }: ProjectFacts): string {
  const names = {
    environment: `the versions of ${environment?.place ?? 'the environment'}`,
    repository: 'the versions that the repository names',
    data: `current versions (${versionsDate})`,
    nowhere: undefined,
  };
  const order = ['environment', 'repository', 'data'] as const;
  const [first = 'the packages', ...more] = order
    .filter(source => pins.some(({ from }) => from === source))
    .map(source => names[source]);
  return more.length === 0 ? first : `${first} and, for the rest, ${more.join(' or ')}`;
}
