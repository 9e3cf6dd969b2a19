import type { Match } from '../../detectors/detector';
import { localMatches } from '../../detectors/localMatches';
import { matchAt } from '../../detectors/matchAt';
import { firstLine, locationOf, textAt, textOfSource, type FactsDocument } from '../../detectors/sources';
import type { CallFact, Place, PythonFacts, StringFact } from '../../python/facts/facts';
import { loginSecrets } from './logins';
import { secretName } from './names';
import { findProviderKey } from './providers';
import { hasConnectionPassword, hasUrlPassword, isServer, looksReal } from './values';

/** Secrets among the strings of Python code, in its comments and in its magics. */
export function pythonSecrets(document: FactsDocument, onlyProviders: boolean): readonly Match[] {
  const { inStrings, inComments, inMagics } = onlyProviders ? providersOnly : allSecrets;
  const inLogins = onlyProviders ? none : matchLogins(document);
  const others = inStrings(document).filter(match => !inLogins.some(login => isSamePlace(login, match)));
  return [...inLogins, ...others, ...inComments(document), ...inMagics(document)];
}

interface LocalSecrets {
  readonly inStrings: (document: FactsDocument) => readonly Match[];
  readonly inComments: (document: FactsDocument) => readonly Match[];
  readonly inMagics: (document: FactsDocument) => readonly Match[];
}

function localSecrets(onlyProviders: boolean): LocalSecrets {
  return {
    inStrings: localMatches({
      listOf: ({ strings }) => strings,
      matchesOf: (fact, document) => {
        const found = kindOfString(fact, document, onlyProviders);
        return found === undefined ? none : [matchString(document, fact, found)];
      },
    }),
    inComments: localMatches({
      listOf: ({ comments }) => comments,
      matchesOf: (fact, document) => inText(document, fact, secretsIn(fact.text, onlyProviders)),
    }),
    inMagics: localMatches({
      listOf: ({ magics }) => magics,
      matchesOf: (fact, document) => {
        return inText(document, fact, secretsIn(textAt(document, locationOf(document, fact.place)), onlyProviders));
      },
    }),
  };
}

const allSecrets = localSecrets(false);
const providersOnly = localSecrets(true);

/** Passwords of calls that take them without a name. */
function matchLogins(document: FactsDocument): readonly Match[] {
  return loginSecrets(document.facts).flatMap(({ fact, target }) => {
    const name = secretName(target);
    return name !== undefined && looksReal(fact.text, name, isForServer(fact, document))
      ? [matchString(document, fact, { kind: name, variable: variableFor(target) })]
      : [];
  });
}

function isSamePlace({ location: a }: Match, { location: b }: Match): boolean {
  return (
    a.kind !== 'document' &&
    b.kind !== 'document' &&
    a.span.start === b.span.start &&
    (a.kind === 'cell' ? a.cell : -1) === (b.kind === 'cell' ? b.cell : -1)
  );
}

const none: readonly never[] = [];

/** What a string is to the call that it is an argument of. */
type ArgumentRole = Extract<StringFact['role'], { readonly kind: 'argument' }>;

interface Found {
  readonly kind: string;
  /** Name of an environment variable that could hold it. */
  readonly variable: string;
}

function kindOfString(fact: StringFact, document: FactsDocument, onlyProviders: boolean): Found | undefined {
  if (fact.kind === 'bytes' || fact.text.length < 4 || fact.text.length > 10_000) {
    return undefined;
  }
  const key = findProviderKey(fact.text);
  if (key !== undefined) {
    return { kind: key.kind, variable: variableFor(targetOf(fact, document) ?? key.kind) };
  }
  return onlyProviders ? undefined : kindOfValue(fact, document);
}

/** Most strings are short words or sentences: what they are called, and what for, need not be found out. */
function kindOfValue(fact: StringFact, document: FactsDocument): Found | undefined {
  const isWord = /^\S{6,}$/.test(fact.text);
  if (!(isWord || fact.text.includes('=')) || isTextForPeople(fact)) {
    return undefined;
  }
  return isWord ? kindByName(fact, document) : kindOfSettings(fact, document);
}

function isTextForPeople({ role }: StringFact): boolean {
  return role.kind === 'docstring' || role.kind === 'compared';
}

function kindByName(fact: StringFact, document: FactsDocument): Found | undefined {
  const { text, kind } = fact;
  const target = targetOf(fact, document);
  if (hasUrlPassword(text)) {
    return { kind: 'password in an address', variable: variableFor(target ?? 'database_url') };
  }
  const name = target === undefined || kind === 'f-string' ? undefined : secretName(target);
  return target !== undefined && name !== undefined && looksReal(text, name, isForServer(fact, document))
    ? { kind: name, variable: variableFor(target) }
    : kindOfSettings(fact, document);
}

