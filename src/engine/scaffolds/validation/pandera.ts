import type { ProjectFacts } from '../facts/projectFacts';
import { isOlder, newestAllowed } from '../parts/versions';

/** The pandera that fits the project's Python and pandas. */
export interface PanderaRelease {
  readonly requirement: string;
  readonly importLine: string;
}

/** The newest one, unless Python or a pinned pandas is too old for it. */
export function panderaFor(facts: ProjectFacts): PanderaRelease {
  const pandas = newestAllowed(facts, 'pandas');
  if (isOlder(facts.python.version, '3.9') || (pandas !== undefined && isOlder(pandas, '2.1.1'))) {
    return { requirement: 'pandera==0.22.1', importLine: 'import pandera as pa' };
  }
  const release = isOlder(facts.python.version, '3.10') ? '0.26.1' : '0.35.0';
  return { requirement: `pandera[pandas]==${release}`, importLine: 'import pandera.pandas as pa' };
}
