import * as l10n from '@vscode/l10n';
import { constantName, isDeleted } from './constants';
import { builtinNames } from '../python/facts/builtinNames';
import type { ExpressionSyntax, StatementSyntax } from '../python/index';
import { namesInQueries, obstacleIn } from './obstacles';
import { type Program, type ProgramCell, type Stretch, isWithin, meaningOf } from './program';
import { withCommentsAbove } from './statementText';
import type { Left, Unit } from './unit';

/** What of the notebook can leave it as it is. */
export interface Movable {
  /** Functions, classes and constants by name, in the order of the notebook. */
  readonly units: ReadonlyMap<string, Unit>;
  readonly left: readonly Left[];
}

/** A unit that may leave if all that it needs does. */
type Candidate = Unit & { readonly cell: number };

/**
 * Functions, classes and constants that mean the same in a module: everything they use is imported, built in, or leaves
 * with them. `isChosen` says of which cells; constants may come from any.
 */
export function movableDefinitions(program: Program, isChosen: (cell: number) => boolean): Movable {
  const left: Left[] = [];
  const candidates = new Map<string, Candidate>();
  for (const cell of program.cells) {
    for (const statement of cell.statements) {
      const made = candidateOf(program, cell, statement, isChosen);
      if (made !== undefined && 'reason' in made) {
        left.push(made);
      } else if (made !== undefined) {
        candidates.set(made.name, made);
      }
    }
  }
  dropUnsupported(candidates, left);
  return { units: candidates, left };
}

function candidateOf(
  program: Program,
  cell: ProgramCell,
  statement: StatementSyntax,
  isChosen: (cell: number) => boolean,
): Candidate | Left | undefined {
  if (statement.kind === 'function' || statement.kind === 'class') {
    return isChosen(cell.cell) ? definitionOf(program, cell, statement) : undefined;
  }
  const name = constantName(program, cell, statement);
  const made = name === undefined ? undefined : unitOf(program, cell, statement, { kind: 'constant', name });
  return typeof made === 'string' ? undefined : made;
}

function definitionOf(program: Program, cell: ProgramCell, definition: Definition): Candidate | Left {
  const { name } = definition;
  const made =
    definitionObstacle(program, cell, definition) ?? unitOf(program, cell, definition, { kind: 'definition', name });
  const called = definition.kind === 'function' ? `${name}()` : name;
  return typeof made === 'string' ? { cell: cell.cell, name: called, reason: made } : made;
}

/** A statement with the comments above it, or why it cannot be taken out of its cell. */
function unitOf(
  program: Program,
  cell: ProgramCell,
  { start, end }: StatementSyntax,
  { kind, name }: Pick<Unit, 'kind' | 'name'>,
): Candidate | string {
  const stretch = withCommentsAbove(cell, { start, end });
  const used = usesOf(program, { source: cell.source, start, end }, name);
  if (stretch === undefined || used.reason !== undefined) {
    return used.reason ?? l10n.t('another statement shares its line');
  }
  const text = cell.text.slice(stretch.start, stretch.end).replace(/\r\n?/g, '\n').trimEnd();
  return {
    kind,
    cell: cell.cell,
    ...stretch,
    name,
    text,
    needs: used.needs,
    imported: used.imported,
    call: '',
    above: [],
  };
}

interface Uses {
  readonly needs: readonly string[];
  readonly imported: readonly string[];
  readonly reason: string | undefined;
}

/** What the names in a stretch stand for; a reason when one of them is a variable of the notebook. */
function usesOf(program: Program, stretch: Stretch, own: string): Uses {
  const facts = program.document.facts.names.filter(fact => fact.use === 'read' && isWithin(stretch, fact));
  const names = new Set([
    ...facts.map(({ name }) => name),
    ...namesInQueries(program, stretch),
    ...namesInAnnotations(program, stretch),
  ]);
  names.delete(own);
  const needs: string[] = [];
  const imported: string[] = [];
  for (const name of names) {
    const meaning = meaningOf(name, program);
    if (meaning.kind === 'import') {
      imported.push(name);
    } else if (meaning.kind === 'definition' || meaning.kind === 'variable') {
      needs.push(name);
    } else if (meaning.kind === 'mixed') {
      return { needs, imported, reason: meaning.why };
    } else if (!builtinNames.has(name)) {
      return { needs, imported, reason: l10n.t('{0} is defined nowhere in the notebook', name) };
    }
  }
  return { needs, imported, reason: undefined };
}

