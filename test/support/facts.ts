import assert from 'node:assert/strict';
import { findConfigurations } from '../../src/engine/configuration/findConfigurations';
import { nearestConfiguration } from '../../src/engine/configuration/settings';
import { createDocumentCache } from '../../src/engine/documents/cache';
import { readWorkspace } from '../../src/engine/documents/readWorkspace';
import { buildProjects } from '../../src/engine/projects/buildProjects';
import { ruleNames } from '../../src/engine/rules/ruleNames';
import { type ProjectFacts, gatherFacts } from '../../src/engine/scaffolds/facts/projectFacts';
import type { Environment, WorkspaceReader } from '../../src/engine/index';
import { type TestFile, project } from './project';

const signal = new AbortController().signal;

/** What scaffolds would know of the project at the top of a workspace. */
export async function gathered(
  files: Readonly<Record<string, TestFile>> | WorkspaceReader,
  environment?: Environment,
): Promise<ProjectFacts> {
  const bare = isReader(files) ? files : project(files).reader;
  const reader = { ...bare, readEnvironment: () => Promise.resolve(environment) };
  const { workspace } = await readWorkspace(reader, createDocumentCache(), { signal });
  const { configurations } = findConfigurations(workspace.documents, ruleNames([], []));
  const [first] = buildProjects(workspace, folder => nearestConfiguration(folder, configurations));
  assert(first !== undefined, 'there is always a project');
  return gatherFacts(first, reader, signal);
}

function isReader(files: Readonly<Record<string, TestFile>> | WorkspaceReader): files is WorkspaceReader {
  return typeof files['listFiles'] === 'function';
}
