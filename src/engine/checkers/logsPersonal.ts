import * as l10n from '@vscode/l10n';
import { matchAt } from '../detectors/matchAt';
import { hasFacts, locationOf, textOfSource, type FactsDocument } from '../detectors/sources';
import { remember } from '../documents/remember';
import type { ArgumentFact, CallFact, PythonFacts } from '../python/index';
import type { Checker } from './checker';

/** Finds log lines that hold whole requests or what identifies a person, and errors whose text goes to the client. */
export const logsPersonal: Checker = {
  scope: 'document',
  kinds: ['python'],
  captures: ['found', 'danger'],
  anchors: [],
  concerns: document => hasFacts(document) && writtenIn(document.facts).some(call => isLogCall(call, document.facts)),
  *detect(document) {
    if (!hasFacts(document)) {
      return;
    }
    const told = tellingCalls(document).map(call => toldIn(call, document));
    const answered = clientErrors.flatMap(document.facts.callsOf).map(call => answeredIn(call, document));
    for (const found of [...told, ...answered]) {
      if (found !== undefined) {
        const captures = { found: found.text, danger: { text: found.danger, isSaid: true } } as const;
        yield matchAt(locationOf(document, found.argument.valuePlace), captures);
      }
    }
  },
};

interface Found {
  readonly argument: ArgumentFact;
  readonly text: string;
  readonly danger: string;
}

/** What the text of a call holds that says too much: without such a word there is nothing to look at. */
const telling =
  /request|req|payload|body|mail|phone|ssn|social_security|passport|iban|birth|dob|name|address|card|password/i;

function tellingCalls(document: FactsDocument): readonly CallFact[] {
  const { facts } = document;
  return writtenIn(facts).filter(call => {
    const { source, start, end } = call.place;
    return telling.test(textOfSource(document, source).slice(start, end)) && isLogCall(call, facts);
  });
}

function writtenIn(facts: PythonFacts): readonly CallFact[] {
  return facts.callsWritten('debug', 'info', 'warning', 'warn', 'error', 'exception', 'critical', 'log');
}

function isLogCall(call: CallFact, facts: PythonFacts): boolean {
  return (
    call.receiver !== undefined &&
    (/(?:^|[._])(?:log|logger|logging)\.\w+$/i.test(call.text) || isOfLibrary(call, loggersIn(facts)))
  );
}

const library = /^(?:logging|loguru|structlog)\b/;

/** What a call means is asked last, since all names are followed for it. */
function isOfLibrary(call: CallFact, loggers: ReadonlySet<string>): boolean {
  const holder = call.text.slice(0, -call.method.length - 1);
  const isLogger = loggers.has(holder) || loggers.has(/^\w+/.exec(holder)?.[0] ?? '');
  return isLogger && library.test(call.callee ?? '');
}

/** Names of logging libraries and of what they make. */
const loggersIn = remember(({ imports, callsWritten }: PythonFacts): ReadonlySet<string> => {
  const made = callsWritten('getLogger', 'get_logger', 'getChild', 'bind', 'opt');
  const imported = imports.filter(({ module }) => library.test(module));
  return new Set([...imported.map(({ bound }) => bound), ...made.flatMap(({ boundTo }) => boundTo)]);
});

/** All that came in; `request.method` and the like are no more than an address. */
const wholeRequest =
  /^(?:await )?(?:\w+\.)?(?:request|req)\.(?:json|get_json|form|data|body|headers|values|get_data|cookies)(?:\(.*\))?$|^(?:payload|request|req)\.(?:dict|model_dump|model_dump_json|json)\(\)$/;

/** What a function that answers requests is given; elsewhere the name may stand for anything. */
const parameter = /^(?:payload|request_body|request_data|request_json|req_body|body)$/;

