/** What a name says its value is; `undefined` when it does not speak of secrets. */
export type SecretName = 'password' | 'key' | 'app key' | 'connection string' | 'client id' | 'session cookie';

/** Words that make the value something about a secret: its name, place, length, time or shape. */
const about =
  /(?:name|id|ids|path|file|filename|url|uri|env|var|variable|field|column|header|type|length|len|size|count|limit|expiry|expires|ttl|prefix|suffix|format|pattern|regex|hash|hashed|policy|manager|provider|arn|ref|version|label|prompt|hint|text|message|required|enabled|reset|index|idx|col|cols|map|list|dict|vocab|endpoint|scope|store|vault|placeholder|help|title|class|style|input|inputs|budget|usage|mask)$/;

/** Tokens of language models, not of doors. */
const language =
  /(?:pad|eos|bos|unk|mask|sep|cls|next|page|stop|start|end|special|image|audio|max|min|num|n|first|last|prev|input|output|word|text|sub|bpe|csrf|continuation|pagination|sync)_?tokens?$|tokens$|tokeni[sz]e/;

/** Names that say enough even where they look like a name about a secret, in the order in which they are tried. */
const before: readonly (readonly [SecretName, RegExp])[] = [['client id', /(?:^|_)client_id$/]];

const named: readonly (readonly [SecretName, RegExp])[] = [
  ['password', /(?:^|_)(?:pwd|passphrase|(?:db|user|mysql|smtp|e?mail|admin)_pass)$|(?:password|passwd)\d?$/],
  ['app key', /^(?:flask_|django_|app_)?secret_key$/],
  ['connection string', /(?:^|_)(?:connection_?string|conn_?str(?:ing)?|dsn)$/],
  ['session cookie', /(?:^|_)cookies?$/],
  [
    'key',
    /(?:^|_)(?:access|account|storage|auth|private|subscription|secret|consumer|encryption|fernet|kaggle|wandb|openai|azure|aws|gemini|serp)_?key$|(?:^|_)(?:sas|bearer|jwt|credentials?)$/,
  ],
  ['key', /(?:api_?key|token|secret)s?$/],
];

/** What all the patterns need one of, so that most names cost one look. */
const hint = /pass|pwd|key|token|secret|conn|dsn|cookie|sas|bearer|jwt|credential|client/i;

/** `DB_PASSWORD`, `self.apiKey`, `os.environ["AWS_SECRET_ACCESS_KEY"]`, `app.config['SECRET_KEY']` */
export function secretName(target: string): SecretName | undefined {
  if (!hint.test(target)) {
    return undefined;
  }
  const last = /(\w+)["'\]\s)]*$/.exec(target)?.[1] ?? '';
  const name = last
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[-.]/g, '_');
  const certain = before.find(([, pattern]) => pattern.test(name))?.[0];
  const isAbout = about.test(name) || language.test(name);
  return certain ?? (isAbout ? undefined : named.find(([, pattern]) => pattern.test(name))?.[0]);
}
