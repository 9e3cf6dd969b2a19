import { type Configuration, defaultConfiguration } from '../../../src/engine/configuration/configuration';
import { createDocumentCache } from '../../../src/engine/documents/cache';
import { readWorkspace } from '../../../src/engine/documents/readWorkspace';
import { buildProjects } from '../../../src/engine/projects/buildProjects';
import type { Project } from '../../../src/engine/projects/project';
import { memoryReader } from '../../../src/engine/workspace/memoryReader';

/** The projects of a workspace in memory. */
export async function projectsOf(
  files: Readonly<Record<string, string>>,
  configuration: Partial<Configuration> = {},
): Promise<readonly Project[]> {
  const reader = memoryReader(files);
  const { workspace } = await readWorkspace(reader, createDocumentCache(), { signal: new AbortController().signal });
  return buildProjects(workspace, () => ({ ...defaultConfiguration, ...configuration }));
}

/** Files whose content does not matter. */
export function blank(...paths: readonly string[]): Record<string, string> {
  return Object.fromEntries(paths.map(path => [path, '']));
}
