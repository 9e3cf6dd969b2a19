import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'mocha';
import { parse } from 'yaml';
import { checkers } from '../src/engine/checkers/index';
import { createEngine } from '../src/engine/index';
import { isRecord } from '../src/engine/rules/fields';
import { frameworks } from '../src/engine/projects/frameworks';
import { proofs } from './tools/proveFixes/proofs/index';
import { rewrites } from '../src/engine/fixes/rewrites/index';
import { scaffolds } from '../src/engine/scaffolds/index';
import manifest from '../package.json';
import { ruleFiles } from './support/ruleFiles';

const engine = createEngine(ruleFiles());

function filesBelow(folder: string, ending: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith(ending))
    .map(file => path.join(folder, file));
}

suite('The house keeps itself tidy', () => {
  test('no rule file and no evidence set has a fault', () => {
    assert.deepEqual(engine.problems, []);
  });

  test('every rule says what is true once it is met, and where it comes from', () => {
    const bare = engine.rules.filter(({ met, title, references }) => met === title || references.length === 0);
    assert.deepEqual(
      bare.map(({ id }) => id),
      [],
    );
  });

  test('every rule has a bad and a good example', () => {
    const lopsided = engine.rules.filter(({ detect, examples }) => {
      const isBad =
        detect.kind === 'practice'
          ? examples.map(({ status }) => status !== 'met' && status !== 'confirmed')
          : examples.map(({ flags }) => flags.length > 0);
      return !isBad.includes(true) || !isBad.includes(false);
    });
    assert.deepEqual(
      lopsided.map(({ id }) => id),
      [],
    );
  });

  test('every rule that reads notebooks shows one in its examples', () => {
    const kinds = new Set(['python-call', 'python-string', 'python-import', 'magic', 'data-flow']);
    const blind = engine.rules.filter(
      ({ id, detect, examples }) =>
        (kinds.has(detect.kind) || id.startsWith('notebook/')) &&
        !examples.some(({ files }) => Object.keys(files).some(file => file.endsWith('.ipynb'))),
    );
    assert.deepEqual(
      blind.map(({ id }) => id),
      [],
    );
  });

  test('every checker is named by a rule, and every named one is there', () => {
    const named = engine.rules.flatMap(({ detect }) =>
      detect.kind === 'checker' ? [detect.checker] : detect.kind === 'practice' ? [detect.places ?? []].flat() : [],
    );
    assert.deepEqual([...new Set(named)].sort(), Object.keys(checkers).sort());
  });

  test('variants of lessons are of frameworks that the engine knows', () => {
    const named = engine.rules.flatMap(({ lesson }) => Object.keys(lesson.variants));
    assert.ok(named.length > 0);
    assert.deepEqual(
      named.filter(name => !frameworks.includes(name)),
      [],
    );
  });

  test('every scaffold is named by a rule', () => {
    const named = engine.rules.flatMap(({ fix }) => (fix?.kind === 'scaffold' ? [fix.scaffold] : []));
    assert.deepEqual([...new Set(named)].sort(), Object.keys(scaffolds).sort());
  });

  test('every rewrite is named by a rule', () => {
    const named = engine.rules.flatMap(({ fix }) => (fix?.kind === 'rewrite' ? [fix.rewrite] : []));
    assert.deepEqual([...new Set(named)].sort(), Object.keys(rewrites).sort());
  });

  test('every fix is proved by something that is not a rule of ours', () => {
    const proved = new Set(proofs.map(({ rule }) => rule));
    const unproved = engine.rules.filter(({ id, fix }) => fix !== undefined && !proved.has(id)).map(({ id }) => id);
    assert.deepEqual(unproved, []);
  });

  test('a retired rule is measured, has a reason and is not shipped', () => {
    const retired: unknown = parse(readFileSync('rules/retired.yaml', 'utf8'));
    assert.ok(Array.isArray(retired) && retired.every(isRecord));
    for (const entry of retired) {
      assert.deepEqual(Object.keys(entry), ['id', 'right', 'judged', 'reason']);
      const { id, right, judged, reason } = entry;
      assert.match(String(id), /^[a-z]+\/[a-z-]+$/);
      assert.ok(Number.isInteger(right) && Number.isInteger(judged) && Number(right) <= Number(judged), String(id));
      assert.match(String(reason), /^[A-Za-z].*\.$/);
      assert.ok(!engine.rules.some(rule => rule.id === id), `${String(id)} is shipped`);
    }
  });

  test('a warning was right nine times out of ten where it was judged', () => {
    const rows = readFileSync('rules/judgement.md', 'utf8').matchAll(/^\| (\S+) +\| (\d+) of (\d+) /gm);
    const shares = new Map(Array.from(rows, ([, id, right, judged]) => [id, Number(right) / Number(judged)] as const));
    const warnings = engine.rules.filter(({ severity }) => severity === 'warning' || severity === 'error');
    const wrong = warnings.filter(({ id }) => (shares.get(id) ?? 1) < 0.9).map(({ id }) => id);
    assert.ok(shares.size > 50, `${shares.size} judged rules`);
    assert.deepEqual(wrong, []);
  });

  test('every dependency has its reason in CONTRIBUTING.md', () => {
    const text = readFileSync('CONTRIBUTING.md', 'utf8');
    const names = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.devDependencies)];
    const silent = names.filter(name => !name.startsWith('@types/') && !text.includes(`\`${name}\``));
    assert.deepEqual(silent, []);
  });

  test('names of files say what is in them', () => {
    const vague = /(^|\/)(utils?|helpers?|common|misc|manager|base)\.|(Manager|Impl|Utils?|Helper)\.ts$/;
    assert.deepEqual(
      filesBelow('src', '.ts').filter(file => vague.test(file)),
      [],
    );
  });

  test('the README names the two commands and every script is explained', () => {
    const readme = readFileSync('README.md', 'utf8');
    assert.match(readme, /npm ci && npm start/);
    assert.match(readme, /npm ci && npm test/);
    const contributing = readFileSync('CONTRIBUTING.md', 'utf8');
    for (const script of ['build', 'prove', 'accuracy', 'measure', 'bench', 'package']) {
      assert.ok(contributing.includes(`\`npm run ${script}\``), script);
    }
  });

  test('the README shows pictures that are there, each with what is on it, and there are no others', () => {
    const readme = readFileSync('README.md', 'utf8');
    const shown = [...readme.matchAll(/!\[([^\]]{20,})\]\((media\/pictures\/[\w-]+\.png)\)/g)];
    assert.equal(shown.length, readme.split('![').length - 1);
    assert.deepEqual(shown.map(([, , file]) => file).sort(), filesBelow('media/pictures', '.png').sort());
    for (const [, , file = ''] of shown) {
      const bytes = readFileSync(file);
      assert.equal(bytes.toString('latin1', 1, 4), 'PNG', file);
      assert.ok(bytes.length < 250_000, `${file} has ${bytes.length} bytes`);
    }
  });

  test('the engine imports nothing of the machine', () => {
    const impure = filesBelow('src/engine', '.ts').filter(file =>
      /from '(?:vscode|node:|fs|path)|\bprocess\.(?:env|argv|cwd|platform)|Date\.now|Math\.random/.test(
        readFileSync(file, 'utf8'),
      ),
    );
    assert.deepEqual(impure, []);
  });

  test('no lockfile holds the address of a registry', () => {
    const locks = ['package-lock.json', 'test/vscode-host/package-lock.json'];
    assert.deepEqual(
      locks.filter(file => readFileSync(file, 'utf8').includes('"resolved": "http')),
      [],
    );
  });
});