/** An attribute or key that says who somebody is; what was masked or counted is another expression. */
const person =
  /^(?!.*(?:_id|_hash|_count|_col\w*)\b)[\w.]*(?:\b|[._]|\[["'])(?:e?mail(?:_address)?|phone(?:_number)?|ssn|social_security\w*|passport(?:_(?:no|number))?|iban|date_of_birth|birth_?date|dob|first_name|last_name|full_name|surname|home_address|street_address|credit_card(?:_number)?|card_number|password)(?:["']\])?$/i;

function toldIn(call: CallFact, document: FactsDocument): Found | undefined {
  const [first] = tellingsIn(call, document);
  if (first === undefined) {
    return undefined;
  }
  const { argument, text, what } = first;
  const danger =
    what === 'request'
      ? l10n.t('goes into the log whole, with whatever people send: logs are copied to many places and kept for long')
      : l10n.t('goes into the log and says who somebody is: logs are copied to many places and kept for long');
  return { argument, text, danger };
}

/** An expression in a line of a log that tells too much: a whole request, or who a person is. */
export interface Telling {
  readonly argument: ArgumentFact;
  /** The expression, as it is written. */
  readonly text: string;
  readonly what: 'request' | 'person';
}

/** All of one call, in the order in which they stand. */
export function tellingsIn(call: CallFact, document: FactsDocument): readonly Telling[] {
  return call.arguments.flatMap(argument =>
    expressionsIn(argument, document).flatMap((text): Telling[] => {
      if (wholeRequest.test(text) || (parameter.test(text) && isHandler(call, document))) {
        return [{ argument, text, what: 'request' }];
      }
      return person.test(text) ? [{ argument, text, what: 'person' }] : [];
    }),
  );
}

/** `@app.post("/predict")` */
function isHandler({ scope }: CallFact, { facts }: FactsDocument): boolean {
  return (
    facts.scopes[scope]?.decorators.some(name => /\.(?:post|put|patch|route|api_route|websocket)\b/.test(name)) === true
  );
}

/** What is between the braces of an f-string, or the argument as it stands. */
function expressionsIn({ value, valuePlace }: ArgumentFact, document: FactsDocument): readonly string[] {
  const text = textOfSource(document, valuePlace.source).slice(valuePlace.start, valuePlace.end);
  if (value.kind === 'string' || value.kind === 'number') {
    return [];
  }
  return value.kind === 'f-string'
    ? [...text.matchAll(/(?<!\{)\{([^{}!:]+?)(?:![rsa])?(?::[^{}]*)?=?\}/g)].map(([, inner = '']) => inner.trim())
    : [text.trim()];
}

const clientErrors: readonly string[] = [
  'fastapi.HTTPException', 'fastapi.exceptions.HTTPException', 'starlette.exceptions.HTTPException',
]; // prettier-ignore

/** `HTTPException(status_code=500, detail=str(e))`: of an error that nobody expected. */
function answeredIn(call: CallFact, document: FactsDocument): Found | undefined {
  const argument = call.arguments.find(({ keyword }) => keyword === 'detail');
  const status = call.arguments.find(({ keyword }, index) => keyword === 'status_code' || (keyword === undefined && index === 0)); // prettier-ignore
  const isOurs = status?.value.kind === 'number' ? status.value.value >= 500 : /500|INTERNAL/.test(textOf(status, document)); // prettier-ignore
  const isText = argument !== undefined && /^(?:str|repr)\((?:e|ex|exc|err|error|exception)\)$|\{(?:str\()?(?:e|ex|exc|err|error|exception)\)?(?:!r)?\}/.test(textOf(argument, document)); // prettier-ignore
  return isOurs && isText
    ? { argument, text: textOf(argument, document), danger: l10n.t('tells whoever asks what went wrong inside: paths, addresses of other services, columns, sometimes values') } // prettier-ignore
    : undefined;
}

function textOf(argument: ArgumentFact | undefined, document: FactsDocument): string {
  return argument === undefined
    ? ''
    : textOfSource(document, argument.valuePlace.source).slice(argument.valuePlace.start, argument.valuePlace.end);
}
