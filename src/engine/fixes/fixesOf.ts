import type { Finding, Fix } from '../model/report';

const known = new WeakMap<Finding, () => readonly Fix[]>();

/** Remembers how the fixes of a finding are built. Most findings are never mended, and an edit describes them all. */
export function withFixes(finding: Finding, build: () => readonly Fix[]): Finding {
  let built: readonly Fix[] | undefined;
  known.set(finding, () => (built ??= build()));
  return finding;
}

/**
 * The fixes of a finding, best first, silence last. They are built from the documents that the scan read. Only in the
 * thread that scanned: throws for a finding that was copied or sent.
 */
export function fixesOf(finding: Finding): readonly Fix[] {
  const build = known.get(finding);
  if (build === undefined) {
    throw new Error(`The fixes of ${finding.rule} in ${finding.location.path} are asked for where nobody scanned.`);
  }
  return build();
}
