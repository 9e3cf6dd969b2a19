import type { Finding, Fix } from '../model/report';
import { cellsClash } from './applyFix';
import { fixesOf } from './fixesOf';

/**
 * Fixes of places that only clear cells of notebooks, and so can be made all at once without going to any of them: the
 * first own fix of each finding.
 */
export function ownFixesTogether(findings: readonly Finding[]): readonly Fix[] {
  return findings.flatMap(finding => {
    const own = fixesOf(finding).find(({ silences }) => !silences);
    const isAlone = own !== undefined && own.edits.length === 0 && own.files.length === 0;
    return isAlone && own.cells !== undefined && !cellsClash(own, own) ? [own] : [];
  });
}
