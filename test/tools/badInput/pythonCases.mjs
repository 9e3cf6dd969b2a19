import { bytes, findingLine, latin1, objectNames, python, utf16 } from './content.mjs';

const path = 'bad.py';
const accents = `import pandas as pd\n# Überprüfung für Zoë\n${findingLine}\n`;

const contents = [
  ['python-latin1', 'named', latin1(accents)],
  ['python-latin1-declared', 'survives', latin1(`# -*- coding: latin-1 -*-\n${accents}`)],
  ['python-unknown-encoding', 'survives', `# -*- coding: klingon -*-\n${accents}`],
  ['python-utf16', 'named', utf16(python)],
  ['python-utf16-unmarked', 'named', utf16(python, false)],
  ['python-binary', 'named', bytes(4000)],
  ['python-nul-bytes', 'survives', `x = 1\0\0\n${python}`],
  ['python-empty', 'survives', ''],
  ['python-byte-order-mark', 'read', `\uFEFF${python}`],
  ['python-carriage-returns', 'read', python.replaceAll('\n', '\r')],
  ['python-form-feeds', 'read', `\f\n${python}\f\n`],
  ['python-long-line', 'named', () => `values = [${'1, '.repeat(3_333_334)}1]\n${python}`],
  ['python-long-line-within-limit', 'read', () => `values = [${'1, '.repeat(600_000)}1]\n${python}`],
  ['python-many-lines', 'read', () => `${'x = 1\n'.repeat(300_000)}${python}`],
  ['python-deep-brackets', 'read', `x = ${'('.repeat(50_000)}1${')'.repeat(50_000)}\n${python}`],
  ['python-deep-mixed-brackets', 'read', `x = ${'f([{0:'.repeat(20_000)}1${'}])'.repeat(20_000)}\n${python}`],
  ['python-deep-unary', 'read', `x = ${'-'.repeat(200_000)}1\ny = ${'not '.repeat(50_000)}x\n${python}`],
  ['python-deep-lambda', 'read', `x = ${'lambda: '.repeat(50_000)}1\n${python}`],
  ['python-deep-conditional', 'read', `x = ${'1 if y else '.repeat(50_000)}1\n${python}`],
  ['python-long-chain', 'read', `x = a${'.b()'.repeat(100_000)}\ny = ${'1 + '.repeat(100_000)}1\n${python}`],
  ['python-deep-indentation', 'read', `${deepIndentation(400)}\n${python}`],
  ['python-deep-strings', 'read', `x = ${'f"{'.repeat(300)}1${'}"'.repeat(300)}\n${python}`],
  ['python-many-branches', 'read', `if x:\n    pass\n${'elif x:\n    pass\n'.repeat(30_000)}${python}`],
  ['python-many-decorators', 'read', `${'@wrap\n'.repeat(30_000)}def f():\n    pass\n${python}`],
  ['python-unclosed-string', 'survives', `text = """never closed\n${python}`],
  ['python-unclosed-bracket', 'survives', `x = fit(\n${python}`],
  ['python-stray-brackets', 'survives', `${')]}'.repeat(1000)}\n${python}`],
  ['python-merge-conflict', 'survives', `<<<<<<< HEAD\nx = 1\n=======\nx = 2\n>>>>>>> main\n${python}`],
  ['python-object-names', 'read', `${objectNames.map(useName).join('\n')}\n${python}`],
  ['python-broken-test', 'survives', `import train\n\n\ndef test_load_gives_ro`, 'tests/test_train.py'],
  ['python-empty-test', 'survives', '', 'tests/test_train.py'],
];

export const pythonCases = contents.map(([name, expect, content, where = path]) => ({
  name,
  path: where,
  expect,
  files: { [where]: content },
}));

function deepIndentation(levels) {
  return (
    Array.from({ length: levels }, (_, level) => `${' '.repeat(level)}if x:`).join('\n') +
    `\n${' '.repeat(levels)}x = 1`
  );
}

/** `toString` as a name, an attribute, a keyword, a module and a function. */
function useName(name) {
  return `import ${name}\n${name} = model.${name}(${name}=1)["${name}"]\ndef ${name}(): return ${name}`;
}
