#!/usr/bin/env node
// Makes everything that ships, and the suite that runs inside VS Code: node test/tools/build.mjs
import { chmodSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { parse } from 'yaml';
import { suiteBundle } from './suiteBundle.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const dist = path.join(root, 'dist');

const node = { bundle: true, platform: 'node', target: 'node20', format: 'cjs', minify: true, legalComments: 'none' };
// jsonc-parser's main file requires in a way that no bundler can follow; its ES module can be bundled.
const resolution = { mainFields: ['module', 'main'] };
const bundles = [
  { ...node, entryPoints: ['src/vscode/extension.ts'], outfile: 'dist/extension.js', external: ['vscode'] },
  { ...node, entryPoints: ['src/host/worker.ts'], outfile: 'dist/worker.js' },
  { ...node, entryPoints: ['src/cli/main.ts'], outfile: 'dist/cli.js', banner: { js: '#!/usr/bin/env node' } },
];
/** The languages other than English in which rules speak. */
const languages = ['es', 'zh-cn'];

/**
 * Every file of `rules/` that the engine reads, as one list, so that a host needs one read; one more for each language.
 * Their texts are JSON, which is YAML too: reading them takes a fraction of the time, at every start.
 */
function bundleRules() {
  const isIn =
    language =>
    ({ path: file }) =>
      file.endsWith(`.${language}.yaml`);
  const files = readdirSync(path.join(root, 'rules'), { recursive: true, encoding: 'utf8' })
    .map(file => file.replaceAll(path.sep, '/'))
    .filter(file => /\/.*\.yaml$/.test(file))
    .sort()
    .map(file => ({
      path: file,
      text: JSON.stringify(parse(readFileSync(path.join(root, 'rules', file), 'utf8'), { merge: true })),
    }));
  for (const language of languages) {
    writeFileSync(path.join(dist, `rules.${language}.json`), JSON.stringify(files.filter(isIn(language))));
  }
  const english = files.filter(file => !languages.some(language => isIn(language)(file)));
  writeFileSync(path.join(dist, 'rules.json'), JSON.stringify(english));
}

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
bundleRules();
for (const options of [...bundles, suiteBundle(root)]) {
  await build({ absWorkingDir: root, logLevel: 'warning', ...resolution, ...options });
}
chmodSync(path.join(dist, 'cli.js'), 0o755);
