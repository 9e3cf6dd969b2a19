import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Format, type ReporterOptions, type ScanReport, failsOn, readHistory, reporters } from '../engine/index';
import { createDiskReader } from '../host/diskReader';
import { localDay } from '../host/localDay';
import type { ScanArguments } from './arguments';
import { storedHistory } from './storedHistory';
import { type Output, type Terminal, joinOutputs, loadEngine, version } from './program';

/** `ml-preflight scan [PATH…]`: every folder is a report of its own, relative to itself. */
export async function runScan(options: ScanArguments, terminal: Terminal): Promise<Output> {
  const outputs: Output[] = [];
  for (const folder of options.paths) {
    outputs.push(await scanFolder(folder, options, terminal));
  }
  return joinOutputs(outputs, '\n');
}

async function scanFolder(folder: string, options: ScanArguments, terminal: Terminal): Promise<Output> {
  const engine = loadEngine(options);
  const started = performance.now();
  const report = await engine.scan(createDiskReader(path.resolve(folder)), {
    signal: new AbortController().signal,
    today: localDay(),
    ...(terminal.showsProgress ? { onProgress: showProgress } : {}),
  });
  const milliseconds = options.timing ? performance.now() - started : undefined;
  const color = terminal.color && options.color === 'auto';
  const history = { records: readHistory(storedHistory(path.resolve(folder))).records, today: localDay() };
  const view: ReporterOptions = { version, milliseconds, color, verbose: options.verbose, history };
  for (const { format, file } of options.outputs) {
    writeFileSync(file, render(report, format, { ...view, color: false }));
  }
  const clear = terminal.showsProgress ? '\r\u001b[K' : '';
  return { status: statusOf(report, options), out: render(report, options.format, view), error: clear };
}

function render(report: ScanReport, format: Format, view: ReporterOptions): string {
  return reporters[format](report, view);
}

function statusOf(report: ScanReport, { failOn, failUnder, failStale }: ScanArguments): 0 | 1 {
  const isLow = failUnder !== undefined && report.projects.some(({ level }) => level < failUnder);
  const isStale = failStale && report.baseline.stale.length > 0;
  return isLow || isStale || (failOn !== 'never' && failsOn(report, failOn)) ? 1 : 0;
}

const PROGRESS_EVERY = 100;

function showProgress(read: number, files: number): Promise<void> {
  if (read % PROGRESS_EVERY === 0) {
    process.stderr.write(`\rReading ${read} of ${files} files`);
  }
  return Promise.resolve();
}
