import type { CallFact, PythonFacts, StringFact } from '../../python/facts/facts';

/** What a string is to the call that it is an argument of. */
export type ArgumentRole = Extract<StringFact['role'], { readonly kind: 'argument' }>;

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

/** What the argument of a login is; `undefined` for all other calls and arguments. */
export function loginTarget(call: CallFact, argument: ArgumentRole, { mayCall }: PythonFacts): string | undefined {
  return logins.find(login => isGiven(login, argument) && mayCall(login.callee) && login.callee === call.callee)
    ?.target;
}

function isGiven(login: Login, { keyword, position }: ArgumentRole): boolean {
  return keyword === undefined ? position === login.position : keyword === login.keyword;
}
