import { bindsByName } from '../../checkers/notebookNames';
import { sourceAt } from '../../detectors/sources';
import type { NotebookDocument } from '../../model/document';
import type { SourceLocation } from '../../model/location';
import type { CellChange } from '../../model/report';
import { type WantedImport, addImport } from '../addImport';
import { cellNames, type CellNames } from './cellNames';
import type { Rewrite, Rewritten } from './rewrite';

/**
 * Moves the cell that defines a name above the one that uses it, with the cells that it needs itself, where nothing
 * between them would notice. A name that a later cell imports is imported at the top. Needs the capture `name`.
 */
export const moveDefinition: Rewrite = ({ location, captures }, { document }) => {
  const name = captures['name']?.text ?? '';
  const first = document.kind === 'notebook' ? bindsByName(document).get(name)?.[0] : undefined;
  if (document.kind !== 'notebook' || location.kind !== 'cell' || first === undefined) {
    return undefined;
  }
  const { source } = first.place;
  return first.kind === 'import'
    ? importAbove(document, location, name, source)
    : moveAbove(document, location, source);
};

function importAbove(
  document: NotebookDocument,
  location: SourceLocation,
  name: string,
  source: number,
): Rewritten | undefined {
  const wanted = importOf(document, name, source);
  return wanted === undefined ? undefined : { edits: addImport(document, location, wanted) };
}

function moveAbove(document: NotebookDocument, location: SourceLocation, source: number): Rewritten | undefined {
  const user = sourceAt(document, location);
  const moved = movedCells(document, user, source);
  return moved === undefined ? undefined : { cells: moves(document, user, moved) };
}

/** How a cell imports a name; nothing for a relative import, and for `import a.b`, which binds `a`. */
function importOf({ facts }: NotebookDocument, bound: string, source: number): WantedImport | undefined {
  const fact = facts.imports.find(each => each.bound === bound && each.place.source === source);
  if (fact === undefined || fact.level > 0 || (fact.name === undefined && fact.module.startsWith(`${bound}.`))) {
    return undefined;
  }
  const { module, name } = fact;
  return bound === (name ?? module) ? { module, name } : { module, name, as: bound };
}

/** The sources that have to come first, in their order; nothing where that cannot be or would change something else. */
function movedCells(document: NotebookDocument, user: number, definition: number): readonly number[] | undefined {
  const cells = cellNames(document);
  const moved = new Set([definition]);
  for (const source of moved) {
    for (const needed of neededBy(cells, source, user)) {
      if (needed === user) {
        return undefined;
      }
      moved.add(needed);
    }
  }
  const order = [...moved].sort((a, b) => a - b);
  const last = order.at(-1) ?? user;
  const passed = cells.slice(user, last + 1).filter(({ source }) => !moved.has(source));
  const isFree = order.every(source => {
    const own = cells[source];
    return (
      own !== undefined && own.isPlain && passed.every(other => other.source > source || mayPass(own, other, cells))
    );
  });
  return isFree ? order : undefined;
}

/** Cells from the user on in which a name is made that a cell reads, and of which no cell above has made it. */
function neededBy(cells: readonly CellNames[], source: number, user: number): readonly number[] {
  const reads = cells[source]?.reads ?? new Set();
  return [...reads].flatMap(name => {
    const makers = cells.filter(({ binds }) => binds.has(name)).map(each => each.source);
    return makers.some(maker => maker < user) || makers.includes(source) ? [] : makers.slice(0, 1);
  });
}

/** Whether one cell may run before another that stood above it: neither makes or changes what the other one has. */
function mayPass(own: CellNames, other: CellNames, cells: readonly CellNames[]): boolean {
  const before = cells.slice(0, other.source);
  const isNew = (name: string): boolean => before.every(({ binds }) => !binds.has(name));
  return (
    [...own.binds].every(name => !other.binds.has(name) && (!other.reads.has(name) || isNew(name))) &&
    [...own.reads].every(name => !other.binds.has(name) && (!other.reads.has(name) || own.fixed.has(name)))
  );
}

/** A Markdown cell that belongs to a moved cell alone goes with it. */
function moves(
  { path, notebook, codeCells }: NotebookDocument,
  user: number,
  sources: readonly number[],
): readonly CellChange[] {
  const cells = notebook?.cells ?? [];
  const before = codeCells[user] ?? 0;
  return sources.flatMap(source => {
    const cell = codeCells[source] ?? 0;
    const [above, below] = [cells[cell - 1], cells[cell + 1]];
    const isAlone =
      above?.kind === 'markdown' && cell - 1 > before && (below === undefined || below.kind === 'markdown');
    const heading = isAlone ? [{ kind: 'move', path, cell: cell - 1, before } as const] : [];
    const counted = (cells[cell]?.executionCount ?? 0) > 0;
    const count = counted ? [{ kind: 'clear-count', path, cell } as const] : [];
    return [...heading, { kind: 'move', path, cell, before } as const, ...count];
  });
}
