// Lets the generator of first tests write one for thirty functions of real repositories, and real pytest judge it with
// mutants that CPython's ast makes: npx tsx test/tools/sampleFunctions.ts --repos DIR [--draw SEED]
//
//   DIR          holds each repository as owner__name
//   --draw SEED  draws other functions; without it those of test/accuracy/firstTests.json are asked again
//
// Writes the outcome for each function to that file; none of their text. Exit status 1 when pytest
// is not content with a test.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { isRecord } from '../../src/engine/rules/fields';
import { type Drawn, type Population, drawFunctions } from './sampleFunctions/draw';
import { type Outcome, judgeDrawn } from './sampleFunctions/judgeDrawn';

const table = 'test/accuracy/firstTests.json';
const count = 30;

const { values } = parseArgs({ options: { repos: { type: 'string' }, draw: { type: 'string' } } });

interface Sample {
  readonly population: Population;
  /** How many functions got a test that notices a mutant. */
  readonly tests: number;
  readonly functions: readonly (Drawn & Outcome)[];
}

async function main(repos: string): Promise<void> {
  const kept: unknown = JSON.parse(readFileSync(table, 'utf8'));
  const seed = values.draw === undefined ? seedOf(kept) : Number(values.draw);
  const samples: Sample[] = [];
  for (const population of ['computing', 'all'] as const) {
    samples.push(await judgeSample(repos, population, seed));
  }
  writeFileSync(table, `${JSON.stringify({ seed, samples }, null, 2)}\n`);
  const fails = samples.some(({ functions }) => functions.some(({ outcome }) => outcome === 'fails'));
  process.exitCode = fails ? 1 : 0;
}

async function judgeSample(repos: string, population: Population, seed: number): Promise<Sample> {
  const functions: (Drawn & Outcome)[] = [];
  for (const each of drawFunctions(repos, population, seed, count)) {
    const outcome = await judgeDrawn(path.join(repos, each.repository.replace('/', '__')), each);
    console.log(`${outcome.outcome.padEnd(8)} ${each.repository}: ${each.path}, ${each.name}()  ${outcome.why ?? ''}`);
    functions.push({ ...each, ...outcome });
  }
  const tests = functions.filter(({ outcome }) => outcome === 'test').length;
  console.log(`${population}: ${tests} of ${functions.length} functions get a test that notices a mutant\n`);
  return { population, tests, functions };
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
