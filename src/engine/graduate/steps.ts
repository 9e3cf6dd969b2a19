import * as l10n from '@vscode/l10n';
import { builtinNames } from '../python/facts/builtinNames';
import { type CallFact, type NameFact, type StatementSyntax, comparePlaces } from '../python/index';
import { nameFlow, type NameFlow } from './nameFlow';
import { namesInQueries, obstacleIn } from './obstacles';
import { type Program, type ProgramCell, type Stretch, isWithin, meaningOf } from './program';
import { wholeLines } from './statementText';
import type { Unit } from './unit';

/** The work of a cell between its imports and what it shows, as a function could do it. */
export interface Step extends Stretch {
  readonly cell: ProgramCell;
  readonly statements: readonly StatementSyntax[];
  /** Statements in between that the cell keeps: imports. */
  readonly kept: readonly StatementSyntax[];
  /** Constants in between that leave by themselves. */
  readonly gone: readonly StatementSyntax[];
  readonly parameters: readonly string[];
  readonly returns: readonly string[];
  /** Units that it uses. */
  readonly needs: readonly string[];
  readonly imported: readonly string[];
}

export interface StepContext {
  readonly program: Program;
  /** What leaves the notebook as it is. */
  readonly units: ReadonlyMap<string, Unit>;
  /** Names of those that leave; others are there to be chosen from. */
  readonly moving: ReadonlySet<string>;
  /** The cell was asked for: nothing is left out because it might better stay. */
  readonly isAsked: boolean;
}

/** The step of a cell, or why its work stays. `undefined` when there is no work for which a function would be of use. */
export function stepOf(cell: ProgramCell, context: StepContext): Step | string | undefined {
  const run = runOf(cell, context);
  if (run === undefined || typeof run === 'string') {
    return run;
  }
  const flow = nameFlow(run.statements);
  const obstacle = flowObstacle(flow, run, context) ?? obstacleIn(context.program, run);
  if (obstacle !== undefined) {
    return obstacle;
  }
  const needed = neededLater(flow, run, context);
  const uncertain = needed.filter(name => !flow.certain.has(name));
  const uses = usesOf(
    [...flow.exposed, ...deferredReads(run, flow, context), ...namesInQueries(context.program, run), ...uncertain],
    run,
    context,
  );
  if (typeof uses === 'string') {
    return uses;
  }
  const changed = flow.changed.filter(name => uses.parameters.includes(name));
  const step: Step = { ...run, ...uses, returns: [...new Set([...needed, ...changed])] };
  const size = sizeObstacle(step, context) ?? step;
  return size === '' ? undefined : size;
}

type Run = Pick<Step, 'cell' | 'statements' | 'kept' | 'gone' | 'source' | 'start' | 'end'>;

/** From the first statement that does something to the last one before what only shows. */
function runOf(cell: ProgramCell, context: StepContext): Run | string | undefined {
  if (cell.isParameters) {
    return context.isAsked ? l10n.t('a tool puts parameters into it before the notebook runs') : undefined;
  }
  const isMoving = (statement: StatementSyntax): boolean => isConstant(cell, statement, context);
  const isWork = (statement: StatementSyntax): boolean =>
    !['expression', 'other', 'pass'].includes(statement.kind) &&
    !isImport(statement) &&
    !isDefinition(statement) &&
    !isMoving(statement);
  const first = cell.statements.findIndex(isWork);
  const between = cell.statements.slice(Math.max(0, first), cell.statements.findLastIndex(isWork) + 1);
  const [start, end] = [between[0], between.at(-1)].flatMap(each =>
    each === undefined ? [] : (wholeLines(cell, each) ?? []),
  );
  if (first < 0) {
    return context.isAsked ? l10n.t('it holds no work, only what it shows') : undefined;
  }
  if (cell.text.startsWith('%%')) {
    return l10n.t('its first line is a magic, which all of the cell belongs to');
  }
  if (start === undefined || end === undefined) {
    return l10n.t('two statements share a line');
  }
  if (between.some(isDefinition)) {
    return l10n.t('a function is defined in the middle of its work: give the function a cell of its own');
  }
  return {
    cell,
    statements: between.filter(each => !isImport(each) && !isMoving(each)),
    kept: between.filter(isImport),
    gone: between.filter(isMoving),
    source: cell.source,
    start: start.start,
    end: end.end,
  };
}

function isConstant({ source }: ProgramCell, { start, end }: StatementSyntax, { units, moving }: StepContext): boolean {
  return [...units.values()].some(
    unit =>
      unit.kind === 'constant' &&
      moving.has(unit.name) &&
      unit.source === source &&
      unit.start <= start &&
      end <= unit.end,
  );
}

function isImport({ kind }: StatementSyntax): boolean {
  return kind === 'import' || kind === 'import-from';
}

function isDefinition({ kind }: StatementSyntax): boolean {
  return kind === 'function' || kind === 'class';
}

/** What a function could not do as the cell does. */
function flowObstacle(flow: NameFlow, run: Run, { program }: StepContext): string | undefined {
  if (flow.isUnknown) {
    return l10n.t('it holds a magic, an `await` or a statement that is not followed');
  }
  const gone = flow.deleted.find(name => flow.exposed.includes(name) || isUsedElsewhere(name, run, program));
  if (gone !== undefined) {
    return l10n.t('it deletes {0}, which other cells may ask for', gone);
  }
  const strange = flow.bound.find(name => meaningOf(name, program).kind !== 'variable');
  return strange === undefined ? undefined : l10n.t('{0} stands for several things in the notebook', strange);
}

