import path from 'node:path';
import { CONFIGURATION_FILE, workspacePath } from '../engine/index';
import { createDiskReader } from '../host/diskReader';
import { localDay } from '../host/localDay';
import type { Paths } from './arguments';
import { type Output, joinOutputs, loadEngine, refuse } from './program';
import { writeFiles } from './writeFiles';

/** `ml-preflight init [PATH…]`: writes a `.preflight.yaml` that says what was inferred. One that is there stays. */
export async function runInit({ paths }: Paths): Promise<Output> {
  const outputs: Output[] = [];
  for (const folder of paths) {
    outputs.push(await initFolder(path.resolve(folder)));
  }
  return joinOutputs(outputs);
}

async function initFolder(folder: string): Promise<Output> {
  const { signal } = new AbortController();
  const proposal = await loadEngine().proposeConfiguration(createDiskReader(folder), { signal, today: localDay() });
  if (proposal.kind === 'refused') {
    return refuse(proposal.reason);
  }
  const bytes = new TextEncoder().encode(proposal.text);
  const written = writeFiles(folder, [{ path: workspacePath(CONFIGURATION_FILE), bytes, created: true }]);
  return written.kind === 'refused'
    ? refuse(written.reason)
    : { status: 0, out: `${proposal.summary}\n${written.lines.join('\n')}\n`, error: '' };
}
