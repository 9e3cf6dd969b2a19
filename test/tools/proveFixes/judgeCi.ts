// The published schemas of three hosts, and GitHub's two linters.
import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureTool, run, runTool } from './tools';

const schemas: readonly (readonly [RegExp, string])[] = [
  [/^\.github\/workflows\//, 'vendor.github-workflows'],
  [/^\.gitlab-ci\.yml$/, 'vendor.gitlab-ci'],
  [/^azure-pipelines/, 'vendor.azure-pipelines'],
];

/** Azure reads every scalar as text, and its schema says so. */
const asTexts =
  'import json, sys, ruamel.yaml; json.dump(ruamel.yaml.YAML(typ="base", pure=True).load(open(sys.argv[1], encoding="utf-8")), open(sys.argv[2], "w"))';

/** Expects the host's schema to hold, with the YAML parser of another language. */
export function expectSchema(folder: string, file: string): void {
  const schema = schemas.find(([pattern]) => pattern.test(file))?.[1] ?? '';
  const isAzure = schema.endsWith('azure-pipelines');
  const judged = isAzure ? path.join(tmpdir(), `preflight-azure-${process.pid}.json`) : file;
  if (isAzure) {
    const tool = path.join(path.dirname(ensureTool('check-jsonschema')), 'python');
    const read = run(tool, ['-c', asTexts, file, judged], folder);
    assert.equal(read.status, 0, read.output);
  }
  const options = isAzure ? ['--regex-variant', 'python'] : schema.endsWith('gitlab-ci') ? ['--data-transform', 'gitlab-ci'] : []; // prettier-ignore
  const said = runTool('check-jsonschema', ['--builtin-schema', schema, ...options, judged], folder);
  assert.equal(said.status, 0, said.output);
}

/** What zizmor finds in a file without asking the network, by kind and place in the file's structure. */
export function weaknesses(folder: string, file: string): readonly string[] {
  const { output } = runTool('zizmor', ['--offline', '--quiet', '--no-exit-codes', '--format', 'github', file], folder);
  return output
    .split('\n')
    .filter(line => line.startsWith('::'))
    .map(line => /title=([^:,]+)/.exec(line)?.[1] ?? line);
}

/** Expects the schema to hold and actionlint and zizmor to find nothing that they did not find before. */
export function expectWorkflow(folder: string, file: string, before: readonly string[] = []): void {
  expectSchema(folder, file);
  const linted = runTool('actionlint', ['-no-color', file], folder);
  assert.equal(linted.status, 0, linted.output);
  const found = weaknesses(folder, file);
  const added = found.filter(
    kind => found.filter(each => each === kind).length > before.filter(each => each === kind).length,
  );
  assert.deepEqual(added, [], 'zizmor finds something new');
}
