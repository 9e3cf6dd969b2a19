import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** One point of the house, what was measured, and how anybody can see it. */
export interface HousePoint {
  readonly number: number;
  readonly point: string;
  /** What is asked for. */
  readonly mark: string;
  readonly measured: string;
  /** `judge`: no machine can say; the command shows what to read. */
  readonly verdict: 'ok' | 'MISS' | 'judge';
  readonly command: string;
}

export const root = path.resolve(import.meta.dirname, '../../..');

export function verdictOf(holds: boolean): 'ok' | 'MISS' {
  return holds ? 'ok' : 'MISS';
}

/** `some of 3: a, b, c`, or `none`. */
export function listed(items: readonly string[]): string {
  return items.length === 0 ? 'none' : `${items.length}: ${items.slice(0, 5).join(', ')}`;
}

/** Paths of the TypeScript files below a folder, from the root. */
export function sourcesBelow(folder: string): readonly string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(file => /\.m?ts$/.test(file))
    .map(file => `${folder}/${file.replaceAll(path.sep, '/')}`)
    .sort();
}

export function textOf(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

/** Every node of a file, outer ones first. */
export function* nodesOf(file: string): Iterable<ts.Node> {
  const waiting: ts.Node[] = [ts.createSourceFile(file, textOf(file), ts.ScriptTarget.Latest, true)];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    yield node;
    waiting.push(
      ...node
        .getChildren()
        .filter(child => !ts.isJSDoc(child))
        .reverse(),
    );
  }
}

/** What a file imports: `../model/location`, `node:fs`. */
export function importsOf(file: string): readonly string[] {
  return [...nodesOf(file)].flatMap(node => {
    const isFrom = ts.isImportDeclaration(node) || ts.isExportDeclaration(node);
    const from = isFrom ? node.moduleSpecifier : undefined;
    return from !== undefined && ts.isStringLiteral(from) ? [from.text] : [];
  });
}

/** Runs some tests, and says how many passed. */
export function runTests(...words: readonly string[]): { readonly holds: boolean; readonly measured: string } {
  const mocha = ['--import', 'tsx', 'node_modules/mocha/bin/mocha.js', '--no-config', '--no-package', '--ui', 'tdd'];
  const { status, stdout } = spawnSync(process.execPath, [...mocha, '--timeout', '120000', ...words], {
    cwd: root,
    encoding: 'utf8',
  });
  const count = (word: string): number => Number(new RegExp(`(\\d+) ${word}`).exec(stdout)?.[1] ?? 0);
  const failures = /failing\s*([\s\S]{0,600})/.exec(stdout)?.[1];
  const measured = `${count('passing')} tests pass, ${count('failing')} fail`;
  return {
    holds: status === 0 && count('passing') > 0,
    measured: failures === undefined ? measured : `${measured}:\n${failures}`,
  };
}

/** The command for a person that does the same. */
export function mochaCommand(words: string): string {
  return `npx mocha --no-config --no-package --import tsx --ui tdd ${words}`;
}
