// Measures the Python front end against web-tree-sitter on the same files in the same run:
//   npx tsx test/tools/benchParser.ts [--rounds 9] [--megabytes 3]
// Fails below ten times its speed. Rounds are interleaved, medians compared and processor time counted, background
// compilation and garbage collection included, so that busy neighbours change nothing.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { Language, Parser } from 'web-tree-sitter';
import { standardLibrary } from './proveFrontEndCorpus';

const LEAST_RATIO = 10;
/** The worker that scans is long-lived: what counts is the speed once the engine has compiled everything. */
const WARM_UP_ROUNDS = 8;
const BUNDLE = join('node_modules', '.cache', 'bench-parser', 'python.cjs');

const { values: options } = parseArgs({
  options: { rounds: { type: 'string', default: '9' }, megabytes: { type: 'string', default: '3' } },
});

type ParseText = (text: string) => void;

/** Our parser as it ships: bundled, with its enumerations inlined. */
async function ourParser(): Promise<ParseText> {
  const entry = join('src', 'engine', 'python', 'parsePython.ts');
  await build({ entryPoints: [entry], bundle: true, format: 'cjs', outfile: BUNDLE, logLevel: 'error' });
  const bundled: unknown = createRequire(join(process.cwd(), 'package.json'))(`./${BUNDLE}`);
  if (!isFrontEnd(bundled)) throw new Error('The bundle has no parsePython.');
  return text => bundled.parsePython(text, 'python');
}

interface FrontEnd {
  readonly parsePython: (text: string, dialect: string) => void;
}

function isFrontEnd(module: unknown): module is FrontEnd {
  return typeof module === 'object' && module !== null && 'parsePython' in module;
}

async function treeSitter(): Promise<ParseText> {
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(join('node_modules', 'tree-sitter-python', 'tree-sitter-python.wasm')));
  return text => parser.parse(text)?.delete();
}

/** Files spread over the standard library until there are enough bytes. */
function sample(megabytes: number): readonly string[] {
  const texts = Array.from(standardLibrary(), file => file.text).filter(text => text.length > 1000);
  const all = texts.reduce((sum, text) => sum + text.length, 0);
  const step = Math.max(1, all / (megabytes * 1e6));
  return texts.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
}

/** Processor milliseconds of the whole process. */
function milliseconds(parse: ParseText, texts: readonly string[]): number {
  const start = process.cpuUsage();
  for (const text of texts) parse(text);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

async function bench(): Promise<boolean> {
  const texts = sample(Number(options.megabytes));
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const [ours, theirs] = [await ourParser(), await treeSitter()];
  const first = { ours: milliseconds(ours, texts), theirs: milliseconds(theirs, texts) };
  for (let round = 0; round < WARM_UP_ROUNDS; round++) milliseconds(ours, texts);
  const rounds = Array.from({ length: Number(options.rounds) }, () => ({
    ours: milliseconds(ours, texts),
    theirs: milliseconds(theirs, texts),
  }));
  const mine = median(rounds.map(round => round.ours));
  const other = median(rounds.map(round => round.theirs));
  const speed = (time: number): string => `${(bytes / time / 1000).toFixed(1)} MB/s`;
  console.log(`${texts.length} files, ${(bytes / 1e6).toFixed(1)} MB, ${rounds.length} rounds`);
  console.log(`first pass: ours ${speed(first.ours)}, web-tree-sitter ${speed(first.theirs)}`);
  console.log(`median:     ours ${speed(mine)}, web-tree-sitter ${speed(other)}`);
  console.log(`ratio:      ${(other / mine).toFixed(1)} (at least ${LEAST_RATIO})`);
  return texts.length > 0 && other / mine >= LEAST_RATIO;
}

void bench().then(isFast => {
  process.exitCode = isFast ? 0 : 1;
});
