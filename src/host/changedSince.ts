import { type ScanReport, type WorkspaceReader, changedFindings } from '../engine/index';
import type { BaseVersion } from './baseVersion';

/** Which findings of a report, by fingerprint, are on lines that are not in the base version of their files. */
export async function changedSince(
  base: BaseVersion,
  { findings, baseline }: ScanReport,
  { readBytes }: Pick<WorkspaceReader, 'readBytes'>,
  signal: AbortSignal,
): Promise<ReadonlySet<string>> {
  const found = [...findings, ...baseline.accepted];
  const paths = [...new Set(found.map(({ location }) => location.path))];
  const before = await base.textsOf(paths);
  const now = new Map<string, Uint8Array>();
  for (const path of paths.filter(one => before.has(one))) {
    signal.throwIfAborted();
    const bytes = await readBytes(path, signal);
    if (!('problem' in bytes)) {
      now.set(path, bytes);
    }
  }
  return changedFindings(found, { before, now });
}
