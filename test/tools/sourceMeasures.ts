import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const root = path.resolve(import.meta.dirname, '../..');

/** What one source file counts up to. */
export interface FileMeasure {
  readonly file: string;
  readonly lines: number;
  readonly codeLines: number;
  readonly commentLines: number;
  readonly functions: readonly { readonly name: string; readonly lines: number }[];
  readonly anys: number;
  readonly assertions: number;
  readonly nonNulls: number;
  readonly readonlys: number;
  readonly suppressions: number;
}

function measureFile(file: string): FileMeasure {
  const text = readFileSync(path.join(root, file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const counts = { anys: 0, assertions: 0, nonNulls: 0, readonlys: 0 };
  const functions: { name: string; lines: number }[] = [];
  const visit = (node: ts.Node): void => {
    count(node, counts);
    const name = nameOfFunction(node);
    if (name !== undefined) {
      functions.push({ name, lines: linesOf(node, source) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  const lines = text.split('\n');
  const comments = commentLinesOf(text);
  return {
    file,
    lines: lines.length - 1,
    commentLines: comments.size,
    codeLines: lines.filter((line, index) => line.trim() !== '' && !comments.has(index)).length,
    functions,
    ...counts,
    suppressions: text.match(/eslint-disable|@ts-(ignore|expect-error|nocheck)/g)?.length ?? 0,
  };
}

function count(node: ts.Node, counts: { anys: number; assertions: number; nonNulls: number; readonlys: number }): void {
  const isConst = ts.isAsExpression(node) && node.type.getText() === 'const';
  counts.anys += node.kind === ts.SyntaxKind.AnyKeyword ? 1 : 0;
  counts.assertions += (ts.isAsExpression(node) && !isConst) || ts.isTypeAssertionExpression(node) ? 1 : 0;
  counts.nonNulls += ts.isNonNullExpression(node) ? 1 : 0;
  counts.readonlys += node.kind === ts.SyntaxKind.ReadonlyKeyword ? 1 : 0;
}

/** Named functions and methods; arrow functions count when they are bound to a name. */
function nameOfFunction(node: ts.Node): string | undefined {
  if (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node) || ts.isAccessor(node)) {
    return node.name?.getText() ?? 'default';
  }
  if (ts.isVariableDeclaration(node) || ts.isPropertyAssignment(node)) {
    return isFunction(node.initializer) ? node.name.getText() : undefined;
  }
  return ts.isConstructorDeclaration(node) ? 'constructor' : undefined;
}

function isFunction(node: ts.Expression | undefined): boolean {
  return node !== undefined && (ts.isArrowFunction(node) || ts.isFunctionExpression(node));
}

function linesOf(node: ts.Node, source: ts.SourceFile): number {
  const start = source.getLineAndCharacterOfPosition(node.getStart()).line;
  return source.getLineAndCharacterOfPosition(node.getEnd()).line - start + 1;
}

/** Lines that hold a comment and no code. */
function commentLinesOf(text: string): ReadonlySet<number> {
  const found = new Set<number>();
  let inside = false;
  for (const [index, line] of text.split('\n').entries()) {
    const trimmed = line.trim();
    if (inside || trimmed.startsWith('//') || trimmed.startsWith('/*')) {
      found.add(index);
    }
    inside = (inside || trimmed.startsWith('/*')) && !trimmed.includes('*/');
  }
  return found;
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

/** A number of the code base, with the limit it has to keep. */
export interface Limit {
  readonly name: string;
  readonly value: number;
  readonly limit: string;
  readonly holds: boolean;
}

/** Holds the numbers against the limits of the house. */
export function judgeMeasures(files: readonly FileMeasure[]): readonly Limit[] {
  const functions = files.flatMap(file => file.functions.map(entry => entry.lines));
  const fileLines = files.map(file => file.lines);
  const sum = (pick: (file: FileMeasure) => number): number => files.reduce((total, file) => total + pick(file), 0);
  const code = sum(file => file.codeLines);
  const comments = sum(file => file.commentLines);
  const commentShare = (100 * comments) / (comments + code);
  const readonlys = (1000 * sum(file => file.readonlys)) / code;
  const long = (100 * functions.filter(lines => lines > 50).length) / functions.length;
  const atMost = (name: string, value: number, limit: number): Limit => {
    return { name, value, limit: `at most ${limit}`, holds: value <= limit };
  };
  return [
    atMost('function lines, median', percentile(functions, 0.5), 9),
    atMost('function lines, 95th percentile', percentile(functions, 0.95), 33),
    atMost('function lines, longest', Math.max(...functions), 50),
    atMost('functions above 50 lines, %', long, 1),
    atMost('file lines, median', percentile(fileLines, 0.5), 80),
    atMost('file lines, 95th percentile', percentile(fileLines, 0.95), 250),
    atMost('file lines, longest', Math.max(...fileLines), 300),
    atMost(
      '`any`',
      sum(file => file.anys),
      0,
    ),
    atMost(
      '`as`, `as const` aside',
      sum(file => file.assertions),
      0,
    ),
    atMost(
      '`!`',
      sum(file => file.nonNulls),
      0,
    ),
    atMost(
      'suppressions of the linter or the compiler',
      sum(file => file.suppressions),
      0,
    ),
    { name: '`readonly` per 1,000 code lines', value: readonlys, limit: 'at least 40', holds: readonlys >= 40 },
    { name: 'comment lines, %', value: commentShare, limit: '8 to 15', holds: commentShare >= 8 && commentShare <= 15 },
  ];
}

/** Measures every file below `src`. */
export function measureSources(): readonly FileMeasure[] {
  return readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts'))
    .map(file => measureFile(path.join('src', file)));
}
