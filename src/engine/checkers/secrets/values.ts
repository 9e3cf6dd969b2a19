import type { SecretName } from './names';

/** What people write where a secret would stand. */
const placeholder =
  /^$|[<>{}]|\$|%\(|\*{3}|\.{3}|…|x{4,}|your|my[-_ ]|change[-_ ]?me|change[-_ ]?it|replace|placeholder|example|dummy|fake|sample|insert|enter[-_ ]|redacted|todo|fixme|secret[-_]?here|goes[-_ ]?here|none|null|undefined|optional|not[-_ ]?set|no[-_ ]?key|empty|default|\btest(?:ing)?\b|^test|\bdev\b|\blocal\b|\bdemo\b|\bmock\b|^\W+$|^lm-studio$|^ollama$/i;

/** Words that stand for a password rather than being one. */
const ordinary =
  /^(?:password|passwd|pass|pwd|secret|token|key|api[-_]?key|admin|root|user|username|guest|postgres|mysql|mongo|minio|minioadmin|rabbitmq|redis|airflow|mlflow|grafana|prefect|superset|jupyter|string|str|text|hidden|basic|bearer|true|false|yes|no|required)\d{0,3}$/i;

/**
 * Whether a value that stands under such a name can be a real one. `Password1` opens nothing on the own computer, but
 * whoever writes it beside the address of a server means it.
 */
export function looksReal(value: string, name: SecretName, isForServer = false): boolean {
  const isSentence = name !== 'session cookie' && /\s/.test(value.trim());
  const isOrdinary = ordinary.test(value) && !(isForServer && /[A-Z\d]/.test(value));
  if (placeholder.test(value) || isOrdinary || isSentence) {
    return false;
  }
  return checks[name](value);
}

/**
 * Whether a value of a file that sets things can be a real one. Kubernetes wants Base64, which looks like a key even
 * where it says `aws_secret_key`.
 */
export function looksRealInFile(value: string, name: SecretName): boolean {
  const plain = plainOf(value);
  return looksReal(value, name) && (plain === undefined || looksReal(plain, name, true));
}

/** The readable text that a value is Base64 of. */
function plainOf(value: string): string | undefined {
  const isBase64 = value.length % 4 === 0 && /^[A-Za-z0-9+/]{6,}={0,2}$/.test(value);
  const plain = isBase64 ? atob(value) : '';
  return /^[\x20-\x7E]{4,}$/.test(plain) ? plain : undefined;
}

/** `db.uni-ulm.de`, `108.20.3.4`; not `localhost`, `db` and `db.example.org` */
export function isServer(host: string): boolean {
  return (
    /^(?:[\w-]+\.)+[a-z]{2,}$|^\d{1,3}(?:\.\d{1,3}){3}$/i.test(host) &&
    !/^(?:127\.|0\.0\.0\.0)|localhost|\bexample\b|\.(?:local|test|invalid)$/i.test(host)
  );
}

/** `dbname=churn user=ana host=db.uni-ulm.de password=Sommer19`, `Server=db.uni-ulm.de;Uid=ana;Pwd=Sommer19` */
export function hasConnectionPassword(value: string): boolean {
  const host = /(?:^|[\s;])(?:host|server|data source|addr(?:ess)?)\s*=\s*['"]?(?:tcp:)?([\w.-]+)/i.exec(value)?.[1];
  const password = /(?:^|[\s;])(?:password|pwd)\s*=\s*['"]?([^\s;'"]+)/i.exec(value)?.[1];
  return host !== undefined && password !== undefined && isServer(host) && looksReal(password, 'password', true);
}

const checks: Readonly<Record<SecretName, (value: string) => boolean>> = {
  password: value =>
    value.length >= 6 && value.length <= 100 && !/^[a-z]+(?:[-_/.][a-z]+)+$/i.test(value) && !/^[.~]?[\\/]/.test(value),
  'app key': value => value.length >= 6,
  'connection string': value =>
    hasUrlPassword(value) || /(?:password|pwd|accountkey|sharedaccesskey)=(?!\s*(?:;|$))[^;{<$]{6,}/i.test(value),
  // Google's stand in the page that asks people to sign in.
  'client id': value =>
    !value.endsWith('.apps.googleusercontent.com') &&
    value.length >= 20 &&
    /\d/.test(value) &&
    /[a-z]/i.test(value) &&
    entropy(value) > 3 &&
    !isWords(value),
  'session cookie': value =>
    value.length >= 30 && /=[^;\s]{12,}/.test(value) && /\d/.test(value) && entropy(value) > 3.5,
  key: value => value.length >= 12 && entropy(value) > 3 && /\d/.test(value) && !isWords(value),
};

/** `postgresql://ana:s3cr3t-9@db.example.org/churn`; an account whose password is its name is a default. */
export function hasUrlPassword(value: string): boolean {
  if (!value.includes('://')) {
    return false;
  }
  const found = /\b[a-z][a-z0-9+.-]{1,20}:\/\/([^\s:/@'"]+):([^\s@/'"]{3,})@([\w.-]+)/i.exec(value);
  const [, user = '', password = '', host = ''] = found ?? [];
  const isOwn =
    /^(?:localhost|127\.0\.0\.1|0\.0\.0\.0|db|database|postgres|mysql|mongo|redis|rabbitmq|host|hostname)$/i;
  return (
    found !== null && !placeholder.test(password) && !ordinary.test(password) && user !== password && !isOwn.test(host)
  );
}

/** Paths, names and versions: `projects/churn/secrets/db-password`, `gpt-4o-mini-2024`. */
function isWords(value: string): boolean {
  const parts = value.split(/[-_/.:\s]+/);
  const words = parts.filter(part => /^(?:[a-z]{2,}|[A-Z]{2,}|[A-Z][a-z]+|\d{1,4})$/.test(part));
  return parts.length > 1 && words.length >= parts.length - 1;
}

/** Bits a character, after Shannon: about 2 for `aaabbbab`, 4 and more for random keys. */
export function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) {
    counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  const shares = [...counts.values()].map(count => count / text.length);
  return -shares.reduce((sum, share) => sum + share * Math.log2(share), 0);
}
