// Accepts every offered fix of whole checks in real repositories, one after another, and lets foreign tools judge what
// was written: npx tsx test/tools/mendRepositories.ts --repos DIR [NAME…]
//
//   DIR     holds each repository as owner__name; copies of them are mended
//   NAME    words that choose other repositories than the ten of the list
//
// Exit status 1 when a fix breaks its contract or a tool complains.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { PublishedReport } from '../support/publishedReport';
import { Bench, progressOf } from './proveFixes/bench';
import { complaintsAbout } from './proveFixes/judgeFile';

/** Chosen for how unlike they are: notebooks alone, scripts, packages, services, pipelines, a monorepo. */
const ten = [
  '0019atharv__House-Price-Estimation-ML-Project-', '00krishna__notebooks-gender-2', '1andrewwright__Capstone3',
  'CityofEdmonton__cityvision', 'JoanClaverolVolotea__titanic_sagemaker', 'naoki901373__ML-Template',
  'robertlupo1997__kkbox-churn-prediction', 'algorithmiguana__attrition_app', 'alexeygrigorev__mlbookcamp-code',
  'SimoRinaldi__crop-spatial-classification',
]; // prettier-ignore

const { values, positionals } = parseArgs({ options: { repos: { type: 'string' } }, allowPositionals: true });

interface Row {
  readonly rule: string;
  readonly result: string;
  readonly isFault: boolean;
}

function main(repos: string): void {
  const names =
    positionals.length === 0 ? ten : readdirSync(repos).filter(name => positionals.some(word => name.includes(word)));
  let faults = 0;
  for (const name of names) {
    console.log(`\n${name}`);
    const rows = existsSync(path.join(repos, name)) ? mendAll(path.join(repos, name)) : [absent(name)];
    for (const { rule, result, isFault } of rows)
      console.log(`  ${isFault ? 'FAULT' : 'ok   '}  ${rule.padEnd(30)}  ${result}`);
    faults += rows.filter(({ isFault }) => isFault).length;
  }
  console.log(`\n${names.length} repositories, ${faults} faults`);
  process.exitCode = faults === 0 ? 0 : 1;
}

function absent(name: string): Row {
  return { rule: '', result: `${name} is not in the folder.`, isFault: true };
}

/** One fix after another, those that others require first, until nothing is offered that was not tried. */
function mendAll(repository: string): readonly Row[] {
  const bench = new Bench('dist/cli.js');
  try {
    const folder = bench.repository(repository);
    const rows: Row[] = [];
    const tried = new Set<string>();
    for (
      let rule = nextRule(bench.scan(folder), tried);
      rule !== undefined;
      rule = nextRule(bench.scan(folder), tried)
    ) {
      tried.add(rule);
      rows.push(mend(bench, folder, rule));
    }
    return rows;
  } finally {
    bench.dispose();
  }
}

function nextRule({ projects, rules }: PublishedReport, tried: ReadonlySet<string>): string | undefined {
  const offered = projects.flatMap(({ checks }) =>
    checks.filter(({ fixes }) => fixes.length > 0).map(({ rule }) => rule),
  );
  const levelOf = new Map(rules.map(({ id, level }) => [id, level]));
  return [...new Set(offered)]
    .filter(rule => !tried.has(rule))
    .sort((a, b) => (levelOf.get(a) ?? 0) - (levelOf.get(b) ?? 0))[0];
}

function mend(bench: Bench, folder: string, rule: string): Row {
  const refused = bench.refusalOf(folder, rule);
  if (refused !== undefined) {
    return { rule, result: refused, isFault: !/^\S.*[.?]$/s.test(refused) };
  }
  const before = progressOf(bench.scan(folder), rule);
  try {
    const merged = bench.filesOf(folder).filter(isMergedInto);
    const known = complaintsIn(folder, merged);
    const lines = new Map(merged.map(file => [file, new Set(linesOf(folder, file))]));
    const changed = bench.mend(folder, rule);
    const complaints = [...complaintsIn(folder, changed)].flatMap(([file, now]) => {
      const isMore = countOf(now) > countOf(known.get(file) ?? []);
      const theirs = lines.get(file);
      const isOurs = theirs === undefined || placesIn(now).some(at => !theirs.has(linesOf(folder, file)[at - 1] ?? ''));
      return isMore && isOurs ? now.map(text => text.slice(-1000)) : [];
    });
    const gain = progressOf(bench.scan(folder), rule) - before;
    const files = `${changed.join(', ')} (+${gain})`;
    return { rule, result: [files, ...complaints].join('\n         '), isFault: complaints.length > 0 };
  } catch (error) {
    return { rule, result: error instanceof Error ? error.message.slice(0, 2000) : String(error), isFault: true };
  }
}

/** Files of theirs that a fix adds to, and that foreign tools may complain about already. */
function isMergedInto(file: string): boolean {
  return /^\.github\/workflows\/|(?:^|\/)Dockerfile$/.test(file);
}

function complaintsIn(folder: string, files: readonly string[]): ReadonlyMap<string, readonly string[]> {
  return new Map(files.map(file => [file, complaintsAbout(folder, file)]));
}

function linesOf(folder: string, file: string): readonly string[] {
  return readFileSync(path.join(folder, file), 'utf8').split('\n');
}

/** Lines that the tools complain about, from 1. A tool may say of a job that was there what it did not say of it alone. */
function placesIn(complaints: readonly string[]): readonly number[] {
  return complaints.flatMap(text =>
    Array.from(text.matchAll(/(?:^|--> )\S+?:(\d+):\d+/gm), ([, line]) => Number(line)),
  );
}

/** How many places the tools complain about: `file:3:1: …` and `error[…]` begin one. */
function countOf(complaints: readonly string[]): number {
  const places = complaints.map(text => text.match(/^\S+:\d+(?::\d+)?[: ]|^(?:error|warning|info|help)\[/gm) ?? []);
  return complaints.length + places.flat().length;
}

if (values.repos === undefined) {
  console.error('Name the folder of the repositories with --repos DIR.');
  process.exitCode = 2;
} else {
  main(path.resolve(values.repos));
}
