import assert from 'node:assert/strict';
import { reporters } from '../../../src/engine/reporters/index';
import { project, type TestFile } from '../../support/project';

/** Characters that look drawn by chance. */
const draw = (length: number, alphabet = 'aB3dE7gH1jK9mN5pQ2rS8tV4wX6yZ0c'): string =>
  Array.from({ length }, (_, index) => alphabet[(index * 7 + (index >> 2)) % alphabet.length]).join('');

const hexadecimal = (length: number): string => draw(length, 'e4a1d90b7c2f8365');

/** Kind → a key of its form; the `§` goes, and stands there so that no scanner finds a key in this file. */
const forms: Readonly<Record<string, string>> = {
  'AWS access key': `AK§IA${draw(16, 'Q7ZK2MWX9RTB4HJ6')}`,
  'GitHub token': `gh§p_${draw(36)}`,
  'GitLab token': `gl§pat-${draw(20)}`,
  'Slack token': `xo§xb-1${draw(30)}`,
  'Anthropic key': `sk-§ant-${draw(40)}`,
  'OpenAI key': `sk-§proj-${draw(48)}`,
  'Hugging Face token': `h§f_${draw(34)}`,
  'Google API key': `AI§za${draw(35)}`,
  'Google access token': `ya§29.${draw(60)}`,
  'Azure client secret': `${draw(3)}8§Q~${draw(34)}`,
  'Azure storage key': `Account§Key=${draw(86)}==`,
  'Databricks token': `da§pi${hexadecimal(32)}`,
  'Kaggle key': `{"user§name": "ana", "key": "${hexadecimal(32)}"}`,
  'key in an address': `https://api.weather.org/data?app§id=${hexadecimal(32)}`,
  'password in an address': `jdbc:postgresql://db.uni-ulm.de/churn?user=ana&pass§word=${draw(14)}`,
  'private key': `-----BEGIN RSA PRIV§ATE KEY-----\\n${draw(64)}`,
  'LangSmith key': `lsv§2_pt_${hexadecimal(32)}_${hexadecimal(10)}`,
  'Replicate token': `r§8_${draw(37)}`,
};

const whole = (form: string): string => form.replaceAll('§', '');

suite('secrets', () => {
  for (const [kind, form] of Object.entries(forms)) {
    const key = whole(form);
    test(`a ${kind} is found wherever it stands`, async () => {
      const quoted = key.includes('"') ? `'${key}'` : `"${key}"`;
      const files: Readonly<Record<string, TestFile>> = {
        'load.py': `value = ${quoted}\n# ${key}\n`,
        'load.ipynb': [`value = ${quoted}`],
        'notes.md': `key: ${key}\n`,
      };
      assert.deepEqual(await found(files), [
        ['load.ipynb', kind],
        ['load.py', kind],
        ['load.py', kind],
        ['notes.md', kind],
      ]);
    });
  }

  test('keys of documentation, placeholders, look-ups and hashes are none', async () => {
    const innocent = [
      `AK§IAIOSFODNN7EXAMPLE`,
      `gh§p_${'x'.repeat(36)}`,
      `sk-§your-key-goes-here-please-and-thank-you`,
      `h§f_your_token_here_your_token_here_yours`,
      'https://api.weather.org/data?appid={key}',
      'https://api.weather.org/data?appid=YOUR_API_KEY_1234567890ab',
      `jdbc:postgresql://db/churn?pass§word=\${DB_PASSWORD}`,
      hexadecimal(40),
      '2f1c0b52-6f2e-4b0a-9d3e-0c4b7d3b8a11',
    ];
    const lines = innocent.map((text, index) => `value_${index} = "${whole(text)}"`);
    const lookUps = ['token = os.environ["HF_TOKEN"]', 'key = userdata.get("OPENAI_API_KEY")', 'api_key = config.key'];
    assert.deepEqual(await found({ 'load.py': [...lines, ...lookUps, ''].join('\n') }), []);
  });

  test('no report says what the secret is, and no fingerprint depends on it', async () => {
    const scanOf = async (secret: string): Promise<Awaited<ReturnType<typeof scan>>> =>
      scan({
        'load.py': `password = "${secret}"\nconnect("postgresql://ana:${secret}@db.uni-ulm.de/churn")\n`,
        'settings.yaml': `db_password: ${secret}\n`,
        'load.ipynb': [`# token = "${secret}"`],
        '.env': `DB_PASSWORD=${secret}\n`,
      });
    const secret = `Zw${draw(20)}`;
    const [first, second] = [await scanOf(secret), await scanOf(`Yq${draw(20)}`)];
    const texts = Object.values(reporters).map(reporter =>
      reporter(first, { version: '0', milliseconds: undefined, color: false, verbose: true }),
    );
    assert.ok(texts.length >= 6);
    assert.deepEqual(
      texts.filter(text => text.includes(secret)),
      [],
    );
    const prints = ({ findings }: typeof first): readonly string[] =>
      findings.filter(({ rule }) => rule.startsWith('sec/')).map(({ fingerprint }) => fingerprint);
    assert.equal(prints(first).length, 6);
    assert.deepEqual(prints(first), prints(second));
  });
});

const scan = (files: Readonly<Record<string, TestFile>>): ReturnType<ReturnType<typeof project>['scan']> =>
  project(files, Object.keys(files)).scan();

async function found(files: Readonly<Record<string, TestFile>>): Promise<readonly (readonly string[])[]> {
  const { findings } = await scan(files);
  return findings
    .filter(({ rule }) => rule === 'sec/hardcoded-secret')
    .map(({ location, message }) => [location.path, /^This (.*) is in/.exec(message)?.[1] ?? message]);
}
