import * as l10n from '@vscode/l10n';
import { versionsDate } from '../../distributions/versions';
import type { ProjectFacts } from '../facts/projectFacts';
import type { Pin } from '../parts/pins';

/** Where the versions come from, in the order of precedence: `versions of .venv, else of November 2026`. */
export function describePins(pins: readonly Pin[], { environment }: ProjectFacts): string {
  const names = {
    environment: environment?.place ?? l10n.t('the environment'),
    repository: l10n.t('the repository'),
    data: versionsDate,
    nowhere: undefined,
  };
  const order = ['environment', 'repository', 'data'] as const;
  const places = order.filter(source => pins.some(({ from }) => from === source)).map(source => names[source]);
  const [first, ...others] = places;
  return first === undefined
    ? l10n.t('the packages')
    : others.reduce<string>(
        (before, place) => l10n.t('{0}, else of {1}', before, place),
        l10n.t('versions of {0}', first),
      );
}
