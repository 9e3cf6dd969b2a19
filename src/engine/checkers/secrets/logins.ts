import type { PythonFacts, StringFact } from '../../python/facts/facts';

interface Login {
  readonly callee: string;
  readonly keyword: string;
  /** Of the argument without a keyword; -1 when it always has one. */
  readonly position: number;
  /** What such a secret is called elsewhere. */
  readonly target: string;
}

/** Calls that take a secret under a harmless name, or without one. */
const logins: readonly Login[] = [
  { callee: 'wandb.login', keyword: 'key', position: -1, target: 'api_key' },
  { callee: 'huggingface_hub.login', keyword: 'token', position: 0, target: 'api_key' },
  { callee: 'comet_ml.login', keyword: 'api_key', position: 0, target: 'api_key' },
  { callee: 'openai.OpenAI', keyword: 'api_key', position: -1, target: 'api_key' },
  { callee: 'pymysql.connect', keyword: 'passwd', position: 2, target: 'password' },
  { callee: 'MySQLdb.connect', keyword: 'passwd', position: 2, target: 'password' },
  { callee: 'smtplib.SMTP().login', keyword: 'password', position: 1, target: 'password' },
  { callee: 'smtplib.SMTP_SSL().login', keyword: 'password', position: 1, target: 'password' },
  { callee: 'imaplib.IMAP4_SSL().login', keyword: 'password', position: 1, target: 'password' },
];

/** A string that is the secret of a login, and what such a secret is called elsewhere. */
interface LoginSecret {
  readonly fact: StringFact;
  readonly target: string;
}

/** The strings that are handed to logins as their secrets. */
export function loginSecrets(facts: PythonFacts): readonly LoginSecret[] {
  return logins
    .filter(({ callee }) => facts.callsOf(callee).length > 0)
    .flatMap(login =>
      facts.strings.filter(fact => isGiven(login, fact, facts)).map(fact => ({ fact, target: login.target })),
    );
}

function isGiven({ callee, keyword, position }: Login, { role }: StringFact, { calls }: PythonFacts): boolean {
  return (
    role.kind === 'argument' &&
    calls[role.call]?.callee === callee &&
    (role.keyword === undefined ? role.position === position : role.keyword === keyword)
  );
}
