import { memoryReader } from '../../src/engine/workspace/memoryReader';
import { createEngine, type Engine, type RuleFile, type ScanReport } from '../../src/engine/index';
import type { WorkspaceReader } from '../../src/engine/workspace/reader';
import { exampleFile } from '../../src/engine/rules/exampleNotebook';
import { ruleFiles } from './ruleFiles';

/** A day after all dates in examples and before those that lie in their future. */
export const today = '2026-11-23';

/** A file of a test: its text, its bytes, or for a notebook its cells (strings are code, see rules/README.md). */
export type TestFile = string | Uint8Array | readonly unknown[];

/** A workspace in memory. */
export interface TestProject {
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  readonly reader: WorkspaceReader;
  /** Scans with the rules that ship, or with those given. */
  readonly scan: (rules?: readonly RuleFile[]) => Promise<ScanReport>;
}

/**
 * `project({ 'train.py': '…', 'churn.ipynb': ['import pandas', { markdown: '# Churn' }] })`; `tracked` are the paths
 * that git tracks, and without it there is no git.
 */
export function project(files: Readonly<Record<string, TestFile>>, tracked?: readonly string[]): TestProject {
  const contents = Object.fromEntries(
    Object.entries(files).map(([path, file]) => [path, file instanceof Uint8Array ? file : textOf(path, file)]),
  );
  const reader = memoryReader(contents, tracked);
  const signal = new AbortController().signal;
  const scan = (rules?: readonly RuleFile[]): Promise<ScanReport> =>
    (rules === undefined ? shipped() : createEngine(rules)).scan(reader, { signal, today });
  return { files: contents, reader, scan };
}

function textOf(path: string, file: string | readonly unknown[]): string {
  const complain = (_route: unknown, message: string): never => {
    throw new Error(`${path}: ${message}`);
  };
  return exampleFile.read(file, [path], complain) ?? '';
}

const engines: Engine[] = [];

/** The engine with all rules that ship, made once for all tests. */
export function shipped(): Engine {
  const engine = engines[0] ?? createEngine(ruleFiles());
  engines[0] = engine;
  return engine;
}
