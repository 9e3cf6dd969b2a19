// Shows that fixes work, each by something that is not our own rule: npx tsx test/tools/proveFixes.ts [WORD…]
//
//   WORD        only the proofs whose rule or fix has one of the words in it
//   --breaks    also plants mistakes in the generators and expects the proofs to notice
import { parseArgs } from 'node:util';
import { build, plantBreaks } from './proveFixes/plantBreaks';
import type { Proof } from './proveFixes/proof';
import { proofs } from './proveFixes/proofs/index';
import { ensureTools, versionOf } from './proveFixes/tools';
import { ensureTorch, torchOracle } from './proveFixes/torch';
import { type Verdict, Workers } from './proveFixes/workers';

const { values, positionals } = parseArgs({
  options: { breaks: { type: 'boolean', default: false } },
  allowPositionals: true,
});

async function main(): Promise<void> {
  const chosen = proofs.filter(
    ({ rule, fix }) => positionals.length === 0 || positionals.some(word => `${rule} ${fix}`.includes(word)),
  );
  // Two processes must not install the same tool at once.
  const judges = chosen.flatMap(({ oracles }) => oracles);
  ensureTools(judges);
  if (judges.includes(torchOracle)) ensureTorch();
  await build(process.cwd());
  const workers = new Workers();
  const failed = await judgeAll(chosen, workers);
  const unnoticed = values.breaks ? await plantBreaks(workers) : 0;
  workers.dispose();
  console.log(
    `${chosen.length - failed} of ${chosen.length} fixes are proved${unnoticed === 0 ? '' : `, ${unnoticed} breaks go unnoticed`}`,
  );
  process.exitCode = chosen.length > 0 && failed === 0 && unnoticed === 0 ? 0 : 1;
}

/** Prints a row for each proof, in the order of the list; returns how many fixes do not work. */
async function judgeAll(chosen: readonly Proof[], workers: Workers): Promise<number> {
  const verdicts = chosen.map(proof => workers.judge(proof, 'dist/cli.js'));
  let failed = 0;
  for (const [index, proof] of chosen.entries()) {
    const verdict = await verdicts[index];
    if (verdict !== undefined) print(proof, verdict);
    failed += verdict?.fault === undefined ? 0 : 1;
  }
  return failed;
}

function print({ rule, fix, oracles }: Proof, { fault, seconds }: Verdict): void {
  const result = fault === undefined ? 'proved' : 'FAILS ';
  const time = `${seconds.toFixed(0)} s`.padStart(5);
  console.log(`${result}${time}  ${rule.padEnd(27)}  ${fix.padEnd(50)}  ${oracles.map(versionOf).join(', ')}`);
  if (fault !== undefined) console.log(fault.replace(/^/gm, '        '));
}

void main();
