/** A form that only the keys of one provider have. */
interface Provider {
  /** As in "This GitHub token is in the repository". */
  readonly kind: string;
  readonly pattern: RegExp;
}

const providers: readonly Provider[] = [
  { kind: 'AWS access key', pattern: /(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])/ },
  { kind: 'GitHub token', pattern: /\bgh[pousr]_[A-Za-z0-9]{36,255}\b|\bgithub_pat_[A-Za-z0-9_]{60,}/ },
  { kind: 'GitLab token', pattern: /\bgl(?:pat|dt|rt|ptt|cbt|soat)-[\w-]{20,}/ },
  {
    kind: 'Slack token',
    pattern: /\bxox[abposr]-\d[\w-]{20,}|\bxapp-\d-[\w-]{20,}|\bxoxe(?:\.xox[bp])?-\d-[\w-]{20,}/,
  },
  { kind: 'Slack webhook', pattern: /hooks\.slack\.com\/services\/T\w{6,}\/B\w{6,}\/\w{16,}/ },
  { kind: 'Discord webhook', pattern: /discord(?:app)?\.com\/api\/webhooks\/\d{15,}\/[\w-]{40,}/ },
  { kind: 'Anthropic key', pattern: /\bsk-ant-[\w-]{32,}/ },
  { kind: 'OpenAI key', pattern: /\bsk-(?:proj-|svcacct-|admin-)[\w-]{32,}|\bsk-[A-Za-z0-9]{32,}(?![\w-])/ },
  { kind: 'Hugging Face token', pattern: /\b(?:hf|api_org)_[A-Za-z0-9]{30,}\b/ },
  { kind: 'Stripe key', pattern: /\b[rs]k_live_[A-Za-z0-9]{20,}/ },
  { kind: 'Google API key', pattern: /\bAIza[\w-]{35}(?![\w-])/ },
  { kind: 'Google OAuth secret', pattern: /\bGOCSPX-[\w-]{28}/ },
  { kind: 'Azure storage key', pattern: /\bAccountKey=[A-Za-z0-9+/]{80,}={0,2}/ },
  { kind: 'Azure SAS token', pattern: /[?&]sv=\d{4}-\d\d-\d\d&\S*\bsig=[A-Za-z0-9%+/]{30,}/ },
  { kind: 'Google access token', pattern: /\bya29\.[\w-]{30,}/ },
  { kind: 'Azure client secret', pattern: /(?<![\w.~-])[\w.~-]{3}\dQ~[\w.~-]{31,34}(?![\w.~-])/ },
  { kind: 'Azure shared access key', pattern: /\bSharedAccessKey=[A-Za-z0-9+/]{40,}={0,2}/ },
  { kind: 'Kaggle key', pattern: /["']username["']\s*:\s*["'][\w-]+["']\s*,\s*["']key["']\s*:\s*["'][0-9a-f]{32}["']/ },
  {
    kind: 'key in an address',
    pattern: /[?&](?:api[-_]?key|access[-_]?token|appid|subscription-key)=(?=[a-z]*\d)[A-Za-z0-9]{20,}/i,
  },
  {
    kind: 'password in an address',
    pattern: /\bjdbc:[a-z0-9]+:[^\s"'{}<>$]*[?;&](?:password|pwd)=[^\s"'&;{}<>$*]{6,}/i,
  },
  { kind: 'Neptune token', pattern: /\beyJhcGlfYWRkcmVzcyI6[\w=-]{40,}/ },
  { kind: 'Replicate token', pattern: /\br8_[A-Za-z0-9]{37}\b/ },
  { kind: 'Pinecone key', pattern: /\bpcsk_[A-Za-z0-9_]{40,}/ },
  { kind: 'LangSmith key', pattern: /\blsv2_(?:pt|sk)_[0-9a-f]{32}_[0-9a-f]{10}\b/ },
  { kind: 'Perplexity key', pattern: /\bpplx-[A-Za-z0-9]{40,}/ },
  { kind: 'xAI key', pattern: /\bxai-[A-Za-z0-9]{60,}/ },
  { kind: 'Docker token', pattern: /\bdckr_[op]at_[\w-]{27,}/ },
  { kind: 'DigitalOcean token', pattern: /\bdo[opr]_v1_[a-f0-9]{64}\b/ },
  { kind: 'Vault token', pattern: /\bhv[sb]\.[\w-]{24,}/ },
  { kind: 'Terraform token', pattern: /\b[A-Za-z0-9]{14}\.atlasv1\.[\w=-]{60,}/ },
  { kind: 'Grafana token', pattern: /\bgl(?:sa_[A-Za-z0-9]{32}_[a-f0-9]{8}|c_[A-Za-z0-9+/]{40,})/ },
  { kind: 'Twilio key', pattern: /\bSK[0-9a-f]{32}\b/ },
  { kind: 'Mailgun key', pattern: /\bkey-[0-9a-f]{32}\b/ },
  { kind: 'Mailchimp key', pattern: /\b[0-9a-f]{32}-us\d{1,2}\b/ },
  { kind: 'Notion token', pattern: /\bntn_[A-Za-z0-9]{40,}/ },
  { kind: 'Postman key', pattern: /\bPMAK-[0-9a-f]{24}-[0-9a-f]{34}\b/ },
  { kind: 'New Relic key', pattern: /\bNRAK-[A-Z0-9]{27}\b/ },
  { kind: 'Supabase token', pattern: /\bsbp_[0-9a-f]{40}\b/ },
  { kind: 'age key', pattern: /\bAGE-SECRET-KEY-1[A-Z0-9]{50,}/ },
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

/** What all the patterns need one of. */
const hint =
  /AKIA|ASIA|gh[pousr]_|github_pat_|gl(?:pat|dt|rt|ptt|cbt|soat)-|xox|xapp-|hooks\.slack|webhooks\/|sk-|hf_|api_org_|k_live_|AIza|GOCSPX|ya29\.|Q~|AccountKey=|AccessKey=|sig=|dapi|SG\.|npm_|pypi-|:AA|gsk_|PRIVATE KEY|eyJ|["']key["']|[?&;](?:api|access|appid|sub|pass|pwd)|r8_|pcsk_|lsv2_|pplx-|xai-|dckr_|do[opr]_v1|hv[sb]\.|atlasv1|gl(?:sa|c)_|SK[0-9a-f]|key-|-us\d|ntn_|PMAK-|NRAK-|sbp_|AGE-S/i;

/** `AKIA` and sixteen more. */
const SHORTEST_KEY = 20;

/** `jdbc:a::?pwd=` and six more. */
const SHORTEST_HINTED = 18;

/** Whether a text holds such a word of so many characters: it looks at every so-manieth, and back from there to a space. */
function someLongWord(text: string, length: number, isMeant: (word: string) => boolean): boolean {
  let space = -1;
  while (space + length < text.length) {
    let at = space + length;
    while (at > space && text.charCodeAt(at) > 32) {
      at--;
    }
    if (at === space) {
      const end = endOfWord(text, space + length);
      if (isMeant(text.slice(space + 1, end))) {
        return true;
      }
      at = end;
    }
    space = at;
  }
  return false;
}

function endOfWord(text: string, from: number): number {
  let end = from;
  while (end < text.length && text.charCodeAt(end) > 32) {
    end++;
  }
  return end;
}

/** All but two of the patterns are about a single word, and most long words are addresses and lines of dashes. */
function mayHoldKey(text: string): boolean {
  return (
    someLongWord(text, SHORTEST_KEY, () => true) &&
    (someLongWord(text, SHORTEST_HINTED, word => hint.test(word)) || /PRIVATE KEY|["']key["']/.test(text))
  );
}

/** The first key of a known provider in a text; keys from documentation and made-up ones are none. */
export function findProviderKey(text: string): ProviderKey | undefined {
  if (!mayHoldKey(text)) {
    return undefined;
  }
  for (const { kind, pattern } of providers) {
    const found = pattern.exec(text);
    if (found !== null && !isMadeUp(found[0]) && !isForEverybody(found[0])) {
      return { kind, index: found.index, text: found[0] };
    }
  }
  return undefined;
}

/** A token of Supabase for the pages that everybody loads: `"role":"anon"`, at each of the three offsets of base64. */
function isForEverybody(key: string): boolean {
  return /^eyJ/.test(key) && /InJvbGUiOiJhbm9uI|cm9sZSI6ImFub24i|b2xlIjoiYW5vbi/.test(key);
}

/** `AKIAIOSFODNN7EXAMPLE`, `ghp_xxxxxxxx…`, `sk-1234567890…`, `hf_your_token_here` */
function isMadeUp(key: string): boolean {
  const body = key.replace(/^[a-zA-Z]{2,10}[-_]|^.*[=:](?=[^=:]{8})/, '');
  return (
    /example|your|xxxx|\*\*\*|placeholder|dummy|fake|sample|redacted|abcdefgh|1234567890|0{8}|test[-_]?key/i.test(
      key,
    ) || new Set(body).size < 9
  );
}
