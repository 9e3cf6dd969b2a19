import { compareText } from '../../model/compareText';
import type { NotebookDocument } from '../../model/document';
import type { WorkspacePath } from '../../model/location';
import type { FactSource } from './factSource';
import { installedPackages } from '../../distributions/installCommands';
import { cellsWithVersions, versionsShown } from './stated/notebookOutputs';
import { scikitLearnOf } from './stated/savedModel';

/** A version of a distribution that the repository itself names, outside a manifest. */
export interface StatedVersion {
  readonly distribution: string;
  readonly version: string;
  readonly path: WorkspacePath;
  /** The Python that it was seen with, `3.11`; `undefined` when that is not said. */
  readonly python: string | undefined;
}

/** From saved models, install commands with `==` and the outputs of notebooks, the most certain first. */
export async function findStatedVersions(source: FactSource): Promise<readonly StatedVersion[]> {
  const { documents } = source.project;
  const notebooks = documents.flatMap(document => (document.kind === 'notebook' ? [document] : []));
  const installed = documents.flatMap(document =>
    installedPackages(document).flatMap(({ distribution, version, place: { path } }) => {
      const python = document.kind === 'notebook' ? minorOf(document) : undefined;
      return version === undefined ? [] : [{ distribution, version, path, python }];
    }),
  );
  const shown = await Promise.all(notebooks.map(document => shownIn(document, source)));
  return [...(await ofModels(source)), ...installed, ...shown.flat()];
}

function minorOf({ notebook }: NotebookDocument): string | undefined {
  return /^3\.\d+/.exec(notebook?.languageVersion ?? '')?.[0];
}

async function shownIn(document: NotebookDocument, { reader, signal }: FactSource): Promise<readonly StatedVersion[]> {
  const cells = cellsWithVersions(document).filter(({ outputs }) => outputs.count > 0);
  const bytes = cells.length === 0 ? undefined : await reader.readBytes(document.path, signal);
  if (!(bytes instanceof Uint8Array)) {
    return [];
  }
  return cells.flatMap(cell => {
    const { start, end } = cell.outputs.span ?? { start: 0, end: 0 };
    const text = new TextDecoder().decode(bytes.subarray(start, end));
    return versionsShown(cell, text, document).map(([distribution, version]) => {
      return { distribution, version, path: document.path, python: minorOf(document) };
    });
  });
}

/** Larger models are not opened. */
const largestModel = 64 * 1024 * 1024;

async function ofModels({ project, reader, signal }: FactSource): Promise<readonly StatedVersion[]> {
  const found: StatedVersion[] = [];
  const models = project.files.filter(
    ({ path, size }) => /\.(joblib|jbl|pkl|pickle|sav)$/i.test(path) && size <= largestModel,
  );
  for (const { path } of [...models].sort((a, b) => compareText(a.path, b.path))) {
    signal.throwIfAborted();
    const bytes = await reader.readBytes(path, signal);
    const version = bytes instanceof Uint8Array ? await scikitLearnOf(bytes) : undefined;
    if (version !== undefined) {
      found.push({ distribution: 'scikit-learn', version, path, python: undefined });
    }
  }
  return found;
}
