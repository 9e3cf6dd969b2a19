import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'mocha';
import { LetterTriples } from '../../../src/engine/evidence/letterTriples';
import { type Needles, needlesOf, someWay } from '../../../src/engine/evidence/needles';

const cases: readonly (readonly [string, Needles | undefined])[] = [
  ['mlflow', [[['mlflow']]]],
  ['MLflow|wandb', [[['mlflow']], [['wandb']]]],
  [
    String.raw`^[^#]*\b(wandb|mlflow)\.(init|log_\w+)\(`,
    [
      [
        ['wandb', 'mlflow'],
        ['init', 'log_'],
      ],
    ],
  ],
  ['colou?rs', [[['colo']]]],
  ['(data)?frames', [[['frames']]]],
  ['(data)+frames', [[['data'], ['frames']]]],
  [String.raw`\.log_metric\(`, [[['.log_metric(']]]],
  ['(?<!not )(?:met|partly)here', [[['met', 'partly'], ['here']]]],
  ['(alpha|)', undefined],
  ['ab|cde', undefined],
  [String.raw`\w+\s*=`, undefined],
  [String.raw`\u0061bcd`, undefined],
  ['[abc]def{2}', [[['def']]]],
  [String.raw`^\s*def \w*drift\w*|psi_index`, [[['def '], ['drift']], [['psi_index']]]],
];

suite('What a text has to hold for a pattern', () => {
  cases.forEach(([pattern, needles]) => {
    test(pattern, () => assert.deepEqual(needlesOf([pattern]), needles));
  });

  test('several patterns need one of all', () => {
    assert.deepEqual(needlesOf(['alpha', 'beta']), [[['alpha']], [['beta']]]);
    assert.equal(needlesOf(['alpha', 'b']), undefined);
  });

  test('small and capital letters are alike, and a text without them is told', () => {
    const triples = new LetterTriples('Tracked with MLflow\n');
    assert.equal(triples.mayHold('mlflow'), true);
    assert.equal(triples.mayHold('wandb'), false);
    assert.equal(new LetterTriples('').mayHold('abc'), false);
  });

  test('one way is enough, of which each list has to give a needle', () => {
    const holds = (needle: string): boolean => ['def ', 'drift'].includes(needle);
    assert.equal(someWay([[['def '], ['drift', 'psi']], [['psi_index']]], holds), true);
    assert.equal(someWay([[['def '], ['psi']], [['psi_index']]], holds), false);
  });

  test('no pattern that ships finds anything where its needles are not', () => {
    const patterns = readdirSync('rules/evidence').flatMap(file => textPatterns(path.join('rules/evidence', file)));
    const texts = patterns.map(pattern => pattern.replace(/[\\^$?*+()[\]{}]/g, ' '));
    assert(patterns.length > 80, `${patterns.length} patterns`);
    for (const text of texts) {
      const triples = new LetterTriples(text);
      for (const pattern of patterns) {
        const needles = needlesOf([pattern]);
        if (needles !== undefined && new RegExp(pattern, 'i').test(text)) {
          const small = text.toLowerCase();
          const holds = (needle: string): boolean => triples.mayHold(needle) && small.includes(needle);
          assert(someWay(needles, holds), `${pattern} in ${text}`);
        }
      }
    }
  });
});

/** The patterns of `text:` on one line. */
function textPatterns(file: string): readonly string[] {
  return Array.from(readFileSync(file, 'utf8').matchAll(/^\s+(?:- )?text: '(.*)'$/gm), ([, pattern = '']) =>
    pattern.replaceAll("''", "'"),
  );
}
