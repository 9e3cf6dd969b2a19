/** A form that only the keys of one provider have. */
interface Provider {
  /** As in "This GitHub token is in the repository". */
  readonly kind: string;
  readonly pattern: RegExp;
}

const providers: readonly Provider[] = [
  { kind: 'AWS access key', pattern: /(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])/ },
  { kind: 'GitHub token', pattern: /\bgh[pousr]_[A-Za-z0-9]{36,255}\b|\bgithub_pat_[A-Za-z0-9_]{60,}/ },
  { kind: 'GitLab token', pattern: /\bglpat-[\w-]{20,}/ },
  { kind: 'Slack token', pattern: /\bxox[abposr]-\d[\w-]{20,}/ },
  { kind: 'Slack webhook', pattern: /hooks\.slack\.com\/services\/T\w{6,}\/B\w{6,}\/\w{16,}/ },
  { kind: 'Discord webhook', pattern: /discord(?:app)?\.com\/api\/webhooks\/\d{15,}\/[\w-]{40,}/ },
  { kind: 'Anthropic key', pattern: /\bsk-ant-[\w-]{32,}/ },
  { kind: 'OpenAI key', pattern: /\bsk-(?:proj-|svcacct-|admin-)[\w-]{32,}|\bsk-[A-Za-z0-9]{32,}(?![\w-])/ },
  { kind: 'Hugging Face token', pattern: /\bhf_[A-Za-z0-9]{30,}\b/ },
  { kind: 'Stripe key', pattern: /\b[rs]k_live_[A-Za-z0-9]{20,}/ },
  { kind: 'Google API key', pattern: /\bAIza[\w-]{35}(?![\w-])/ },
  { kind: 'Google OAuth secret', pattern: /\bGOCSPX-[\w-]{28}/ },
  { kind: 'Azure storage key', pattern: /\bAccountKey=[A-Za-z0-9+/]{80,}={0,2}/ },
  { kind: 'Azure SAS token', pattern: /[?&]sv=\d{4}-\d\d-\d\d&\S*\bsig=[A-Za-z0-9%+/]{30,}/ },
  { kind: 'Databricks token', pattern: /\bdapi[a-f0-9]{32}\b/ },
  { kind: 'SendGrid key', pattern: /\bSG\.[\w-]{20,24}\.[\w-]{39,50}/ },
  { kind: 'npm token', pattern: /\bnpm_[A-Za-z0-9]{36}\b/ },
  { kind: 'PyPI token', pattern: /\bpypi-AgE[\w-]{50,}/ },
  { kind: 'Telegram token', pattern: /\b\d{8,10}:AA[\w-]{33}\b/ },
  { kind: 'Groq key', pattern: /\bgsk_[A-Za-z0-9]{40,}/ },
  { kind: 'private key', pattern: /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY(?: BLOCK)?-----(?:\\n|\s)*[A-Za-z0-9+/=]{40,}/ },
  { kind: 'signed token', pattern: /\beyJ[\w-]{15,}\.eyJ[\w-]{15,}\.[\w-]{20,}/ },
];

/** A key found by its form. */
export interface ProviderKey {
  readonly kind: string;
  readonly index: number;
  readonly text: string;
}

/** What all the patterns need one of, so that most long words cost one look. */
const hint =
  /AKIA|ASIA|gh[pousr]_|github_pat_|glpat-|xox|hooks\.slack|webhooks\/|sk-|hf_|k_live_|AIza|GOCSPX|AccountKey=|sig=|dapi|SG\.|npm_|pypi-|:AA|gsk_|PRIVATE KEY|eyJ/;

/** `AKIA` and sixteen more. */
const SHORTEST_KEY = 20;

/** Whether a text holds a word of so many characters: it looks at every twentieth, and back from there to a space. */
function hasLongWord(text: string, length: number): boolean {
  let space = -1;
  while (space + length < text.length) {
    let at = space + length;
    while (at > space && text.charCodeAt(at) > 32) {
      at--;
    }
    if (at === space) {
      return true;
    }
    space = at;
  }
  return false;
}

/** The first key of a known provider in a text; keys from documentation and made-up ones are none. */
export function findProviderKey(text: string): ProviderKey | undefined {
  if (!hasLongWord(text, SHORTEST_KEY) || !hint.test(text)) {
    return undefined;
  }
  for (const { kind, pattern } of providers) {
    const found = pattern.exec(text);
    if (found !== null && !isMadeUp(found[0])) {
      return { kind, index: found.index, text: found[0] };
    }
  }
  return undefined;
}

/** `AKIAIOSFODNN7EXAMPLE`, `ghp_xxxxxxxx…`, `sk-1234567890…`, `hf_your_token_here` */
function isMadeUp(key: string): boolean {
  const body = key.replace(/^[a-zA-Z]{2,10}[-_]/, '');
  return (
    /example|your|xxxx|\*\*\*|placeholder|dummy|fake|sample|redacted|abcdefgh|1234567890|0{8}|test[-_]?key/i.test(
      key,
    ) || new Set(body).size < 9
  );
}
