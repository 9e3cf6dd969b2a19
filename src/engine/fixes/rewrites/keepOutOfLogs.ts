import { type Telling, tellingsIn } from '../../checkers/logsPersonal';
import { hasFacts, sourceAt, textOfSource, type FactsDocument } from '../../detectors/sources';
import type { SourceLocation } from '../../model/location';
import type { TextEdit } from '../../model/report';
import type { ArgumentFact, CallFact, HandlerFact } from '../../python/facts/facts';
import { addBelowImports } from '../addBelowImports';
import { callAt } from './callAt';
import { loggerFor } from './logger';
import { notHere, type Rewrite } from './rewrite';
import { linesAbove, linesOf, replacePlace, textOfPlace } from './training/lines';

/**
 * A line of a log names the fields of a request and stars in place of a person; the client is told that it failed, and
 * the log why.
 */
export const keepOutOfLogs: Rewrite = ({ location }, { document }) => {
  if (!hasFacts(document) || location.kind === 'document') {
    return notHere;
  }
  const call = callOf(document, location);
  if (call === undefined) {
    return notHere;
  }
  const answer = call.arguments.find(({ keyword }) => keyword === 'detail');
  const edits =
    answer !== undefined && /Exception$/.test(call.callee ?? '')
      ? answerKindly(document, location, { call, answer })
      : maskAll(document, location, tellingsIn(call, document));
  return edits.length === 0 ? notHere : { edits };
};

/** By the value that is marked. */
function callOf(document: FactsDocument, location: SourceLocation): CallFact | undefined {
  const source = sourceAt(document, location);
  const { start, end } = location.span;
  const isMarked = ({ valuePlace }: ArgumentFact): boolean =>
    valuePlace.source === source && valuePlace.start === start && valuePlace.end === end;
  return callAt(document, location) ?? document.facts.calls.find(call => call.arguments.some(isMarked));
}

const helper = `

def field_names(body):
    """What a request holds, for the log: the names of its fields, never their values."""
    names = body if hasattr(body, "keys") else getattr(body, "model_fields_set", ())
    return sorted(names) or type(body).__name__
`;

function maskAll(document: FactsDocument, location: SourceLocation, tellings: readonly Telling[]): readonly TextEdit[] {
  const masked = [...new Set(tellings.map(({ argument }) => argument))].map(argument =>
    replacePlace(document, argument.valuePlace, maskedText(document, argument, tellings)),
  );
  if (!tellings.some(({ what }) => what === 'request') || isDefined(document)) {
    return masked;
  }
  const defining = addBelowImports(document, location, helper, undefined);
  return defining.length === 0 ? [] : [...defining, ...masked];
}

function isDefined({ facts }: FactsDocument): boolean {
  return facts.scopes.some(({ name, parent }) => name === 'field_names' && parent === 0);
}

function maskedText(document: FactsDocument, argument: ArgumentFact, tellings: readonly Telling[]): string {
  const told = tellings.filter(each => each.argument === argument);
  const before = textOfPlace(document, argument.valuePlace);
  if (argument.value.kind !== 'f-string') {
    return told[0]?.what === 'request' ? `field_names(${before})` : '"***"';
  }
  return told.reduce(
    (text, { text: expression, what }) => {
      const field = new RegExp(`\\{\\s*${escaped(expression)}\\s*(?:![rsa])?(?::[^{}]*)?=?\\}`, 'g');
      return text.replace(field, () => (what === 'request' ? `{field_names(${expression})}` : '***'));
    },
    withoutPrefix(before, told),
  );
}

/** An f-string that holds no field any more is a plain one. */
function withoutPrefix(text: string, told: readonly Telling[]): string {
  const fields = text.match(/(?<!\{)\{[^{}]+\}/g)?.length ?? 0;
  const isPlain = fields === told.length && told.every(({ what }) => what === 'person') && !/\{\{|\}\}/.test(text);
  return isPlain ? text.replace(/^[fF](?=["'])/, '') : text;
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

/** What the answer says before the error: `"Failed to read the store"` of `f"Failed to read the store: {error}"`. */
function sentenceOf(document: FactsDocument, { value, valuePlace }: ArgumentFact): string {
  const written = textOfPlace(document, valuePlace);
  const said =
    value.kind === 'f-string' ? /^[fF](["'])([^"'{}\\]*?\w)[\s:,.-]*\{[^{}]*\}[.\s]*\1$/.exec(written)?.[2] : undefined;
  return `"${said ?? 'The request could not be answered'}"`;
}

interface Answered {
  readonly call: CallFact;
  readonly answer: ArgumentFact;
}

/** The error itself goes to the log, where it is caught on lines of its own; else nothing is changed. */
function answerKindly(
  document: FactsDocument,
  location: SourceLocation,
  { call, answer }: Answered,
): readonly TextEdit[] {
  const handler = handlerAround(document, call);
  const text = textOfSource(document, call.place.source);
  const raised = /raise[ \t]+$/.exec(text.slice(0, call.place.start));
  const rest = /^[ \t]+from[ \t]+\w+/.exec(text.slice(call.place.end))?.[0].length ?? 0;
  const { source, start, end } = call.place;
  const lines = linesOf(document, { source, start: start - (raised?.[0].length ?? 0), end: end + rest });
  const logger = loggerFor(document, location);
  if (handler === undefined || raised === null || lines === undefined || logger === undefined) {
    return [];
  }
  const isLogged = /\.exception\(|exc_info|\blog\w*\.(?:error|critical|warning)\([^\n]*\b(?:e|ex|exc|err|error|exception)\b/.test(textOfPlace(document, handler.place)); // prettier-ignore
  const sentence = sentenceOf(document, answer);
  return [
    ...(isLogged ? [] : [...logger.edits, linesAbove(document, lines, [`${logger.name}.exception(${sentence})`])]),
    ...withoutName(document, handler),
    replacePlace(document, answer.valuePlace, sentence),
  ];
}

function handlerAround({ facts }: FactsDocument, { place }: CallFact): HandlerFact | undefined {
  return facts.handlers.findLast(
    each => each.place.source === place.source && each.place.start < place.start && each.place.end >= place.end,
  );
}

/** `except ValueError as error:` → `except ValueError:` where only the answer named it. */
function withoutName(document: FactsDocument, { place }: HandlerFact): readonly TextEdit[] {
  const body = textOfPlace(document, place);
  const [whole = '', before = '', name = ''] = /^(except\b[^:\n]*?)[ \t]+as[ \t]+(\w+)(?=[ \t]*:)/.exec(body) ?? [];
  const uses = name === '' ? 0 : body.split(new RegExp(`\\b${name}\\b`)).length - 1;
  return uses === 2
    ? [replacePlace(document, { ...place, start: place.start + before.length, end: place.start + whole.length }, '')]
    : [];
}
