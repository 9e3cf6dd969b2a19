// Looks up anew which versions install together, for src/engine/distributions/versions.json:
//
//   npx tsx test/tools/resolveVersions.ts [PYTHON…]
//
// For each Python, uv resolves the whole list at once from wheels for Linux. What hinders the others is named and left
// as it was: look at it by hand, because a solver prefers an old version without limits to a new one with them.
import { readFileSync, writeFileSync } from 'node:fs';
import { isRecord } from '../../src/engine/rules/fields';
import { runTool } from './proveFixes/tools';

const file = 'src/engine/distributions/versions.json';
const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
const current = isRecord(content) && isRecord(content['current']) ? content['current'] : {};

for (const python of process.argv.slice(2)) {
  const words = ['pip', 'compile', '--python-version', python, '--python-platform', 'x86_64-unknown-linux-gnu'];
  const list = Object.entries(current).filter(([, versions]) => isRecord(versions) && python in versions);
  writeFileSync('node_modules/.cache/versions.in', list.map(([name]) => `${name}\n`).join(''));
  const { status, output } = runTool(
    'uv',
    [...words, '--no-header', '--no-annotate', '--quiet', 'node_modules/.cache/versions.in'],
    '.',
  );
  if (status !== 0) {
    throw new Error(`Nothing fits together for Python ${python}:\n${output}`);
  }
  const found = new Map(
    Array.from(output.matchAll(/^([\w-]+)==(\S+)$/gm), ([, name = '', version = '']) => [name, version] as const),
  );
  for (const [name, versions] of list) {
    const version = found.get(name);
    if (version !== undefined && isRecord(versions)) Object.assign(versions, { [python]: version });
  }
}
writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