/** Names that the run binds and something else in the notebook reads, in the order in which they are bound. */
function neededLater(flow: NameFlow, run: Run, { program }: StepContext): readonly string[] {
  return flow.bound.filter(name => isUsedElsewhere(name, run, program));
}

function isUsedElsewhere(name: string, run: Run, program: Program): boolean {
  const { cells, document } = program;
  const word = new RegExp(`(?<![\\w.])${name}(?!\\w)`);
  const after = run.cell.statements.filter(({ start }) => start >= run.end);
  return (
    nameFlow(after).exposed.includes(name) ||
    cells.some(
      cell => cell !== run.cell && (cell.flow.exposed.includes(name) || (program.isDynamic && word.test(cell.text))),
    ) ||
    document.facts.names.some(
      fact => fact.name === name && fact.use === 'read' && fact.deferred && !isWithin(run, fact),
    ) ||
    document.facts.magics.some(({ text }) => word.test(text)) ||
    document.facts.strings.some(({ text, place }) => text.includes(`@${name}`) && place.source !== run.source)
  );
}

/** What functions and lambdas inside the run read of the notebook when they are called. */
function deferredReads(run: Run, flow: NameFlow, { program }: StepContext): readonly string[] {
  const facts = program.document.facts.names.filter(
    fact => fact.use === 'read' && fact.deferred && isWithin(run, fact),
  );
  return [...new Set(facts.map(({ name }) => name))].filter(name => !flow.certain.has(name));
}

type Uses = Pick<Step, 'parameters' | 'needs' | 'imported'>;

/** Sorts the names that a run is given: parameters, what leaves the notebook, imports. */
function usesOf(names: readonly string[], run: Run, context: StepContext): Uses | string {
  const parameters: string[] = [];
  const needs: string[] = [];
  const imported: string[] = [];
  for (const name of new Set(names)) {
    const use = useOf(name, run, context);
    switch (use) {
      case 'parameter':
        parameters.push(name);
        break;
      case 'unit':
        needs.push(name);
        break;
      case 'import':
        imported.push(name);
        break;
      case 'builtin':
        break;
      default:
        return use;
    }
  }
  return { parameters, needs, imported };
}

/** `parameter`, `unit`, `import` or `builtin`; any other text is why the run stays. */
function useOf(name: string, run: Run, context: StepContext): string {
  const { program, units, moving } = context;
  const meaning = meaningOf(name, program);
  if (units.has(name) && moving.has(name)) {
    return 'unit';
  }
  switch (meaning.kind) {
    case 'import':
      return 'import';
    case 'definition':
      return l10n.t('it calls {0}, which stays in the notebook', name);
    case 'mixed':
      return meaning.why;
    case 'unknown':
      return builtinNames.has(name) ? 'builtin' : l10n.t('{0} is defined nowhere in the notebook', name);
    case 'variable':
      return variableUse(name, meaning.binds, run, program);
  }
}

function variableUse(name: string, binds: readonly NameFact[], run: Run, program: Program): string {
  const isBefore = binds.some(({ place, deferred }) => !deferred && comparePlaces(place, run) < 0);
  if (!isBefore) {
    return l10n.t('{0} gets its value further down', name);
  }
  return isRebound(name, run, program)
    ? l10n.t('a function in it uses {0}, which other cells change', name)
    : 'parameter';
}

/** A function that was made in the run would go on with the value of then. */
function isRebound(name: string, run: Run, { document, binds }: Program): boolean {
  const isKept = document.facts.names.some(
    fact => fact.name === name && fact.deferred && fact.use === 'read' && isWithin(run, fact),
  );
  return (
    isKept &&
    (binds.get(name) ?? []).some(
      ({ place }) => place.source > run.source || (place.source === run.source && place.start > run.start),
    )
  );
}

/** A function with more is no easier to read than the cell. */
const most = { parameters: 8, returns: 6 };

/** Why a function would be too much; an empty text when it would be of no use. */
function sizeObstacle(step: Step, { program, isAsked }: StepContext): string | undefined {
  const { parameters, returns, source, start, end, statements } = step;
  const calls = program.document.facts.calls.filter(
    ({ place }) => place.source === source && place.start >= start && place.end <= end,
  );
  if (returns.length === 0) {
    return isAsked ? l10n.t('nothing comes out of it that other cells use') : '';
  }
  if (isAsked) {
    return calls.length === 0 && parameters.length === 0 ? l10n.t('it only names values') : undefined;
  }
  return statements.length < 2 || calls.length === 0 ? '' : shapeObstacle(step, calls);
}

function shapeObstacle({ parameters, returns }: Step, calls: readonly CallFact[]): string | undefined {
  const drawing = calls.find(({ callee, method }) => isDrawing(callee ?? '', method));
  if (drawing !== undefined) {
    return l10n.t('it draws with {0}(), which is the notebook’s part', drawing.text);
  }
  // In a module it would print into the output of whatever runs it.
  if (calls.some(({ callee }) => callee === 'print')) {
    return l10n.t('it prints while it works, which is the notebook’s part');
  }
  return parameters.length > most.parameters || returns.length > most.returns
    ? l10n.t(
        'a function would take {0} values and give {1} back: split the cell first',
        parameters.length,
        returns.length,
      )
    : undefined;
}

function isDrawing(callee: string, method: string): boolean {
  return (
    /^(?:matplotlib|seaborn|plotly|altair|bokeh|folium|IPython)\b/.test(callee) ||
    /^(?:plot|hist|boxplot|scatter|imshow|savefig|show)$/.test(method)
  );
}
