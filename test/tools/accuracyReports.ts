// What Preflight says of whole repositories, beside what people say of them:
//   npm run accuracy -- --repos DIR --reports
// DIR holds each repository as owner__name. Levels are compared with those that a person gave before the first scan
// (test/accuracy/levels.json); of every notebook the squiggles are counted that the editor shows by default.
// Ends with 0 inside all limits, 1 outside one.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Finding, type ScanReport, keepToBudget } from '../../src/engine/index';
import { createDiskReader } from '../../src/host/diskReader';
import { shipped, today } from '../support/project';

const LEAST_AGREEING = 6;
const MOST_SQUIGGLES = 3;

/** Rules about how code reads, which neither break it nor change its results. */
const OPINIONS = /^notebook\/(?:no-narrative|scattered-imports|unclear-name)$|^code\/print-instead-of-logging$/;

interface Expected {
  readonly repo: string;
  readonly level: number;
}

async function main(): Promise<boolean> {
  const { values } = parseArgs({ options: { repos: { type: 'string' } } });
  const repos = path.resolve(values.repos ?? '');
  const reports = new Map<string, ScanReport>();
  for (const name of readdirSync(repos).filter(each => each.includes('__'))) {
    const reader = createDiskReader(path.join(repos, name));
    reports.set(name, await shipped().scan(reader, { signal: new AbortController().signal, today }));
  }
  return [judgeLevels(reports), judgeNotebooks([...reports.values()])].every(isInside => isInside);
}

function judgeLevels(reports: ReadonlyMap<string, ScanReport>): boolean {
  const expectations = readExpectations();
  const verdicts = expectations.map(expected => compare(expected, reports.get(expected.repo.replace('/', '__'))));
  const agreeing = verdicts.filter(({ agrees }) => agrees).length;
  console.log(`\nLEVELS: ${agreeing} of ${expectations.length} as a person gave them (at least ${LEAST_AGREEING})`);
  verdicts.forEach(({ text }) => {
    console.log(`  ${text}`);
  });
  return agreeing >= LEAST_AGREEING;
}

function readExpectations(): readonly Expected[] {
  const content: unknown = JSON.parse(readFileSync('test/accuracy/levels.json', 'utf8'));
  if (!isExpectations(content)) {
    throw new Error('test/accuracy/levels.json holds no list of repositories.');
  }
  return content.repositories;
}

function isExpectations(content: unknown): content is { readonly repositories: readonly Expected[] } {
  return typeof content === 'object' && content !== null && 'repositories' in content;
}

function compare({ repo, level }: Expected, report: ScanReport | undefined): { agrees: boolean; text: string } {
  const whole = report?.projects.find(({ root }) => root === '.') ?? report?.projects[0];
  if (report === undefined || whole === undefined) {
    return { agrees: false, text: `absent   ${repo}` };
  }
  const gates = new Set(report.rules.filter(rule => rule.gates && rule.level <= level).map(({ id }) => id));
  const open = whole.checks.filter(({ rule, status }) => gates.has(rule) && (status === 'open' || status === 'partly'));
  const why = whole.level < level ? `, waits for ${open.map(({ rule }) => rule).join(', ') || 'nothing it asks'}` : '';
  const agrees = whole.level === level;
  return { agrees, text: `${agrees ? 'agrees ' : 'DIFFERS'}  ${repo}: ${whole.level}, expected ${level}${why}` };
}

function judgeNotebooks(reports: readonly ScanReport[]): boolean {
  const shown = reports.map(shownIn);
  const counts = reports
    .flatMap(({ notebooks }, index) => countsOf(notebooks, shown[index] ?? []))
    .sort((one, other) => one - other);
  const median = counts[Math.floor(counts.length / 2)] ?? Number.NaN;
  const rules = [...countBy(shown.flat(), ({ rule }) => rule)].sort(([, one], [, other]) => other - one);
  const opinions = rules.filter(([rule]) => OPINIONS.test(rule)).map(([rule, count]) => `${rule} ${count}`);
  const spread = [...countBy(counts, String)].map(([squiggles, notebooks]) => `${notebooks} with ${squiggles}`);
  console.log(`\nSQUIGGLES in ${counts.length} notebooks, by default: median ${median} (at most ${MOST_SQUIGGLES})`);
  console.log(`  ${spread.join(', ')}; opinions about style: ${opinions.join(', ') || 'none'} (none)`);
  rules.forEach(([rule, count]) => {
    console.log(`  ${String(count).padStart(6)}  ${rule}`);
  });
  return median <= MOST_SQUIGGLES && opinions.length === 0;
}

/** As the editor does: findings with a place, within the noise budget. */
function shownIn({ findings }: ScanReport): readonly Finding[] {
  const placed = findings.filter(({ position, location }) => position !== null && location.path.endsWith('.ipynb'));
  return keepToBudget(placed).shown;
}

/** For each notebook of a repository, those without any as well. */
function countsOf(notebooks: number, shown: readonly Finding[]): readonly number[] {
  const counts = [...countBy(shown, ({ location }) => location.path).values()];
  return [...counts, ...Array.from({ length: Math.max(0, notebooks - counts.length) }, () => 0)];
}

function countBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  items.forEach(item => counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1));
  return counts;
}

void main().then(isInside => {
  process.exitCode = isInside ? 0 : 1;
});
