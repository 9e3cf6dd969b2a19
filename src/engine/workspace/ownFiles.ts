import { BASELINE_FILE } from '../baseline/baselineFile';
import { HISTORY_FILE } from '../history/record';
import { RULES_FOLDER } from '../rules/rulesFolder';
import { BADGE_JSON, BADGE_SVG, READINESS_FILE, SECTION_START } from '../portfolio/portfolioFiles';

const ownPaths: ReadonlySet<string> = new Set([BASELINE_FILE, HISTORY_FILE, BADGE_JSON, BADGE_SVG]);

/**
 * A file that Preflight itself wrote about the project: it says nothing of what the project does, whatever words stand
 * in it, so that it is no evidence and no finding lies in it.
 */
export function isOwnFile(path: string, text = ''): boolean {
  return (
    ownPaths.has(path) || path.startsWith(RULES_FOLDER) || (path === READINESS_FILE && text.includes(SECTION_START))
  );
}
