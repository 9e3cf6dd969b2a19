import type { Finding, Fix } from '../model/report';

/** Hidden: what is sent, compared or written of a finding is plain. */
const building = Symbol('how its fixes are built');

interface MendableFinding extends Finding {
  readonly [building]: () => readonly Fix[];
}

/** The finding, which knows now how its fixes are built: most are never mended, and an edit describes them all. */
export function withFixes(finding: Finding, build: () => readonly Fix[]): Finding {
  return Object.defineProperty(finding, building, { value: build });
}

/**
 * The fixes of a finding, best first, silence last, built anew from the documents that the scan read. Only in the thread
 * that scanned: throws for a finding that was sent.
 */
export function fixesOf(finding: Finding): readonly Fix[] {
  if (!isMendable(finding)) {
    throw new Error(`The fixes of ${finding.rule} in ${finding.location.path} are asked for where nobody scanned.`);
  }
  return finding[building]();
}

function isMendable(finding: Finding): finding is MendableFinding {
  return building in finding;
}
