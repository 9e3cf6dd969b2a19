import type { FactsDocument } from '../../../detectors/sources';
import type { CallFact, Expression, Place, Statement } from '../../../python/index';
import { codeOf, countOf, wordsIn } from '../loops/mentions';
import { nameOf, stepsTo, type Step } from '../suites';
import { textOfPlace } from '../training/lines';

/** `for index, row in table.iterrows():` and how its rows are read. */
export interface RowLoop {
  readonly document: FactsDocument;
  readonly call: CallFact;
  readonly step: Step & { readonly statement: Statement & { readonly kind: 'for' } };
  /** As it is written. */
  readonly table: string;
  readonly index: string;
  readonly row: string;
  readonly body: Place;
  /** Each is `row["column"]` or `row.column`, and nothing else is done with a row. */
  readonly reads: readonly { readonly place: Place; readonly column: string }[];
}

/** The loop of a call, if its rows are only read, by columns that could be attributes, and forgotten behind it. */
export function rowLoopOf(document: FactsDocument, call: CallFact): RowLoop | undefined {
  const steps = stepsTo(document, call.place);
  const last = steps.at(-1);
  return last?.statement.kind === 'for' ? readLoop(document, call, steps, { ...last, statement: last.statement }) : undefined; // prettier-ignore
}

function readLoop(
  document: FactsDocument,
  call: CallFact,
  steps: readonly Step[],
  step: RowLoop['step'],
): RowLoop | undefined {
  const { place, target, iterable, body: statements } = step.statement;
  const [index, row] = pairOf(target);
  const isAll = iterable.place.start === call.place.start || /^tqdm\b/.test(textOfPlace(document, iterable.place));
  if (index === undefined || row === undefined || !isAll || isNeededLater(document, steps, [index, row])) {
    return undefined;
  }
  const body = { source: place.source, start: statements[0]?.place.start ?? place.end, end: place.end };
  const reads = readsOf(document, body, row);
  const table = call.text.replace(/\.iterrows$/, '');
  return reads && { document, call, step, table, index, row, body, reads };
}

function pairOf(target: Expression): readonly (string | undefined)[] {
  return target.kind === 'collection' && target.items.length === 2 ? target.items.map(nameOf) : [];
}

function readsOf(document: FactsDocument, body: Place, row: string): RowLoop['reads'] | undefined {
  const text = codeOf(document, body);
  const pattern = new RegExp(String.raw`(?<![\w.])${row}(?!\w)(?:\[(["'])([A-Za-z]\w*)\1\]|\.([A-Za-z]\w*)(?![\w(]))?`, 'g'); // prettier-ignore
  const found = Array.from(text.matchAll(pattern), ({ index, 0: whole, 2: key, 3: attribute = '' }) => ({
    place: { ...body, start: body.start + index, end: body.start + index + whole.length },
    column: key ?? (ofSeries.has(attribute) ? '' : attribute),
    behind: text.slice(index + whole.length),
  }));
  const isSure = found.every(({ column, behind }) => !reserved.has(column) && usable.test(behind));
  return isSure ? found : undefined;
}

/** Nothing is written to it, and of what it holds only what texts and days have. */
const usable =
  /^(?!\s*(?:[-+*/%|&^@]|\/\/|\*\*)?=(?!=))(?!\s*[[(])(?!\s*\.(?!(?:lower|upper|title|strip|lstrip|rstrip|split|startswith|endswith|replace|find|encode|isdigit|strftime|isoformat|date|year|month|day|hour|weekday|days)\b))/;

const ofSeries: ReadonlySet<string> = new Set([
  'name', 'index', 'values', 'array', 'size', 'shape', 'dtype', 'dtypes', 'T', 'empty', 'str', 'dt', 'cat', 'loc', 'iloc',
  'at', 'iat', 'ndim', 'axes', 'flags', 'attrs', 'plot', 'hasnans', 'nbytes', 'is_unique',
]); // prettier-ignore

/** What a tuple has itself, and what is no name at all. */
const reserved: ReadonlySet<string> = new Set([
  '', 'count', 'index', 'Index', 'and', 'as', 'assert', 'async', 'await', 'break', 'class', 'continue', 'def', 'del', 'elif',
  'else', 'except', 'finally', 'for', 'from', 'global', 'if', 'import', 'in', 'is', 'lambda', 'nonlocal', 'not', 'or', 'pass',
  'raise', 'return', 'try', 'while', 'with', 'yield', 'True', 'False', 'None',
]); // prettier-ignore

/** Whether one of the names is read behind the loop, before it means something else. */
function isNeededLater(document: FactsDocument, steps: readonly Step[], names: readonly string[]): boolean {
  const own = steps.slice(steps.findLastIndex(({ statement }) => statement.kind === 'function') + 1);
  const later = own.toReversed().flatMap(({ suite, index }) => suite.slice(index + 1));
  return names.some(name => {
    const next = later.find(each => countOf(name, codeOf(document, each.place)) > 0);
    return next !== undefined && !isRenewed(document, next, name);
  });
}

function isRenewed(document: FactsDocument, statement: Statement, name: string): boolean {
  const isTarget = statement.kind === 'for' && wordsIn(document, statement.target).includes(name);
  const isPlain = statement.kind === 'assign' && !statement.isAugmented && nameOf(statement.targets[0]) === name;
  const isOwn = statement.kind === 'function' && statement.parameters.some(parameter => parameter.name === name);
  return isTarget || isOwn || (isPlain && countOf(name, codeOf(document, statement.place)) === 1);
}
