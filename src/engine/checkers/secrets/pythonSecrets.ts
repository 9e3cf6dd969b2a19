import type { Match } from '../../detectors/detector';
import { matchAt } from '../../detectors/matchAt';
import { firstLine, locationOf, textAt, textOfSource, type FactsDocument } from '../../detectors/sources';
import type { CallFact, Place, StringFact } from '../../python/facts/facts';
import { secretName } from './names';
import { findProviderKey } from './providers';
import { hasConnectionPassword, hasUrlPassword, isServer, looksReal } from './values';

/** Secrets among the strings of Python code, in its comments and in its magics. */
export function* pythonSecrets(document: FactsDocument, onlyProviders: boolean): Generator<Match> {
  for (const fact of document.facts.strings) {
    const found = kindOfString(fact, document, onlyProviders);
    if (found !== undefined) {
      yield matchString(document, fact, found);
    }
  }
  const { comments, magics } = document.facts;
  for (const place of [...comments, ...magics].map(fact => fact.place)) {
    yield* inText(document, place, onlyProviders);
  }
}

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
  if (onlyProviders || isTextForPeople(fact)) {
    return undefined;
  }
  // Most strings are words or sentences: what they are called need not be found out.
  return /^\S{6,}$/.test(fact.text) ? kindByName(fact, document) : kindOfSettings(fact, document);
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
  return /p(?:ass)?w(?:or)?d\s*=/i.test(fact.text) && hasConnectionPassword(fact.text)
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
      return argumentTarget(facts.calls[role.call], role);
    default:
      return undefined;
  }
}

/** Calls that take a secret under a harmless name, or without one. */
const logins: Readonly<Record<string, Login>> = {
  'wandb.login': { keyword: 'key', position: -1, target: 'api_key' },
  'huggingface_hub.login': { keyword: 'token', position: 0, target: 'api_key' },
  'comet_ml.login': { keyword: 'api_key', position: 0, target: 'api_key' },
  'openai.OpenAI': { keyword: 'api_key', position: -1, target: 'api_key' },
  'pymysql.connect': { keyword: 'passwd', position: 2, target: 'password' },
  'MySQLdb.connect': { keyword: 'passwd', position: 2, target: 'password' },
  'smtplib.SMTP().login': { keyword: 'password', position: 1, target: 'password' },
  'smtplib.SMTP_SSL().login': { keyword: 'password', position: 1, target: 'password' },
  'imaplib.IMAP4_SSL().login': { keyword: 'password', position: 1, target: 'password' },
};

interface Login {
  readonly keyword: string;
  /** Of the argument without a keyword; -1 when it always has one. */
  readonly position: number;
  /** What such a secret is called elsewhere. */
  readonly target: string;
}

function argumentTarget(call: CallFact | undefined, argument: ArgumentRole): string | undefined {
  const first = call?.arguments[0]?.value;
  if (call !== undefined && first?.kind === 'string' && argument.position === 1 && isEnvironment(call)) {
    return first.text;
  }
  return (call === undefined ? undefined : loginTarget(call, argument)) ?? argument.keyword;
}

interface ArgumentRole {
  readonly keyword: string | undefined;
  readonly position: number;
}

function isEnvironment({ text }: CallFact): boolean {
  return text === 'os.environ.setdefault' || text === 'os.putenv';
}

function loginTarget({ callee = '' }: CallFact, { keyword, position }: ArgumentRole): string | undefined {
  const login = logins[callee];
  const isNamed = keyword !== undefined && keyword === login?.keyword;
  return isNamed || (keyword === undefined && position === login?.position) ? login.target : undefined;
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

function* inText(document: FactsDocument, place: Place, onlyProviders: boolean): Generator<Match> {
  const whole = locationOf(document, place);
  const text = textAt(document, whole);
  const key = findProviderKey(text);
  const found = key === undefined ? (onlyProviders ? [] : inAssignments(text)) : [{ ...key, length: key.text.length }];
  for (const { index, length, kind } of found) {
    const start = whole.span.start + index;
    const location = { ...whole, span: { start, end: start + length } };
    yield { ...matchAt(location, { kind, variable: 'SECRET', literal: '…' }), fixable: false };
  }
}

interface TextSecret {
  readonly kind: string;
  readonly index: number;
  readonly length: number;
}

function inAssignments(text: string): readonly TextSecret[] {
  // Most comments are sentences, and looking for `=` is a hundred times cheaper than the patterns.
  if (!text.includes('=') && !text.includes(':')) {
    return [];
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
