// The first test of one drawn function, as the product would write it, or why it writes none.
import { findConfigurations } from '../../../src/engine/configuration/findConfigurations';
import { nearestConfiguration } from '../../../src/engine/configuration/settings';
import { createDocumentCache } from '../../../src/engine/documents/cache';
import { readWorkspace } from '../../../src/engine/documents/readWorkspace';
import { buildProjects } from '../../../src/engine/projects/buildProjects';
import type { Project } from '../../../src/engine/projects/project';
import { ruleNames } from '../../../src/engine/rules/ruleNames';
import { sourceFiles } from '../../../src/engine/scaffolds/firstTest/project';
import { runsOnImport, testedFunction } from '../../../src/engine/scaffolds/firstTest/testableModules';
import { writeTestFile } from '../../../src/engine/scaffolds/firstTest/writeTestFile';
import { type ProjectFacts, gatherFacts } from '../../../src/engine/scaffolds/facts/projectFacts';
import { createDiskReader } from '../../../src/host/diskReader';
import type { Drawn } from './draw';

/** `folders` have to be importable, from the repository's root. */
export type Written =
  | { readonly kind: 'test'; readonly text: string; readonly dotted: string; readonly folders: readonly string[] }
  | { readonly kind: 'refused'; readonly reason: string };

/** Reads a repository once; returns what writes the test of one of its functions. */
export async function testsOf(folder: string): Promise<(drawn: Drawn) => Promise<Written>> {
  const signal = new AbortController().signal;
  const reader = createDiskReader(folder);
  const { workspace } = await readWorkspace(reader, createDocumentCache(), { signal });
  const { configurations } = findConfigurations(workspace.documents, ruleNames([], []));
  const projects = buildProjects(workspace, inside => nearestConfiguration(inside, configurations));
  return async drawn => {
    const project = ownerOf(projects, drawn.path);
    return project === undefined
      ? { kind: 'refused', reason: 'The file is not read: it is generated, vendored or too large.' }
      : testOf(await gatherFacts(project, reader, signal), drawn);
  };
}

/** The innermost project that has the file. */
function ownerOf(projects: readonly Project[], path: string): Project | undefined {
  return projects
    .filter(({ documents }) => documents.some(document => document.path === path))
    .sort((a, b) => b.root.length - a.root.length)[0];
}

function testOf({ project, code }: ProjectFacts, { path, name }: Drawn): Written {
  const module = code.modules.find(({ document }) => document.path === path);
  if (module === undefined || module.dotted === '') {
    return { kind: 'refused', reason: 'No import statement can name the file.' };
  }
  const running = runsOnImport(module, code.modules);
  if (running !== undefined) {
    return { kind: 'refused', reason: `Importing the file runs ${running.call}() of ${running.path}.` };
  }
  const folders = module.searchPath.map(inside => `${project.root}/${inside}`);
  const failures: string[] = [];
  const functions = testedFunction({ files: sourceFiles(project), module, name, mayReplace: true }, failures);
  return functions.length === 0
    ? { kind: 'refused', reason: failures[0] ?? 'The values that could be made by hand show too little of it.' }
    : { kind: 'test', text: writeTestFile(module, functions), dotted: module.dotted, folders };
}
