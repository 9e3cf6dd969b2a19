// Plants mistakes in copies of the product, one at a time in each, and lets the proofs look for them.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { copyTree } from '../copyTree.mjs';
import { breaks } from './breaks';
import type { Break } from './proof';
import { proofs } from './proofs/index';
import type { Workers } from './workers';

/** While one copy is built, the other is judged. */
const copies = 2;

/** How many breaks no proof notices; prints a row for each. */
export async function plantBreaks(workers: Workers): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'preflight-breaks-'));
  try {
    const rest = [...breaks.entries()];
    const rows: Row[] = [];
    const lane = async (_: unknown, copy: number): Promise<void> => {
      const tree = path.join(folder, String(copy));
      copyTree(tree);
      for (let next = rest.shift(); next !== undefined; next = rest.shift()) {
        rows[next[0]] = await plant(next[1], tree, workers);
      }
    };
    await Promise.all(Array.from({ length: copies }, lane));
    rows.forEach(({ text }) => console.log(text));
    return rows.filter(({ isNoticed }) => !isNoticed).length;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Row {
  readonly isNoticed: boolean;
  readonly text: string;
}

async function plant(
  { breaks: what, file, search, replace, proof }: Break,
  tree: string,
  workers: Workers,
): Promise<Row> {
  const target = path.join(tree, file);
  const text = readFileSync(target, 'utf8');
  const asked = proofs.filter(({ rule, fix }) => `${rule} ${fix}`.includes(proof));
  if (text.split(search).length !== 2 || asked.length === 0) {
    const missing = `"${search}" has to stand in ${file} once, and "${proof}" has to name a proof`;
    return { isNoticed: false, text: `NOT THERE  ${what}: ${missing}` };
  }
  writeFileSync(
    target,
    text.replace(search, () => replace),
  );
  await build(tree);
  const verdicts = await Promise.all(asked.map(one => workers.judge(one, path.join(tree, 'dist/cli.js'))));
  writeFileSync(target, text);
  const fault = verdicts.find(found => found.fault !== undefined)?.fault;
  return fault === undefined
    ? { isNoticed: false, text: `SURVIVES  ${what}` }
    : { isNoticed: true, text: `noticed   ${what}: ${fault.split('\n')[0] ?? ''}` };
}

/** Bundles the command line of a copy of the product. */
export async function build(folder: string): Promise<void> {
  await promisify(execFile)(process.execPath, ['test/tools/build.mjs'], { cwd: folder });
}
