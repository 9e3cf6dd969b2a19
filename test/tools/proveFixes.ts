// Shows that fixes work, each by something that is not our own rule: npx tsx test/tools/proveFixes.ts [WORD…]
//
//   WORD        only the proofs whose rule or fix has one of the words in it
//   --breaks    also plants mistakes in the generators and expects the proofs to notice
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { copyTree } from './copyTree.mjs';
import { Bench } from './proveFixes/bench';
import { breaks } from './proveFixes/breaks';
import type { Break, Proof } from './proveFixes/proof';
import { proofs } from './proveFixes/proofs/index';
import { versionOf } from './proveFixes/tools';

const { values, positionals } = parseArgs({
  options: { breaks: { type: 'boolean', default: false } },
  allowPositionals: true,
});

async function main(): Promise<void> {
  const chosen = proofs.filter(
    ({ rule, fix }) => positionals.length === 0 || positionals.some(word => `${rule} ${fix}`.includes(word)),
  );
  build(process.cwd());
  let failed = 0;
  for (const proof of chosen) {
    failed += (await judge(proof, 'dist/cli.js')) === undefined ? 0 : 1;
  }
  const unnoticed = values.breaks ? await plantAll() : 0;
  console.log(
    `${chosen.length - failed} of ${chosen.length} fixes are proved${unnoticed === 0 ? '' : `, ${unnoticed} breaks go unnoticed`}`,
  );
  process.exitCode = chosen.length > 0 && failed === 0 && unnoticed === 0 ? 0 : 1;
}

/** Runs one proof and prints its row; returns what does not work. */
async function judge(proof: Proof, cli: string): Promise<string | undefined> {
  const fault = await faultOf(proof, cli);
  const tools = proof.oracles.map(versionOf).join(', ');
  console.log(
    `${fault === undefined ? 'proved' : 'FAILS '}  ${proof.rule.padEnd(30)}  ${proof.fix.padEnd(50)}  ${tools}`,
  );
  if (fault !== undefined) console.log(fault.replace(/^/gm, '        '));
  return fault;
}

async function faultOf(proof: Proof, cli: string): Promise<string | undefined> {
  const bench = new Bench(cli);
  try {
    await proof.prove(bench);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    bench.dispose();
  }
}

async function plantAll(): Promise<number> {
  const tree = mkdtempSync(path.join(tmpdir(), 'preflight-breaks-'));
  try {
    copyTree(tree);
    let unnoticed = 0;
    for (const planted of breaks) {
      unnoticed += (await isNoticed(planted, tree)) ? 0 : 1;
    }
    return unnoticed;
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
}

async function isNoticed({ breaks: what, file, search, replace, proof }: Break, tree: string): Promise<boolean> {
  const target = path.join(tree, file);
  const text = readFileSync(target, 'utf8');
  const asked = proofs.filter(({ rule, fix }) => `${rule} ${fix}`.includes(proof));
  if (text.split(search).length !== 2 || asked.length === 0) {
    console.log(`NOT THERE  ${what}: "${search}" has to stand in ${file} once, and "${proof}" has to name a proof`);
    return false;
  }
  writeFileSync(
    target,
    text.replace(search, () => replace),
  );
  build(tree);
  const faults = await Promise.all(asked.map(one => faultOf(one, path.join(tree, 'dist/cli.js'))));
  writeFileSync(target, text);
  const fault = faults.find(found => found !== undefined);
  console.log(
    `${fault === undefined ? 'SURVIVES' : 'noticed '}  ${what}${fault === undefined ? '' : `: ${fault.split('\n')[0] ?? ''}`}`,
  );
  return fault !== undefined;
}

function build(folder: string): void {
  const built = spawnSync(process.execPath, ['test/tools/build.mjs'], { cwd: folder, encoding: 'utf8' });
  if (built.status !== 0) {
    throw new Error(`The build fails:\n${built.stderr}`);
  }
}

void main();
