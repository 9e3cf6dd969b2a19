// The house's points, each with what was measured and the command that shows it: npx tsx test/tools/housePoints.ts
//
//   --comments    prints twenty comments from all over the engine, to be judged: why or example, none that restates
//
// Exit status 1 when a point that a machine can check does not hold. Needs `npm run build`.
import { codePoints } from './housePoints/codePoints';
import { type HousePoint, sourcesBelow, textOf } from './housePoints/housePoint';
import { rulePoints } from './housePoints/rulePoints';
import { shapePoints } from './housePoints/shapePoints';

if (process.argv.includes('--comments')) {
  printComments(20);
} else {
  void measureAll().then(printPoints);
}

async function measureAll(): Promise<readonly HousePoint[]> {
  const points = [...(await shapePoints()), ...(await rulePoints()), ...codePoints()];
  return points.toSorted((a, b) => a.number - b.number);
}

function printPoints(points: readonly HousePoint[]): void {
  for (const { number, point, mark, measured, verdict, command } of points) {
    console.log(`${verdict.padEnd(5)} ${String(number).padStart(2)}  ${point}`);
    console.log(`          asked     ${mark}\n          measured  ${measured}\n          see       ${command}\n`);
  }
  const count = (verdict: HousePoint['verdict']): number => points.filter(one => one.verdict === verdict).length;
  console.log(
    `${points.length} points: ${count('ok')} hold, ${count('MISS')} do not, ${count('judge')} are for a reader`,
  );
  process.exitCode = count('MISS') === 0 ? 0 : 1;
}

/** Evenly spread, so that nobody chose them. */
function printComments(wanted: number): void {
  const comments = sourcesBelow('src/engine').flatMap(file =>
    [...textOf(file).matchAll(/\/\*\*[\s\S]*?\*\/\n *(.*)|^ *\/\/ .*\n *(.*)/gm)].map(([text]) => `${file}\n${text}\n`),
  );
  for (let index = 0; index < wanted; index++) {
    console.log(comments[Math.floor(((index + 0.5) * comments.length) / wanted)]);
  }
}
