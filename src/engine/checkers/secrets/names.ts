/** What a name says its value is; `undefined` when it does not speak of secrets. */
export type SecretName = 'password' | 'key' | 'app key' | 'connection string';

/** Words that make the value something about a secret: its name, place, length, time or shape. */
const about =
  /(?:name|id|ids|path|file|filename|url|uri|env|var|variable|field|column|header|type|length|len|size|count|limit|expiry|expires|ttl|prefix|suffix|format|pattern|regex|hash|hashed|policy|manager|provider|arn|ref|version|label|prompt|hint|text|message|required|enabled|reset|index|idx|col|cols|map|list|dict|vocab|endpoint|scope|store|vault|placeholder|help|title|class|style|input|inputs|budget|usage|mask)$/;

/** Tokens of language models, not of doors. */
const language =
  /(?:pad|eos|bos|unk|mask|sep|cls|next|page|stop|start|end|special|image|audio|max|min|num|n|first|last|prev|input|output|word|text|sub|bpe|csrf|continuation|pagination|sync)_?tokens?$|tokens$|tokeni[sz]e/;

/** `DB_PASSWORD`, `self.apiKey`, `os.environ["AWS_SECRET_ACCESS_KEY"]`, `app.config['SECRET_KEY']` */
export function secretName(target: string): SecretName | undefined {
  const last = /(\w+)["'\]\s)]*$/.exec(target)?.[1] ?? '';
  const name = last
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[-.]/g, '_');
  if (about.test(name) || language.test(name)) {
    return undefined;
  }
  if (/(?:^|_)(?:password|passwd|pwd|passphrase|db_pass|pass)$|(?:password|passwd)\d?$/.test(name)) {
    return 'password';
  }
  if (/^(?:flask_|django_|app_)?(?:secret_key)$/.test(name)) {
    return 'app key';
  }
  if (/(?:^|_)(?:connection_?string|conn_?str(?:ing)?|dsn)$/.test(name)) {
    return 'connection string';
  }
  const key =
    /(?:^|_)(?:api_?keys?|apikey|secret|client_secret|access_?key|secret_?key|account_?key|storage_?key|auth_?key|private_?key|subscription_?key|sas|access_token|auth_token|bearer|token|api_token|authtoken|credentials?|jwt)$|(?:apikey|api_key|token|secret)$/;
  return key.test(name) ? 'key' : undefined;
}
