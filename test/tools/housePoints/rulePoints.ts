import { readFileSync } from 'node:fs';
import path from 'node:path';
import { shipped } from '../../support/project';
import { ruleFiles } from '../../support/ruleFiles';
import { createEngine, type Problem, type Rule, type RuleFile } from '../../../src/engine/index';
import { checkers } from '../../../src/engine/checkers/index';
import { ruleDocs } from '../ruleDocs';
import { type HousePoint, importsOf, listed, mochaCommand, runTests, sourcesBelow, verdictOf } from './housePoint';

/** Points about rules: what one costs, what it holds, and that its faults are found. */
export async function rulePoints(): Promise<readonly HousePoint[]> {
  return [
    ...oneFile(),
    checkerCost(),
    selfContained(),
    nearMisses(),
    faultsWithLine(),
    fixesByText(),
    houseTest(),
    await docs(),
  ];
}

function oneFile(): readonly HousePoint[] {
  const run = runTests('test/addRule.test.ts');
  const command = mochaCommand('test/addRule.test.ts');
  return [
    {
      number: 6,
      point: 'A declarative rule costs one file: command line, editor, table and tests have it at once',
      mark: '1 added, 0 modified',
      measured: run.measured,
      verdict: verdictOf(run.holds),
      command,
    },
    {
      number: 9,
      point: 'Examples are run: one that is wrong fails by its name',
      mark: 'yes',
      measured: run.measured,
      verdict: verdictOf(run.holds),
      command: `${command} --grep examples`,
    },
  ];
}

function checkerCost(): HousePoint {
  const files = sourcesBelow('src');
  const own = Object.keys(checkers).map(name => {
    const words = name
      .split('-')
      .map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)));
    return `src/engine/checkers/${words.join('')}`;
  });
  const costly = own.filter(file => {
    const importers = files.filter(other => importsOf(other).some(from => path.posix.join(other, '..', from) === file));
    return !files.includes(`${file}.ts`) || importers.join() !== 'src/engine/checkers/index.ts';
  });
  return {
    number: 7,
    point: 'A rule with a checker: its file, its checker, one line in the list of checkers',
    mark: '2 added, 1 modified',
    measured: `${own.length} checkers, each a file of its own; known beyond the list: ${listed(costly)}`,
    verdict: verdictOf(own.length > 0 && costly.length === 0),
    command: 'cat src/engine/checkers/index.ts; grep -rlE "checkers/[a-z]" src',
  };
}

function selfContained(): HousePoint {
  const { rules } = shipped();
  const bare = rules.filter(
    ({ title, message, lesson: { why, how, more, bridge }, references, examples }) =>
      [title, message, why, how, more, bridge].includes('') || references.length === 0 || examples.length < 2,
  );
  return {
    number: 8,
    point: 'A rule file holds question, detector, message, fix, why, how, sources and examples',
    mark: 'all',
    measured: `${rules.length} rules; lacking something: ${listed(bare.map(({ id }) => id))}`,
    verdict: verdictOf(rules.length > 0 && bare.length === 0),
    command: 'cat rules/repro/missing-random-state.yaml',
  };
}

function nearMisses(): HousePoint {
  const lopsided = shipped().rules.filter(rule => {
    const bad = rule.examples.filter(example => isBad(rule, example)).length;
    return bad === 0 || bad === rule.examples.length;
  });
  return {
    number: 10,
    point: 'Every rule has a bad example and a good one that almost looks bad',
    mark: '100 %',
    measured: `without both: ${listed(lopsided.map(({ id }) => id))}; whether the good ones come near is for a reader`,
    verdict: lopsided.length === 0 ? 'judge' : 'MISS',
    command: 'for rule in $(ls rules/*/*.yaml | grep -v evidence | head -10); do sed -n "/^examples/,\\$p" $rule; done',
  };
}

