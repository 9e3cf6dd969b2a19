import * as l10n from '@vscode/l10n';
import { faultInWords } from '../python/faultInWords';
import type { NotebookDocument } from '../model/document';
import { neverRuns } from './program';

/** Why nothing can leave a notebook, in one sentence with what to do; `undefined` when it can be looked at. */
export function notebookObstacle(document: NotebookDocument, asked: readonly number[]): string | undefined {
  const { path, notebook, facts, problems, codeCells } = document;
  if (notebook === undefined) {
    return problems[0]?.message ?? l10n.t('{0} cannot be read as a notebook.', path);
  }
  if (notebook.nbformat < 4) {
    return l10n.t(
      '{0} has the format of nbformat {1}: open it in Jupyter, save it, and ask again.',
      path,
      notebook.nbformat,
    );
  }
  if (notebook.language !== 'python') {
    return l10n.t('{0} is a notebook in {1}: only Python can leave for a Python module.', path, notebook.language);
  }
  const fault = facts.faults.find(
    ({ place: { source } }) => !neverRuns(document, source) || asked.includes(codeCells[source] ?? -1),
  );
  if (fault !== undefined) {
    return l10n.t(
      'Cell {0} of {1} is no Python 3 ({2}): mend it first, nobody can say what its names are.',
      (codeCells[fault.place.source] ?? 0) + 1,
      path,
      faultInWords(fault.message),
    );
  }
  return askedObstacle(document, asked) ?? namesObstacle(document) ?? folderObstacle(document);
}

function askedObstacle({ path, notebook, codeCells }: NotebookDocument, asked: readonly number[]): string | undefined {
  const wrong = asked.find(cell => !codeCells.includes(cell));
  if (wrong === undefined) {
    return undefined;
  }
  const count = notebook?.cells.length ?? 0;
  return wrong < 0 || wrong >= count
    ? l10n.t('{0} has no cell {1}: it has {2} cells, counted from 1.', path, wrong + 1, count)
    : l10n.t(
        'Cell {0} of {1} holds no Python: name code cells, counted from 1 over cells of every kind.',
        wrong + 1,
        path,
      );
}

/** Names have to be accounted for before anything that uses them is moved. */
function namesObstacle({ path, facts, notebook }: NotebookDocument): string | undefined {
  const [open] = facts.openWorld;
  if (open !== undefined) {
    return open === 'star import'
      ? l10n.t(
          '{0} imports with a star, so that nobody can say where its names come from: import the names that it uses, and ask again.',
          path,
        )
      : l10n.t(
          '{0} uses {1}, which may make any name: replace it by an import or an assignment, and ask again.',
          path,
          open,
        );
  }
  if (notebook?.cells.some(({ source }) => source.includes('ast_node_interactivity')) === true) {
    return l10n.t(
      '{0} shows the value of every line (ast_node_interactivity), and lines that move would no longer be shown: take that setting out first.',
      path,
    );
  }
  return facts.names.some(({ name, use, kind }) => name === 'sys' && use === 'bind' && kind !== 'import')
    ? l10n.t("{0} uses the name sys for something else than Python's module: rename it first.", path)
    : undefined;
}

/** Where modules are is written relative to the notebook. */
function folderObstacle({ path, facts }: NotebookDocument): string | undefined {
  const moves =
    facts.magics.some(({ name }) => name === '%cd' || name === '%pushd') || facts.callsOf('os.chdir').length > 0;
  return moves
    ? l10n.t(
        '{0} changes the folder that it runs in, so that its modules would be looked for elsewhere: take the change out first.',
        path,
      )
    : undefined;
}
