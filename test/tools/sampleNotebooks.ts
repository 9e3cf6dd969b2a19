// Graduates code of twelve notebooks of real repositories and lets real Jupyter run them before and after:
//   npx tsx test/tools/sampleNotebooks.ts --repos DIR [--draw SEED] [--only WORD]
//
//   DIR          holds each repository as owner__name
//   --draw SEED  draws others and keeps nothing; without it the seed of test/accuracy/graduate.json is used
//   --only WORD  asks for notebooks with that word in their path alone and keeps nothing
//
// The notebooks are those that parse and ask for no file that is not there, no address, account or graphics card
// (test/tools/graduate/drawNotebooks.ts). They are drawn in turns: each repository gives one, until there are twelve that
// Jupyter runs from the first cell to the last as they are, with packages of late 2022 (those that are missing are
// installed). What does not run is named and not counted: nothing can be compared. A cell that shows an error in the file
// may fail again. Random numbers start from a seed; what still differs between two runs of the same notebook is left out of
// the comparison.
//
// Outcomes: `same` runs afterwards and shows the same texts, `differs` shows others, `broken` fails, `refused` with the
// reason. Writes them to test/accuracy/graduate.json, none of the notebooks' text. Exit status 1 when one is broken or
// differs, or fewer than 9 of the 12 are the same.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { isRecord } from '../../src/engine/rules/fields';
import { type DrawnNotebook, drawNotebooks } from './graduate/drawNotebooks';
import { type Outcome, judgeNotebook } from './graduate/judgeNotebook';

const table = 'test/accuracy/graduate.json';
/** The day on which the first draw was made. */
const firstSeed = 20261127;
const count = 12;
/** Of twelve notebooks, so many have to run afterwards and show the same. */
const leastSame = 9;

const { values } = parseArgs({
  options: { repos: { type: 'string' }, draw: { type: 'string' }, only: { type: 'string' } },
});

type Judged = DrawnNotebook & Outcome;

async function main(repos: string): Promise<void> {
  const kept: unknown = existsSync(table) ? JSON.parse(readFileSync(table, 'utf8')) : { seed: firstSeed };
  const seed = values.draw === undefined && isRecord(kept) ? Number(kept['seed']) : Number(values.draw);
  const judged = await judgeDrawn(repos, seed);
  const notebooks = judged.filter(({ outcome }) => outcome !== 'unrun');
  const same = notebooks.filter(({ outcome }) => outcome === 'same').length;
  console.log(`seed ${seed}: ${same} of ${notebooks.length} notebooks run afterwards and show the same`);
  if (values.draw === undefined && values.only === undefined) {
    const unrun = judged.filter(({ outcome }) => outcome === 'unrun');
    writeFileSync(table, `${JSON.stringify({ seed, same, notebooks, unrun }, null, 2)}\n`);
  }
  const isWrong = notebooks.some(({ outcome }) => outcome === 'broken' || outcome === 'differs');
  process.exitCode = isWrong || (same < leastSame && values.only === undefined) ? 1 : 0;
}

/** In the order drawn, until there are enough that run. */
async function judgeDrawn(repos: string, seed: number): Promise<readonly Judged[]> {
  const judged: Judged[] = [];
  const wanted = drawNotebooks(repos, seed).filter(
    drawn => values.only === undefined || drawn.path.includes(values.only),
  );
  for (const drawn of wanted) {
    const outcome = await judgeNotebook(path.join(repos, drawn.repository.replace('/', '__')), drawn);
    console.log(`${outcome.outcome.padEnd(8)} ${drawn.repository}: ${drawn.path}  ${outcome.why ?? ''}`);
    judged.push({ ...drawn, ...outcome });
    if (judged.filter(each => each.outcome !== 'unrun').length === count) {
      break;
    }
  }
  return judged;
}

if (values.repos === undefined) {
  console.error('Name the folder of the repositories with --repos DIR.');
  process.exitCode = 2;
} else {
  void main(path.resolve(values.repos));
}
