import path from 'node:path';
import { Edit, Language, Parser, type Point, type Tree } from 'web-tree-sitter';
import { readText, scanDocument, scanText } from './benchKeystrokeScan';
import { keystrokes, readZipped, type TypedText } from './benchKeystrokeText';

const archive = 'node_modules/pyodide/python_stdlib.zip';
const grammar = 'node_modules/tree-sitter-python/tree-sitter-python.wasm';
const files = ['asyncio/base_events.py', 'http/cookiejar.py'];
const edits = 140;
const rounds = 8;
const warmUps = 6;

interface Round {
  readonly own: number[];
  readonly rival: number[];
}

async function main(): Promise<void> {
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(path.resolve(grammar)));
  const all: Round = { own: [], rival: [] };
  for (const file of files) {
    const text = withFindings(readZipped(archive, file));
    const found = scanText(text, undefined).length;
    if (found < 50) throw new Error(`${file}: ${found} findings, at least 50 have to be there`);
    const round = measureFile(parser, text);
    print(
      `${file}, ${text.split('\n').length - 1} lines, ${Math.round(text.length / 1024)} KB, ${found} findings`,
      round,
    );
    all.own.push(...round.own);
    all.rival.push(...round.rival);
  }
  print('both', all);
  const holds = [0.5, 0.95].every(share => figure(all.own, share) < figure(all.rival, share));
  console.log(holds ? 'ok: below it at the median and the 95th percentile' : 'MISS: not below it');
  process.exitCode = holds ? 0 : 1;
}

/**
 * Each keystroke goes into the unchanged file, and both go on from what they made of that: we from its document, as the
 * worker does, web-tree-sitter from its tree, which it is told the place of the edit too. They take turns round by round. In a worker that lives as long as the window the compiler has done its work, so we warm up.
 */
function measureFile(parser: Parser, text: string): Round {
  const tree = parser.parse(text);
  if (tree === null) throw new Error('web-tree-sitter gave no tree');
  const document = readText(text);
  scanDocument(document);
  const typing = keystrokes(text, edits);
  const own = typing.map(() => Infinity);
  const rival = typing.map(() => Infinity);
  for (let warmUp = 0; warmUp < warmUps; warmUp++) for (const { edited } of typing) scanText(edited, document);
  for (let round = 0; round < rounds; round++) {
    keepBest(own, typing, ({ edited }) => milliseconds(() => scanText(edited, document)));
    keepBest(rival, typing, edit => measureRival(parser, tree, edit));
  }
  tree.delete();
  return { own, rival };
}

/** The best of all rounds for each keystroke: what is above it is other programs on the machine. */
function keepBest(best: number[], typing: readonly TypedText[], measure: (edit: TypedText) => number): void {
  for (const [index, edit] of typing.entries()) best[index] = Math.min(best[index] ?? Infinity, measure(edit));
}

/** Sixty places that rules find, spread over the end of the file, so that describing them is part of the figure. */
function withFindings(text: string): string {
  const places = Array.from({ length: 60 }, (_, index) => `TABLE_${index} = "/home/ana/tables/table_${index}.csv"\n`);
  return `${text}\n${places.join('')}`;
}

function measureRival(parser: Parser, tree: Tree, { text, edited, offset, typed }: TypedText): number {
  const old = tree.copy();
  let parsed: Tree | null = null;
  const startPosition = pointAt(text, offset);
  const edit = new Edit({
    startIndex: offset,
    oldEndIndex: offset,
    newEndIndex: offset + typed.length,
    startPosition,
    oldEndPosition: startPosition,
    newEndPosition: pointAt(edited, offset + typed.length),
  });
  const time = milliseconds(() => {
    old.edit(edit);
    parsed = parser.parse(edited, old);
  });
  old.delete();
  release(parsed);
  return time;
}

/** Trees live outside the garbage collector's reach. */
function release(tree: Tree | null): void {
  tree?.delete();
}

function pointAt(text: string, offset: number): Point {
  const before = text.slice(0, offset);
  const row = before.split('\n').length - 1;
  return { row, column: offset - (before.lastIndexOf('\n') + 1) };
}

function milliseconds(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

function print(title: string, { own, rival }: Round): void {
  console.log(title);
  console.log(`  preflight, all that it does     ${describe(own)}`);
  console.log(`  web-tree-sitter, reparse alone  ${describe(rival)}`);
  console.log(`  ratio                           ${(figure(own, 0.5) / figure(rival, 0.5)).toFixed(2)} median`);
}

function describe(times: readonly number[]): string {
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
  const [median, rare] = [figure(times, 0.5), figure(times, 0.95)];
  return `${median.toFixed(2)} ms median, ${rare.toFixed(2)} ms p95, ${mean.toFixed(2)} ms mean`;
}

function figure(times: readonly number[], share: number): number {
  return [...times].sort((first, second) => first - second)[Math.floor(times.length * share)] ?? Number.NaN;
}

void main();
