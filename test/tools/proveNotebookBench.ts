// Prints what reading notebooks costs beside decoding and `JSON.parse` of the same bytes in the same run: the best of
// several rounds for each file, so that a busy machine matters little. Reads paths from the standard input.
import { readFileSync } from 'node:fs';
import { readNotebook } from '../../src/engine/notebook';

const rounds = 12;
const paths = readFileSync(0, 'utf8')
  .split('\n')
  .filter(path => path !== '');
const files = paths.map(path => readFileSync(path)).filter(bytes => readNotebook(bytes).kind === 'notebook');
const bySize = [...files].sort((left, right) => right.length - left.length);
const smaller = bySize.slice(20).filter(bytes => bytes.length <= 500_000);
print('the 20 biggest', bySize.slice(0, 20));
print('others up to 500 kB', smaller);

function print(name: string, notebooks: readonly Uint8Array[]): void {
  const decoder = new TextDecoder();
  const [json = 0, own = 0] = best(notebooks, [bytes => void JSON.parse(decoder.decode(bytes)), readNotebook]);
  const bytes = sum(notebooks.map(notebook => notebook.length));
  const share = (100 * sum(notebooks.map(sourceBytes))) / bytes;
  console.log(
    `${name}: ${notebooks.length} notebooks, ${(bytes / 1e6).toFixed(1)} MB, ${share.toFixed(0)} % of it sources: ` +
      `${(own / json).toFixed(2)} of decode + JSON.parse (${own.toFixed(0)} ms, ${json.toFixed(0)} ms)`,
  );
}

/** Milliseconds of each work for all files, each file at its fastest; the works take turns at every file. */
function best(notebooks: readonly Uint8Array[], works: readonly ((bytes: Uint8Array) => unknown)[]): readonly number[] {
  const times = works.map(() => notebooks.map(() => Infinity));
  for (let round = 0; round < rounds; round++) {
    for (const [index, bytes] of notebooks.entries()) {
      for (const [which, work] of works.entries()) {
        const start = performance.now();
        work(bytes);
        const row = times[which] ?? [];
        row[index] = Math.min(row[index] ?? Infinity, performance.now() - start);
      }
    }
  }
  return times.map(sum);
}

function sourceBytes(bytes: Uint8Array): number {
  const read = readNotebook(bytes);
  const spans = read.kind === 'notebook' ? read.notebook.cells.map(cell => cell.sourceSpan) : [];
  return sum(spans.map(span => (span === undefined ? 0 : span.end - span.start)));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