/** `"host=db.uni-ulm.de password=…"`, wherever it stands. */
function kindOfSettings(fact: StringFact, document: FactsDocument): Found | undefined {
  return fact.text.includes('=') && /p(?:ass)?w(?:or)?d\s*=/i.test(fact.text) && hasConnectionPassword(fact.text)
    ? { kind: 'connection string', variable: variableFor(targetOf(fact, document) ?? 'connection_string') }
    : undefined;
}

/** Whether the same call names a server: `connect(host="db.uni-ulm.de", password=…)`. */
function isForServer({ role }: StringFact, { facts }: FactsDocument): boolean {
  const all = role.kind === 'argument' ? (facts.calls[role.call]?.arguments ?? []) : [];
  return all.some(
    ({ keyword, value }) =>
      /^(?:host|hostname|server)$/.test(keyword ?? '') && value.kind === 'string' && isServer(value.text),
  );
}

/** What the value is called where it stands: a variable, an argument, a key of a dictionary. */
function targetOf({ role }: StringFact, { facts }: FactsDocument): string | undefined {
  switch (role.kind) {
    case 'assigned':
      return role.names[0];
    case 'dict-value':
      return role.key;
    case 'default':
      return role.parameter;
    case 'argument':
      return argumentTarget(role, facts);
    default:
      return undefined;
  }
}

function argumentTarget(argument: ArgumentRole, facts: PythonFacts): string | undefined {
  const call = facts.calls[argument.call];
  if (call === undefined) {
    return argument.keyword;
  }
  const first = argument.position === 1 && isEnvironment(call) ? call.arguments[0]?.value : undefined;
  return first?.kind === 'string' ? first.text : argument.keyword;
}

function isEnvironment({ text }: CallFact): boolean {
  return text === 'os.environ.setdefault' || text === 'os.putenv';
}

/** `self.apiKey` → `API_KEY` */
function variableFor(target: string): string {
  const last = /(\w[\w ]*)["'\]\s)]*$/.exec(target)?.[1] ?? 'SECRET';
  const words = last.replace(/([a-z0-9])([A-Z])/g, '$1_$2').replace(/\W+/g, '_');
  return words.toUpperCase().replace(/^(?=\d)/, '_');
}

/** The literal's own text is never handed on: a message could show it. */
function matchString(document: FactsDocument, fact: StringFact, { kind, variable }: Found): Match {
  const location = locationOf(document, fact.place);
  const span = firstLine(textOfSource(document, fact.place.source), location.span);
  const literal = { text: '…', location };
  // Only a value that is nothing but the secret can come from the environment as it is.
  const fixable = fact.kind === 'string' && !/\s/.test(fact.text);
  return { ...matchAt({ ...location, span }, { kind, variable, literal }), fixable };
}

/** In comments and shell lines: `password = "…"`, `export TOKEN=…`, `%env TOKEN=…`; the value is the last group. */
const assignments = [
  /([A-Za-z_][\w.]*(?:\[["']\w+["']\])?)["']?\s*[=:]\s*(["'])([^"'\n]{6,200})\2/g,
  /\b([A-Z][A-Z0-9_]{3,})=(["']?)([^\s"']{6,})/g,
] as const;

function inText(
  document: FactsDocument,
  fact: { readonly place: Place },
  found: readonly TextSecret[],
): readonly Match[] {
  if (found.length === 0) {
    return none;
  }
  const { place } = fact;
  return found.map(({ index, length, kind }) => {
    const start = place.start + index;
    const location = locationOf(document, { source: place.source, start, end: start + length });
    return { ...matchAt(location, { kind, variable: 'SECRET', literal: '…' }), fixable: false };
  });
}

function secretsIn(text: string, onlyProviders: boolean): readonly TextSecret[] {
  const key = findProviderKey(text);
  if (key !== undefined) {
    return [{ ...key, length: key.text.length }];
  }
  return onlyProviders ? none : inAssignments(text);
}

interface TextSecret {
  readonly kind: string;
  readonly index: number;
  readonly length: number;
}

function inAssignments(text: string): readonly TextSecret[] {
  // Most comments are sentences, and looking for `=` is a hundred times cheaper than the patterns.
  if (!text.includes('=') && !(text.includes(':') && /["']/.test(text))) {
    return none;
  }
  return assignments.flatMap(pattern =>
    [...text.matchAll(pattern)].flatMap(({ 0: all, 1: target, 3: value, index }): readonly TextSecret[] => {
      const kind = target === undefined ? undefined : secretName(target);
      return kind !== undefined && value !== undefined && looksReal(value, kind)
        ? [{ kind, index: index + all.lastIndexOf(value), length: value.length }]
        : [];
    }),
  );
}
