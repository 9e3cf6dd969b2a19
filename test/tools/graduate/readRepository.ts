// Reads a repository once, so that many of its notebooks can be asked what could leave them.
import { findConfigurations } from '../../../src/engine/configuration/findConfigurations';
import { nearestConfiguration } from '../../../src/engine/configuration/settings';
import { createDocumentCache } from '../../../src/engine/documents/cache';
import { readWorkspace } from '../../../src/engine/documents/readWorkspace';
import { type Graduation, graduate } from '../../../src/engine/graduate/index';
import type { WorkspaceReader } from '../../../src/engine/index';
import type { NotebookDocument } from '../../../src/engine/model/document';
import { buildProjects } from '../../../src/engine/projects/buildProjects';
import { ruleNames } from '../../../src/engine/rules/ruleNames';
import { gatherFacts } from '../../../src/engine/scaffolds/facts/projectFacts';
import { createDiskReader } from '../../../src/host/diskReader';

/** A notebook, and what the product answers when some of its cells are to leave it. */
export interface AskedNotebook {
  readonly document: NotebookDocument;
  readonly ask: (cells?: readonly number[], module?: string) => Graduation;
}

export interface ReadRepository {
  readonly reader: WorkspaceReader;
  readonly notebooks: readonly AskedNotebook[];
}

/** All notebooks that the product reads there. */
export async function readRepository(folder: string): Promise<ReadRepository> {
  const signal = new AbortController().signal;
  const reader = createDiskReader(folder);
  const { workspace } = await readWorkspace(reader, createDocumentCache(), { signal });
  const { configurations } = findConfigurations(workspace.documents, ruleNames([], []));
  const notebooks: AskedNotebook[] = [];
  for (const project of buildProjects(workspace, inside => nearestConfiguration(inside, configurations))) {
    const documents = project.documents.flatMap(document => (document.kind === 'notebook' ? [document] : []));
    if (documents.length > 0) {
      const facts = await gatherFacts(project, reader, signal);
      const source = { project, reader, signal, environment: undefined };
      const ask =
        (document: NotebookDocument): AskedNotebook['ask'] =>
        (cells = [], module) =>
          graduate(document, { notebook: document.path, cells, module }, facts, source);
      notebooks.push(...documents.map(document => ({ document, ask: ask(document) })));
    }
  }
  return { reader, notebooks };
}
