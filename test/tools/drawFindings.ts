// Draws findings of repositories that nobody labelled, for a person to judge: npx tsx test/tools/drawFindings.ts
//   --repos DIR     holds each repository as owner__name
//   --seed HASH     the commit whose rules are judged; its first eight hexadecimal digits seed the draw
//   --around LINES  how many lines to show around each place (6); with 0 none, for a list that holds no source text
//
// All findings stand in one order (repository, place, rule, message), are shuffled by the seed and taken from the front.
// A finding is passed over when its rule has given 15 already or its repository 30, so that one loud rule or one large
// repository does not fill the table. Prints number, repository, place, rule, severity and message of one hundred.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Finding, compareText, placeOf } from '../../src/engine/index';
import { isRecord } from '../../src/engine/rules/fields';
import { createDiskReader } from '../../src/host/diskReader';
import { shipped, today } from '../support/project';
import { seededRandom } from './proveFrontEndMutations';
import { shuffled } from './sampleFunctions/draw';

const COUNT = 100;
const MOST_OF_A_RULE = 15;
const MOST_OF_A_REPOSITORY = 30;

interface Candidate {
  /** Its folder below `--repos`: `owner__name`. */
  readonly repository: string;
  readonly finding: Finding;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { repos: { type: 'string' }, seed: { type: 'string' }, around: { type: 'string', default: '6' } },
  });
  const repos = path.resolve(values.repos ?? '');
  const seed = Number.parseInt((values.seed ?? '').slice(0, 8), 16);
  const all = await findingsIn(repos);
  console.log(`${all.length} findings`);
  draw(all, seed).forEach((drawn, index) => {
    const { repository, finding } = drawn;
    console.log(`\n#${index + 1} ${repository} · ${placeOf(finding)} · ${finding.rule} · ${finding.severity}`);
    console.log(`  ${finding.message}`);
    console.log(linesAround(repos, drawn, Number(values.around)).join('\n'));
  });
}

async function findingsIn(repos: string): Promise<readonly Candidate[]> {
  const all: Candidate[] = [];
  for (const repository of readdirSync(repos).filter(name => name.includes('__'))) {
    const reader = createDiskReader(path.join(repos, repository));
    const { findings } = await shipped().scan(reader, { signal: new AbortController().signal, today });
    all.push(...findings.map(finding => ({ repository, finding })));
  }
  return all.sort((a, b) => compareText(keyOf(a), keyOf(b)));
}

function keyOf({ repository, finding }: Candidate): string {
  const { location, position, rule, message } = finding;
  const numbers = [location.kind === 'cell' ? location.cell : 0, position?.line ?? 0, position?.column ?? 0];
  return [repository, location.path, ...numbers.map(each => String(each).padStart(6, '0')), rule, message].join('\n');
}

function draw(all: readonly Candidate[], seed: number): readonly Candidate[] {
  const drawn: Candidate[] = [];
  for (const candidate of shuffled(all, seededRandom(seed))) {
    const ofRule = drawn.filter(({ finding }) => finding.rule === candidate.finding.rule).length;
    const ofRepository = drawn.filter(({ repository }) => repository === candidate.repository).length;
    if (drawn.length < COUNT && ofRule < MOST_OF_A_RULE && ofRepository < MOST_OF_A_REPOSITORY) {
      drawn.push(candidate);
    }
  }
  return drawn;
}

function linesAround(repos: string, { repository, finding }: Candidate, around: number): readonly string[] {
  const { location, position } = finding;
  if (position === null || around === 0) return [];
  const text = readFileSync(path.join(repos, repository, location.path), 'utf8');
  const lines = (location.kind === 'cell' ? cellText(text, location.cell) : text).split('\n');
  const first = Math.max(0, position.line - 1 - around);
  return lines
    .slice(first, position.line + around)
    .map((line, index) => `${first + index + 1 === position.line ? '  >' : '   '} ${line.slice(0, 220)}`);
}

function cellText(notebook: string, cell: number): string {
  const content: unknown = JSON.parse(notebook);
  const cells: unknown = isRecord(content) ? content['cells'] : [];
  const found: unknown = Array.isArray(cells) ? cells[cell] : null;
  const source: unknown = isRecord(found) ? found['source'] : '';
  return Array.isArray(source) ? source.join('') : String(source);
}

void main();
