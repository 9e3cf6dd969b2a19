import type { NotebookDocument } from '../model/document';
import { neverRuns } from './program';

/** Why nothing can leave a notebook, in one sentence with what to do; `undefined` when it can be looked at. */
export function notebookObstacle(document: NotebookDocument, asked: readonly number[]): string | undefined {
  const { path, notebook, facts, problems, codeCells } = document;
  if (notebook === undefined) {
    return problems[0]?.message ?? `${path} cannot be read as a notebook.`;
  }
  if (notebook.nbformat < 4) {
    return `${path} has the format of nbformat ${notebook.nbformat}: open it in Jupyter, save it, and ask again.`;
  }
  if (notebook.language !== 'python') {
    return `${path} is a notebook in ${notebook.language}: only Python can leave for a Python module.`;
  }
  const fault = facts.faults.find(
    ({ place: { source } }) => !neverRuns(document, source) || asked.includes(codeCells[source] ?? -1),
  );
  if (fault !== undefined) {
    return `Cell ${(codeCells[fault.place.source] ?? 0) + 1} of ${path} is no Python 3 (${fault.message}): mend it first, nobody can say what its names are.`;
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
    ? `${path} has no cell ${wrong + 1}: it has ${count} cells, counted from 1.`
    : `Cell ${wrong + 1} of ${path} holds no Python: name code cells, counted from 1 over cells of every kind.`;
}

/** Names have to be accounted for before anything that uses them is moved. */
function namesObstacle({ path, facts, notebook }: NotebookDocument): string | undefined {
  const [open] = facts.openWorld;
  if (open !== undefined) {
    return open === 'star import'
      ? `${path} imports with a star, so that nobody can say where its names come from: import the names that it uses, and ask again.`
      : `${path} uses ${open}, which may make any name: replace it by an import or an assignment, and ask again.`;
  }
  if (notebook?.cells.some(({ source }) => source.includes('ast_node_interactivity')) === true) {
    return `${path} shows the value of every line (ast_node_interactivity), and lines that move would no longer be shown: take that setting out first.`;
  }
  return facts.names.some(({ name, use, kind }) => name === 'sys' && use === 'bind' && kind !== 'import')
    ? `${path} uses the name sys for something else than Python's module: rename it first.`
    : undefined;
}

/** Where modules are is written relative to the notebook. */
function folderObstacle({ path, facts }: NotebookDocument): string | undefined {
  const moves =
    facts.magics.some(({ name }) => name === '%cd' || name === '%pushd') || facts.callsOf('os.chdir').length > 0;
  return moves
    ? `${path} changes the folder that it runs in, so that its modules would be looked for elsewhere: take the change out first.`
    : undefined;
}
