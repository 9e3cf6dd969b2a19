import { versionsDate } from '../../distributions/versions';
import type { ProjectFacts } from '../facts/projectFacts';
import type { Pin } from '../parts/pins';

/** Where the versions come from, in the order of precedence: `versions of .venv, else of November 2026`. */
export function describePins(pins: readonly Pin[], { environment }: ProjectFacts): string {
  const names = {
    environment: environment?.place ?? 'the environment',
    repository: 'the repository',
    data: versionsDate,
    nowhere: undefined,
  };
  const order = ['environment', 'repository', 'data'] as const;
  const places = order.filter(source => pins.some(({ from }) => from === source)).map(source => names[source]);
  return places.length === 0 ? 'the packages' : `versions of ${places.join(', else of ')}`;
}
