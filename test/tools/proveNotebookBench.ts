import { readFileSync } from 'node:fs';
import { readNotebook } from '../../src/engine/notebook';

/** Prints what reading costs beside decoding and `JSON.parse` on the same bytes in the same run, positions included. */
export function benchNotebooks(paths: readonly string[]): void {
  const files = paths.map(path => readFileSync(path)).filter(bytes => readNotebook(bytes).kind === 'notebook');
  const bySize = [...files].sort((left, right) => right.length - left.length);
  print('output-heavy (20 biggest)', bySize.slice(0, 20));
  print(
    'typical (all others up to 500 kB)',
    bySize.slice(20).filter(bytes => bytes.length <= 500_000),
  );
}

function print(name: string, files: readonly Uint8Array[]): void {
  const decoder = new TextDecoder();
  const json = files.map(() => Infinity);
  const own = files.map(() => Infinity);
  for (let round = 0; round < 12; round++) {
    for (const [index, bytes] of files.entries()) {
      json[index] = Math.min(
        json[index] ?? 0,
        milliseconds(() => JSON.parse(decoder.decode(bytes))),
      );
      own[index] = Math.min(
        own[index] ?? 0,
        milliseconds(() => readNotebook(bytes)),
      );
    }
  }
  const megabytes = sum(files.map(bytes => bytes.length)) / 1e6;
  const ratio = sum(own) / sum(json);
  console.log(
    `${name}: ${files.length} notebooks, ${megabytes.toFixed(1)} MB, ${ratio.toFixed(3)} of decode + JSON.parse`,
  );
}

function milliseconds(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