function isBad({ detect }: Rule, { flags, status }: Rule['examples'][number]): boolean {
  return detect.kind === 'practice' ? status !== 'met' && status !== 'not-applicable' : flags.length > 0;
}

const mistakes: readonly (readonly [string, (text: string) => string])[] = [
  ['an unknown key', text => text.replace(/^severity:/m, 'severty:')],
  [
    'a pattern that is none',
    text => text.replace(/^detect:[\s\S]*?^message/m, "detect:\n  kind: python-string\n  pattern: '(['\nmessage"),
  ],
  ['a placeholder that stands for nothing', text => text.replace(/^message:.*$/m, 'message: "`{nothing}` is wrong"')],
  ['an id that is not the path', text => text.replace(/^id:.*$/m, 'id: repro/another-name')],
];

function faultsWithLine(): HousePoint {
  const silent = mistakes.filter(
    ([, spoil]) => !problemsWith(spoil).some(({ message }) => /^Line \d+: /.test(message)),
  );
  return {
    number: 11,
    point: `Mistakes in a rule are found when it is read, with their line: ${mistakes.map(([what]) => what).join(', ')}`,
    mark: '4 of 4',
    measured: `${mistakes.length - silent.length} of ${mistakes.length}`,
    verdict: verdictOf(silent.length === 0),
    command: mochaCommand('test/engine/rules/readRule.test.ts'),
  };
}

function problemsWith(spoil: (text: string) => string, target = 'repro/missing-random-state.yaml'): readonly Problem[] {
  const files = ruleFiles().map((file): RuleFile =>
    file.path === target ? { ...file, text: spoil(file.text) } : file,
  );
  return createEngine(files).problems;
}

function fixesByText(): HousePoint {
  const withFix = shipped().rules.filter(({ fix }) => fix !== undefined);
  const unproved = withFix.filter(({ examples }) => !examples.some(({ fixed }) => fixed !== undefined));
  const ungraded = withFix.filter(({ fix }) => fix?.safety !== 'safe' && fix?.safety !== 'review');
  const run = runTests('test/rules.test.ts');
  return {
    number: 18,
    point: 'Fixes say how safe they are; each has an example with the text after it, in which nothing is left to mend',
    mark: '100 %',
    measured: `${withFix.length} rules with a fix; without a text after it: ${listed(unproved.map(({ id }) => id))}; ${run.measured}`,
    verdict: verdictOf(withFix.length > 0 && unproved.length + ungraded.length === 0 && run.holds),
    command: mochaCommand('test/rules.test.ts'),
  };
}

function houseTest(): HousePoint {
  const withoutGood = problemsWith(text => text.replace(/flags: \[\]/g, 'flags: [x]'), 'vcs/large-file.yaml');
  const renamed = createEngine(
    ruleFiles().map(file => ({ ...file, path: file.path.replace('ci/no-ci', 'ci/none') })),
  ).problems;
  const run = runTests('test/house.test.ts');
  return {
    number: 22,
    point: 'The house test is there, and a good example taken out or a rule file renamed is told in a sentence',
    mark: 'fails with a sentence',
    measured: `${run.measured}; "${withoutGood[0]?.message ?? ''}"; "${renamed[0]?.message ?? ''}"`,
    verdict: verdictOf(run.holds && withoutGood.length > 0 && renamed.length > 0),
    command: mochaCommand('test/house.test.ts'),
  };
}

async function docs(): Promise<HousePoint> {
  const made = await ruleDocs(shipped().rules);
  const stale = [...made]
    .filter(([file, text]) => readFileSync(file, 'utf8') !== text)
    .map(([file]) => file.replace(/^.*\/rules\//, 'rules/'));
  return {
    number: 23,
    point: 'Documents about rules are made from the rules',
    mark: 'no difference',
    measured: `different: ${listed(stale)}`,
    verdict: verdictOf(stale.length === 0),
    command: 'npm run docs; git diff --stat rules',
  };
}
