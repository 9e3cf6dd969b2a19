import { outlineOf } from '../../../detectors/outlineOf';
import { textOfSource } from '../../../detectors/sources';
import type { PythonDocument } from '../../../model/document';
import { type Expression, type Place, type Statement, isPlaceInside } from '../../../python/index';
import { codeOf } from '../loops/mentions';
import { statementsIn } from '../suites';
import { linesOf, textOfPlace } from '../training/lines';

/**
 * The statements of a module from its first work on that are neither definitions nor constants; `undefined` where one of
 * them cannot run elsewhere, or later than those that stay.
 */
export function movedWork(document: PythonDocument, work: Place): readonly Statement[] | undefined {
  const suite = outlineOf(document);
  const first = suite.findIndex(({ place }) => isPlaceInside(work, place));
  const behind = suite.slice(Math.max(first, 0));
  const moved = behind.filter(statement => !stays(statement));
  const isLate = behind.some(statement => imports(document, statement) || asksForName(document, statement));
  const isMovable = moved.every(statement => canMove(document, statement));
  return first >= 0 && isMovable && !isLate ? moved : undefined;
}

/** Definitions, constants and remarks; what they need is bound above, or when they are called. */
function stays(statement: Statement): boolean {
  switch (statement.kind) {
    case 'function':
    case 'class':
      return true;
    case 'assign':
      return (
        !statement.isAugmented && statement.targets.every(({ kind }) => kind === 'name') && isFixed(statement.value)
      );
    case 'expression':
      return statement.value.kind === 'string';
    default:
      return false;
  }
}

function isFixed(value: Expression): boolean {
  return value.kind === 'collection'
    ? value.items.every(isFixed)
    : value.kind === 'string' || value.kind === 'number' || value.kind === 'constant';
}

function imports(document: PythonDocument, { place }: Statement): boolean {
  return document.facts.imports.some(fact => fact.scope === 0 && isPlaceInside(fact.place, place)) || /^(?:from|import)\b/.test(textOfPlace(document, place)); // prettier-ignore
}

function asksForName(document: PythonDocument, { place }: Statement): boolean {
  return /^if\b.*__name__/.test(textOfPlace(document, place));
}

/** On lines of its own, without definitions, and nothing that others rely on once the module is imported. */
function canMove(document: PythonDocument, statement: Statement): boolean {
  const code = codeOf(document, statement.place);
  const isKnown = statement.kind !== 'other' || /^(?:assert|pass)\b/.test(code);
  const defines = statementsIn([statement]).some(({ kind }) => kind === 'function' || kind === 'class');
  return isKnown && !defines && !setting.test(code) && linesOf(document, statement.place) !== undefined;
}

const setting =
  /\b(?:globals|locals|vars|exec|eval|environ|chdir|seed|manual_seed|set_\w+|filterwarnings|simplefilter|basicConfig|dictConfig|addHandler|load_dotenv|autolog|register\w*|use)\b|\bsys\.path\b|\.set\(|\byield\b|\bawait\b|^\s*global\b/m;

/** The text of statements one behind the other with the remarks above each, indented by four. */
export function indented(document: PythonDocument, statements: readonly Statement[]): string {
  const text = textOfSource(document, 0);
  const inString = (at: number): boolean =>
    document.facts.strings.some(({ place, nested }) => !nested && place.start < at && at < place.end);
  return statements
    .map(statement => {
      const { start, end } = withRemarks(document, statement);
      let at = start;
      const lines = text.slice(start, end).replace(/\s+$/, '').split('\n').map(line => {
        const isText = inString(at);
        at += line.length + 1;
        return isText || line.trim() === '' ? line : `    ${line}`;
      }); // prettier-ignore
      return lines.join('\n');
    })
    .join('\n');
}

/** The lines of a statement and the comments right above it. */
export function withRemarks(document: PythonDocument, { place }: Statement): Place {
  const text = textOfSource(document, 0);
  let start = text.lastIndexOf('\n', place.start - 1) + 1;
  for (;;) {
    const above = /(?:^|\n)([ \t]*#(?!!)[^\n]*\n)$/.exec(text.slice(0, start))?.[1];
    if (above === undefined) {
      break;
    }
    start -= above.length;
  }
  const feed = text.indexOf('\n', place.end);
  return { source: 0, start, end: feed < 0 ? text.length : feed + 1 };
}