/** Imports that only the annotations of local variables name: Python never looks them up, linters do. */
function namesInAnnotations(program: Program, { source, start, end }: Stretch): readonly string[] {
  const text = (program.cells[source]?.text ?? '').slice(start, end);
  const annotations = Array.from(
    text.matchAll(/^[ \t]+[\w.]+[ \t]*:[ \t]*([\w.[\], |]+)(?:=|$)/gm),
    ([, said = '']) => said,
  );
  const names = annotations.flatMap(said => said.match(/(?<![\w.])[^\W\d]\w*/g) ?? []);
  return names.filter(name => meaningOf(name, program).kind === 'import');
}

type Definition = Extract<StatementSyntax, { readonly kind: 'function' | 'class' }>;

function definitionObstacle(
  program: Program,
  { source, text }: ProgramCell,
  definition: Definition,
): string | undefined {
  const { name, start, end } = definition;
  if (text.startsWith('%%')) {
    return l10n.t('the first line of its cell is a magic, which all of the cell belongs to');
  }
  if (builtinNames.has(name)) {
    return l10n.t('it has the name of something built in');
  }
  if ((program.binds.get(name) ?? []).length > 1 || isDeleted(program, name)) {
    return l10n.t('its name is bound more than once');
  }
  const stretch = { source, start, end };
  return makingObstacle(definition) ?? pickleObstacle(program, definition, stretch) ?? obstacleIn(program, stretch);
}

/** What is worked out when a definition runs would be worked out at another time. */
function makingObstacle(definition: Definition): string | undefined {
  if (definition.decorators.some(each => !isQuiet(each))) {
    return l10n.t('its decorator does something when it is defined');
  }
  return definition.kind === 'function' && definition.parameters.some(({ default: value }) => value?.kind === 'call')
    ? l10n.t('a default of it is worked out when it is defined')
    : undefined;
}

function pickleObstacle(program: Program, { kind, name }: Definition, own: Stretch): string | undefined {
  return program.isPickling && (kind === 'class' || isHandedOn(program, name, own))
    ? l10n.t('the notebook pickles objects, and files hold the module that it is in')
    : undefined;
}

const quiet =
  /^(?:staticmethod|classmethod|property|dataclass|contextmanager|lru_cache|cache|wraps|total_ordering|jit|njit|vectorize|no_grad|function|validator|delayed)$/;

function isQuiet(decorator: ExpressionSyntax): boolean {
  const callee = decorator.kind === 'call' ? decorator.callee : decorator;
  return (callee.kind === 'name' || callee.kind === 'attribute') && quiet.test(callee.name);
}

/** The function is a value somewhere, and not only for pandas to call at once: it may be part of what is pickled. */
function isHandedOn({ cells }: Program, name: string, own: Stretch): boolean {
  const value = new RegExp(`(?<![\\w.]|\\.(?:map|apply|applymap|transform|agg|pipe)\\()${name}\\b(?!\\s*\\()`);
  return cells.some(({ text, source }) =>
    value.test(source === own.source ? text.slice(0, own.start) + text.slice(own.end) : text),
  );
}

/** A unit that needs what stays has to stay too, and so on. */
function dropUnsupported(candidates: Map<string, Candidate>, left: Left[]): void {
  const isSupported = ({ needs }: Candidate): boolean => needs.every(need => candidates.has(need));
  for (;;) {
    const lost = [...candidates.values()].filter(candidate => !isSupported(candidate));
    if (lost.length === 0) {
      return;
    }
    for (const { kind, name, cell, needs } of lost) {
      const missing = needs.find(need => !candidates.has(need)) ?? '';
      if (kind === 'definition') {
        left.push({
          cell,
          name,
          reason: l10n.t('it uses {0}, which is not given to it and stays in the notebook', missing),
        });
      }
    }
    lost.forEach(({ name }) => candidates.delete(name));
  }
}

/** The units that are asked for, and all that they need. */
export function withNeeds(units: ReadonlyMap<string, Unit>, asked: readonly string[]): ReadonlySet<string> {
  const wanted = new Set<string>();
  const want = (name: string): void => {
    if (!wanted.has(name)) {
      wanted.add(name);
      units.get(name)?.needs.forEach(want);
    }
  };
  asked.forEach(want);
  return wanted;
}
