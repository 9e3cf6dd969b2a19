import type { StatementSyntax } from '../python/index';
import type { Program } from './program';
import { indented } from './statementText';
import type { Step } from './steps';
import type { Unit } from './unit';

/** Names that are taken; a new one is added to them. */
export type TakenNames = Set<string>;

/** The function of a step, under a name that says what it makes and that nothing else has. */
export function stepUnit(step: Step, program: Program, taken: TakenNames): Unit {
  const { source, start, end, parameters, returns, kept, gone, needs, imported } = step;
  const name = freeName(nameOf(step, program), step, taken);
  const body = indented(program, { source, start, end }, [...kept, ...gone]);
  const header = signature(name, parameters);
  const text = `${header}\n    """${describe(step, program)}"""\n${body}\n    return ${returns.join(', ')}`;
  const target = returns.join(', ');
  const above = kept.map(statement => ({
    text: step.cell.text.slice(statement.start, statement.end),
    names: namesOf(statement),
  }));
  const call = `${target} = ${name}(${parameters.join(', ')})`;
  return { kind: 'step', name, source, start, end, text, needs, imported, call, above };
}

function namesOf(statement: StatementSyntax): readonly string[] {
  const isImport = statement.kind === 'import' || statement.kind === 'import-from';
  return isImport ? statement.names.map(({ bound }) => bound.split('.')[0] ?? bound) : [];
}

const width = 88;

function signature(name: string, parameters: readonly string[]): string {
  const line = `def ${name}(${parameters.join(', ')}):`;
  return line.length <= width ? line : `def ${name}(\n${parameters.map(each => `    ${each},\n`).join('')}):`;
}

/** `Features: cell 7 of 02_train.ipynb.`, with the heading above it. */
function describe({ cell }: Step, { document }: Program): string {
  const above = document.notebook?.cells
    .slice(0, cell.cell)
    .findLast(({ kind, source }) => kind === 'markdown' && /^#/m.test(source));
  const heading =
    /^#+[ \t]*(.+?)[ \t#]*$/m
      .exec(above?.source ?? '')?.[1]
      ?.replace(/["\\`*_]/g, '')
      .trim() ?? '';
  const file = document.path.slice(document.path.lastIndexOf('/') + 1).replace(/["\\]/g, '');
  const place = `cell ${cell.cell + 1} of ${file}.`;
  return heading === '' || heading.length > 60 ? `From ${place}` : `${heading}: ${place}`;
}

/** `prepare_rows`, or where that is taken `prepare_rows_in_cell_7`. */
function freeName(wanted: string, { cell }: Step, taken: TakenNames): string {
  const longer = `${wanted}_in_cell_${cell.cell + 1}`;
  const name = [wanted, longer].find(each => !taken.has(each)) ?? `${longer}_step`;
  taken.add(name);
  return name;
}

/** `load_customers`, `split_x`, `fit_model`: what it calls says the verb, what it gives the noun. */
function nameOf(step: Step, program: Program): string {
  const { source, start, end, returns, parameters } = step;
  const calls = program.document.facts.calls.filter(
    ({ place }) => place.source === source && place.start >= start && place.end <= end,
  );
  const methods = new Set(calls.map(({ method }) => method));
  const has = (pattern: RegExp): boolean => [...methods].some(method => pattern.test(method));
  const noun = wordOf(returns[0] ?? 'result');
  const result = wordOf(returns.at(-1) ?? 'result');
  if (has(/^train_test_split$/)) {
    return 'split_rows';
  }
  if (has(/^(?:fit|fit_generator|train|cross_val_\w+)$/)) {
    return `fit_${result}`;
  }
  if (has(/^predict(?:_proba)?$|_score$/)) {
    return `predict_${result}`;
  }
  if (parameters.length === 0 || has(/^(?:read_\w+|load|open|loadtxt|glob|listdir)$/)) {
    return `load_${noun}`;
  }
  const given = returns.find(name => parameters.includes(name));
  return given === undefined ? `make_${noun}` : `prepare_${wordOf(given)}`;
}

function wordOf(name: string): string {
  const word = name
    .replace(/([a-z\d])(?=[A-Z])/g, '$1_')
    .toLowerCase()
    .replace(/^_+|_+$/g, '');
  return word === '' ? 'result' : word;
}
