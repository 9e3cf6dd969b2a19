// Lets the generator of first tests write one for thirty functions of real repositories, and real pytest judge it with
// mutants that CPython's ast makes: npx tsx test/tools/sampleFunctions.ts --repos DIR [--draw SEED] [--only NAME]
//
//   DIR          holds each repository as owner__name
//   --draw SEED  draws other functions and keeps nothing; without it the seed of test/accuracy/firstTests.json is used
//   --only NAME  asks for the functions of that name alone and keeps nothing
//
// The functions are drawn in turns: each repository that has some gives one, until there are thirty. What they are drawn
// from is what test/tools/proveFixes/firstTest/listFunctions.py lists: functions at the top of Python files that an import
// statement can name, no tests and no notebooks, in which a standard mutant can be made.
//
// Each function runs where the packages that its file imports are installed, one environment for each repository below
// node_modules/.cache. Outcomes: `test` notices a mutant, `weak` notices none, `fails` where pytest is not content,
// `unrun` where the file cannot be imported with the packages of today, `refused` with the reason.
//
// Writes the outcome for each function to test/accuracy/firstTests.json; none of their text. Exit status 1 when pytest is
// not content with a test, or fewer than 15 of the 30 functions get one that notices a mutant.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { isRecord } from '../../src/engine/rules/fields';
import { type Drawn, drawFunctions } from './sampleFunctions/draw';
import { type Outcome, judgeDrawn } from './sampleFunctions/judgeDrawn';

const table = 'test/accuracy/firstTests.json';
const count = 30;
/** Of thirty functions, so many have to get a test that notices a mutant. */
const leastTests = 15;

const { values } = parseArgs({
  options: { repos: { type: 'string' }, draw: { type: 'string' }, only: { type: 'string' } },
});

async function main(repos: string): Promise<void> {
  const kept: unknown = JSON.parse(readFileSync(table, 'utf8'));
  const seed = values.draw === undefined ? seedOf(kept) : Number(values.draw);
  const drawn = drawFunctions(repos, seed, count);
  const functions: (Drawn & Outcome)[] = [];
  for (const each of drawn.filter(({ name }) => values.only === undefined || name === values.only)) {
    const outcome = await judgeDrawn(path.join(repos, each.repository.replace('/', '__')), each);
    console.log(`${outcome.outcome.padEnd(8)} ${each.repository}: ${each.path}, ${each.name}()  ${outcome.why ?? ''}`);
    functions.push({ ...each, ...outcome });
  }
  const tests = functions.filter(({ outcome }) => outcome === 'test').length;
  console.log(`seed ${seed}: ${tests} of ${functions.length} functions get a test that notices a mutant`);
  if (values.draw === undefined && values.only === undefined) {
    writeFileSync(table, `${JSON.stringify({ seed, tests, functions }, null, 2)}\n`);
  }
  const fails = functions.some(({ outcome }) => outcome === 'fails');
  process.exitCode = fails || (tests < leastTests && values.only === undefined) ? 1 : 0;
}

function seedOf(kept: unknown): number {
  return isRecord(kept) ? Number(kept['seed']) : 0;
}

if (values.repos === undefined) {
  console.error('Name the folder of the repositories with --repos DIR.');
  process.exitCode = 2;
} else {
  void main(path.resolve(values.repos));
}
