import type { ModuleFacts } from '../facts/code';
import type { Imports } from './pythonText';
import { type TestedFunction, writeTests } from './writeTest';

const WIDTH = 88;

/** A file with the tests of functions of one module. */
export function writeTestFile(module: ModuleFacts, functions: readonly TestedFunction[]): string {
  const imports: Imports = new Set();
  const tests = functions.flatMap(each => writeTests(each, { imports, module: module.dotted }));
  return testFileText(module, functions.map(({ syntax }) => syntax.name), { imports, tests }); // prettier-ignore
}

interface FileParts {
  readonly imports: Imports;
  readonly tests: readonly string[];
}

/** The imports, those of the tested functions last, and the tests. */
export function testFileText(module: ModuleFacts, functions: readonly string[], { imports, tests }: FileParts): string {
  const names = [...functions].sort();
  const sorted = [...imports].sort(byKind);
  const standard = mocks(sorted.filter(line => /^(from (pathlib|datetime|unittest)|import (sys|json)$)/.test(line)));
  const third = sorted.filter(line => !/^(from (pathlib|datetime|unittest)|import (sys|json)$)/.test(line));
  const own = importLine(module.dotted, names);
  const head = [standard, third, [own]].filter(lines => lines.length > 0).map(lines => lines.join('\n'));
  return `${head.join('\n\n')}\n\n\n${tests.join('\n\n')}`;
}

/** One line for what comes from `unittest.mock`. */
function mocks(lines: readonly string[]): readonly string[] {
  const start = 'from unittest.mock import ';
  const names = lines.flatMap(line => (line.startsWith(start) ? [line.slice(start.length)] : []));
  const others = lines.filter(line => !line.startsWith(start));
  return names.length === 0 ? others : [...others, `${start}${names.sort().join(', ')}`];
}

/** `import` lines before `from` lines. */
function byKind(left: string, right: string): number {
  const rank = (line: string): number => (line.startsWith('import ') ? 0 : 1);
  return rank(left) - rank(right) || (left < right ? -1 : 1);
}

function importLine(module: string, names: readonly string[]): string {
  const line = `from ${module} import ${names.join(', ')}`;
  return line.length <= WIDTH ? line : `from ${module} import (\n${names.map(name => `    ${name},\n`).join('')})`;
}
