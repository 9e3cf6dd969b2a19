// Texts for proveFrontEnd.ts. What is right and wrong about them CPython says, not these lists.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Statements of one line each. */
const STATEMENTS = listed('statements', '\n');

/** Texts of several lines, with a line of three dashes between them. */
const BLOCKS = listed('blocks', '\n---\n');

function listed(name: string, separator: string): readonly string[] {
  return readFileSync(join('test', 'tools', `proveFrontEnd.${name}.txt`), 'utf8').split(separator);
}

/** Texts that cannot be written down well. */
const ODD: readonly string[] = [
  '',
  ' ',
  '\n',
  '\t\n',
  '\f',
  '\fx = 1\n',
  'if x:\n  \f  y\n',
  '\f  x\n',
  'x\r\ny\r\n',
  'x\ry\r',
  'if x:\r\n    y\r\nz',
  'if x:\r    y\rz',
  'x = """a\r\nb"""\r\n',
  'x = "a\\\r\nb"\r\n',
  'x = 1 \\\r\n + 2',
  'x = 1 + \\\r 2',
  'x\0y',
  'x = "\0"',
  '# \0',
  '\0',
  'x = 1\n\0',
  'x = 1 \\',
  'x = 1 \\\n',
  '\\\n',
  '\\',
  'x\\',
  'x = 1\x1a',
  'x\u00a0= 1',
  'x\u200b= 1',
  'x\u3000= 1',
  '\u2028',
  'x = "\u2028"',
  'x = 1\x0b',
  `x = ${'1'.repeat(4300)}`,
  `x = ${'1'.repeat(4301)}`,
  `x = 0x${'1'.repeat(5000)}`,
  `x = ${'1_'.repeat(4299)}1`,
  `x = ${'1'.repeat(5000)}.0`,
  ...[100, 199, 200, 201].map(depth => '('.repeat(depth) + ')'.repeat(depth)),
  ...[100, 199, 200, 201].map(depth => '['.repeat(depth) + ']'.repeat(depth)),
  ...[98, 99, 100, 101].map(
    depth =>
      Array.from({ length: depth }, (_, level) => `${' '.repeat(level)}if x:`).join('\n') + `\n${' '.repeat(depth)}y`,
  ),
  `x = ${'f"{'.repeat(3)}1${'}"'.repeat(3)}`,
  `if x:\n    ${'y;'.repeat(100)}`,
];

/** Every text CPython is asked about, besides the corpus. */
export const SNIPPETS: readonly string[] = [...STATEMENTS, ...BLOCKS, ...ODD];
