import * as l10n from '@vscode/l10n';
import { lineEndOf } from '../../fixes/lineEnd';
import { type Program, type ProgramCell, type Stretch, readProgram } from '../../graduate/program';
import { wholeLines } from '../../graduate/statementText';
import type { NotebookDocument } from '../../model/document';
import type { TextEdit } from '../../model/report';
import type { StatementSyntax } from '../../python/index';
import type { Scaffold } from '../scaffold';
import { hasOutputs, isEmptied, removal, withoutLines } from './cellEdits';
import { type NotebookDraft, draftOfNotebooks } from './eachNotebook';

/** Moves imports of later cells below those of the first cell that imports, where they find the same there. */
export const gatherImports: Scaffold = (facts, _rule, source) =>
  draftOfNotebooks(
    facts,
    source,
    {
      title: notebooks => l10n.t('Move imports to the top of {0}', notebooks),
      refusal: l10n.t(
        'The imports have to stay where they are: something above them installs packages, changes paths or settings, or has other uses for their names.',
      ),
    },
    gather,
  );

type Import = Extract<StatementSyntax, { readonly kind: 'import' | 'import-from' }>;

interface Moved {
  readonly cell: ProgramCell;
  readonly lines: readonly (Stretch & { readonly text: string })[];
}

function gather(document: NotebookDocument): NotebookDraft | undefined {
  const program = readProgram(document);
  const home = program.cells.find(({ text, statements }) => !text.startsWith('%%') && statements.some(isImport));
  if (home === undefined) {
    return undefined;
  }
  const offset = belowImports(home);
  const later = program.cells.slice(home.source + 1);
  const moved = later
    .map(cell => movedFrom(cell, { program, home, offset }))
    .filter(({ cell, lines }) => lines.length > 0 && !(isEmptied(cell, lines) && hasOutputs(document, cell)));
  if (moved.length === 0) {
    return undefined;
  }
  return {
    edits: [
      insertion(document, home, offset, moved),
      ...moved.flatMap(({ cell, lines }) => withoutLines(document, cell, lines)),
    ],
    files: [],
    cells: moved.filter(({ cell, lines }) => isEmptied(cell, lines)).map(({ cell }) => removal(document, cell)),
  };
}

function isImport(statement: StatementSyntax): statement is Import {
  return statement.kind === 'import' || statement.kind === 'import-from';
}

function belowImports(home: ProgramCell): number {
  const last = home.statements.findLast(isImport);
  return last === undefined ? 0 : (wholeLines(home, last)?.end ?? 0);
}

interface Home {
  readonly program: Program;
  readonly home: ProgramCell;
  readonly offset: number;
}

/** What has to have happened before an import: packages installed, paths and variables set, a backend chosen. */
const barrier =
  /\b(?:pip3?|conda|mamba|uv)\b.*\binstall\b|sys\.path|os\.environ|\bchdir\(|^[ \t]*%(?:cd|env|load_ext|autoreload)\b|\.use\(|__future__|\bload_dotenv\(/m;

function movedFrom(cell: ProgramCell, { program, home, offset }: Home): Moved {
  const between = program.cells.slice(home.source + 1, cell.source).map(({ text }) => text);
  const above = [home.text.slice(offset), ...between].join('\n');
  const isBlocked = cell.text.startsWith('%%') || barrier.test(above);
  const lines = cell.statements.flatMap(statement => {
    const isFree = isImport(statement) && !isBlocked && !barrier.test(cell.text.slice(0, statement.start));
    const whole = isFree && meansOneThing(statement, program) ? wholeLines(cell, statement) : undefined;
    return whole === undefined ? [] : [{ ...whole, text: cell.text.slice(whole.start, whole.end).trim() }];
  });
  return { cell, lines };
}

/** Each of its names is imported in this one way wherever it is bound, and no file beside the notebook is meant. */
function meansOneThing(statement: Import, { binds, document }: Program): boolean {
  const isRelative = statement.kind === 'import-from' && statement.level > 0;
  return (
    !isRelative &&
    statement.names.length > 0 &&
    statement.names.every(({ bound }) => {
      const name = bound.split('.')[0] ?? bound;
      const all = document.facts.imports.filter(fact => fact.bound === name);
      const ways = new Set(all.map(fact => `${fact.module} ${fact.name ?? ''}`));
      return ways.size === 1 && (binds.get(name) ?? []).every(fact => fact.kind === 'import');
    })
  );
}

function insertion(
  { path }: NotebookDocument,
  { cell, text }: ProgramCell,
  offset: number,
  moved: readonly Moved[],
): TextEdit {
  const present = new Set(text.split(/\r?\n/).map(line => line.trim()));
  const lines = [...new Set(moved.flatMap(each => each.lines.map(line => line.text)))].filter(
    line => !present.has(line),
  );
  const lineEnd = lineEndOf(text);
  const isOpen = offset > 0 && text[offset - 1] !== '\n';
  const written = lines.map(line => (isOpen ? lineEnd + line : line + lineEnd)).join('');
  return { location: { kind: 'cell', path, cell, span: { start: offset, end: offset } }, newText: written };
}
