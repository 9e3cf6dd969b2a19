// Walks examples from a notebook to production as a person would: npx tsx test/tools/walkJourneys.ts [NAME…]
//   [--level 4]
//
//   NAME     of test/tools/journeys; all of them when left out
//   --level  how far each has to come
//
// Each step is a command of the product: level after level is asked of `fix --to-level`, and after the first of them code
// graduates from the notebook that the journey names. In between the person answers what only they know: the file of the journey holds it, and it
// takes the place of the `TODO(preflight: …)` lines that ask. Prints level and minutes after each step: those that the
// product expects by hand for what is open, up to the next level and up to the one asked for. Exit status 1 when one of
// them ends below it.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type PublishedReport, readPublished } from '../support/publishedReport';
import { type Journey, journeyNames, minutesTo, readJourney, walkJourney } from './journeys/journey';
import { build } from './proveFixes/plantBreaks';
import { run } from './proveFixes/tools';

const { values, positionals } = parseArgs({
  options: { level: { type: 'string', default: '4' } },
  allowPositionals: true,
});
const asked = Number(values.level);

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
function walk(journey: Journey): number {
  const root = path.join(mkdtempSync(path.join(tmpdir(), 'preflight-journey-')), journey.name);
  const walker = {
    graduate: (folder: string, notebook: string) => preflight(['graduate', notebook], folder),
    takeToLevel: (folder: string, level: number) => preflight(['fix', '.', '--to-level', String(level)], folder),
    mend: (folder: string, rule: string) => preflight(['fix', '.', '--select', rule, '--review', rule], folder),
  };
  try {
    cpSync(path.join('examples', journey.name), root, { recursive: true });
    walkJourney(journey, root, walker, {
      level: asked,
      seen: step => {
        show(journey.name, step, root);
      },
    });
    return levelOf(scan(root));
  } finally {
    rmSync(path.dirname(root), { recursive: true, force: true });
  }
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

async function main(): Promise<void> {
  await build(process.cwd());
  const chosen = positionals.length === 0 ? journeyNames() : positionals;
  const levels = chosen.map(name => walk(readJourney(name)));
  const short = levels.filter(level => level < asked).length;
  console.log(`${chosen.length - short} of ${chosen.length} journeys come to level ${asked}`);
  process.exitCode = chosen.length > 0 && short === 0 ? 0 : 1;
}

void main();
