import assert from 'node:assert/strict';
import { defaultConfiguration } from '../../../src/engine/configuration/configuration';
import { createDocumentCache } from '../../../src/engine/documents/cache';
import { readWorkspace } from '../../../src/engine/documents/readWorkspace';
import { compileEvidence } from '../../../src/engine/evidence/compileEvidence';
import type { EvidenceSets } from '../../../src/engine/evidence/evidenceSet';
import { buildProjects } from '../../../src/engine/projects/buildProjects';
import type { Project } from '../../../src/engine/projects/project';
import { memoryReader } from '../../../src/engine/workspace/memoryReader';
import { ruleFiles } from '../../support/ruleFiles';

export type Files = Readonly<Record<string, string>>;

/** The projects of a workspace in memory, the top one first. */
export async function projectsOf(files: Files): Promise<readonly [Project, ...Project[]]> {
  const { signal } = new AbortController();
  const { workspace } = await readWorkspace(memoryReader(files), createDocumentCache(), { signal });
  const [first, ...others] = buildProjects(workspace, () => defaultConfiguration);
  assert.ok(first !== undefined, 'a workspace has at least one project');
  return [first, ...others];
}

/** The sets that ship. */
export function shippedSets(): EvidenceSets {
  const { sets, problems } = compileEvidence(ruleFiles().filter(({ path }) => path.startsWith('evidence/')));
  assert.deepEqual(problems, []);
  return sets;
}

/** A notebook with these code cells. */
export function notebook(...cells: readonly string[]): string {
  const code = (source: string): object => ({
    cell_type: 'code',
    execution_count: null,
    metadata: {},
    outputs: [],
    source,
  });
  return JSON.stringify({ cells: cells.map(code), metadata: {}, nbformat: 4, nbformat_minor: 4 });
}

/** Sets written for one test: name → YAML. Faults in them fail the test. */
export function setsOf(texts: Files): EvidenceSets {
  const files = Object.entries(texts).map(([name, text]) => ({ path: `evidence/${name}.yaml`, text }));
  const { sets, problems } = compileEvidence(files);
  assert.deepEqual(problems, []);
  return sets;
}
