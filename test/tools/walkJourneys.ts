// Walks examples from a notebook to production as a person would: npx tsx test/tools/walkJourneys.ts [NAME…]
//   [--level 4] [--ci]
//
//   NAME     of test/tools/journeys; all of them when left out
//   --level  how far each has to come
//   --ci     afterwards runs what their CI runs, in an environment of their own
//
// Each step is a command of the product: code graduates from the notebook that the journey names, then level after level
// is asked of `fix --to-level`. In between the person answers what only they know: the file of the journey holds it, and it
// takes the place of the `TODO(preflight: …)` lines that ask. Prints level and minutes after each step: those that the
// product expects by hand for what is open, up to the next level and up to the one asked for. Exit status 1 when one of
// them ends below it.
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { isRecord } from '../../src/engine/rules/fields';
import { type PublishedReport, readPublished } from '../support/publishedReport';
import { build } from './proveFixes/plantBreaks';
import { commandsOf, onCiMachine } from './proveFixes/runCi';
import { run } from './proveFixes/tools';

const folder = 'test/tools/journeys';

const { values, positionals } = parseArgs({
  options: { level: { type: 'string', default: '4' }, ci: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const asked = Number(values.level);

interface Answer {
  readonly file: string;
  /** The beginning of the question. */
  readonly asks: string;
  readonly says: string;
}

interface Journey {
  readonly name: string;
  readonly notebook: string;
  readonly answers: readonly Answer[];
}

function readJourney(name: string): Journey {
  const content: unknown = parse(readFileSync(path.join(folder, `${name}.yaml`), 'utf8'));
  const said = isRecord(content) && Array.isArray(content['answers']) ? content['answers'] : [];
  const answers = said.filter(isRecord).map(({ file, asks, says }) => {
    return { file: String(file), asks: String(asks), says: String(says) };
  });
  return { name, notebook: isRecord(content) ? String(content['graduate']) : '', answers };
}

function preflight(words: readonly string[], cwd: string): string {
  const { status, output } = run(process.execPath, [path.resolve('dist/cli.js'), ...words], cwd);
  if (status !== 0) {
    throw new Error(`ml-preflight ${words.join(' ')}: ${output}`);
  }
  return output;
}

function scan(root: string): PublishedReport {
  return readPublished(preflight(['scan', '.', '--format', 'json', '--no-timing', '--fail-on', 'never'], root));
}

/** The level that a journey ends at. */
function walk({ name, notebook, answers }: Journey): number {
  const root = path.join(mkdtempSync(path.join(tmpdir(), 'preflight-journey-')), name);
  try {
    cpSync(path.join('examples', name), root, { recursive: true });
    show(name, 'as it was left', root);
    preflight(['graduate', notebook], root);
    show(name, `graduate ${notebook}`, root);
    for (let level = 1; level <= asked; level += 1) {
      preflight(['fix', '.', '--to-level', String(level)], root);
      show(name, `fix --to-level ${level}`, root);
      const given = answers.filter(each => answer(root, each));
      given.forEach(({ file, asks }) => show(name, `answer in ${file}: ${asks}…`, root));
    }
    return values.ci ? Math.min(levelOf(scan(root)), ciLevel(name, root)) : levelOf(scan(root));
  } finally {
    rmSync(path.dirname(root), { recursive: true, force: true });
  }
}

/** False when nobody asks, or the file is not there yet. */
function answer(root: string, { file, asks, says }: Answer): boolean {
  const target = path.join(root, file);
  const text = existsSync(target) ? readFileSync(target, 'utf8') : '';
  const question = text
    .split('\n')
    .find(line => /^TODO\(preflight: [\w/-]+\) /.test(line) && line.includes(`) ${asks}`));
  if (question !== undefined) {
    writeFileSync(
      target,
      text.replace(question, () => says.trimEnd()),
    );
  }
  return question !== undefined;
}

/** What CI runs has to pass, whatever level is claimed; a failure counts as none. */
function ciLevel(name: string, root: string): number {
  let ended = { status: 1, output: '' };
  onCiMachine(runJob => {
    ended = runJob(root, commandsOf(root, '.github/workflows/ci.yml', 'check'));
  });
  const last = ended.output.trim().split('\n').at(-1) ?? '';
  console.log(`${name.padEnd(12)}  its CI ${ended.status === 0 ? 'passes' : 'fails'}: ${last}`);
  return ended.status === 0 ? asked : -1;
}

function levelOf({ projects }: PublishedReport): number {
  return projects[0]?.level ?? -1;
}

function show(name: string, step: string, root: string): void {
  const report = scan(root);
  const level = levelOf(report);
  const minutes = `${minutesTo(report, level + 1)} min to the next level, ${minutesTo(report, asked)} min to level ${asked}`;
  console.log(`${name.padEnd(12)}  level ${level}  ${step.padEnd(50)}  ${level >= asked ? '' : minutes}`.trimEnd());
}

/** By hand, for the checks that a level waits for. */
function minutesTo({ rules, projects }: PublishedReport, level: number): number {
  const gates = new Set(rules.filter(rule => rule.gates && rule.level <= level).map(({ id }) => id));
  const open = (projects[0]?.checks ?? []).filter(
    ({ rule, status }) => gates.has(rule) && ['open', 'partly', 'to-confirm', 'unknown'].includes(status),
  );
  return open.reduce((sum, { minutes }) => sum + minutes, 0);
}

async function main(): Promise<void> {
  await build(process.cwd());
  const names = readdirSync(folder).map(file => file.replace('.yaml', ''));
  const chosen = positionals.length === 0 ? names.sort() : positionals;
  const levels = chosen.map(name => walk(readJourney(name)));
  const short = levels.filter(level => level < asked).length;
  console.log(`${chosen.length - short} of ${chosen.length} journeys come to level ${asked}`);
  process.exitCode = chosen.length > 0 && short === 0 ? 0 : 1;
}

void main();
