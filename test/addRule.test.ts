// A rule is one file: nothing else changes for the command line, the editor's worker, the docs and the tests to have it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suite, suiteSetup, suiteTeardown, test } from 'mocha';
import { copyTree } from './tools/copyTree.mjs';

const rule = `id: code/pickle-from-network
title: A model is unpickled from a stranger
met: Models are loaded from files of this project only
stage: deployment
skills: [secure-engineering]
level: 3
gates: false
severity: hint
minutes: 20
detect:
  kind: python-call
  callee: [cloudpickle.loads]
message: "\`{callee}\` runs whatever the file says"
lesson:
  why: A pickle is a program, and loading it runs it.
  how: Keep the model beside the code, or load a format that is data only.
  more: Sign what travels, and check the signature before loading.
  bridge: You would not run a notebook that a stranger sent you.
references:
  - https://docs.python.org/3/library/pickle.html
examples:
  - title: bytes from anywhere
    files:
      serve.py: |
        import cloudpickle
        model = cloudpickle.loads(download())
      serve.ipynb:
        - from cloudpickle import loads
        - loads(download())
    flags: [loads, cloudpickle.loads]
  - title: another loads that reads data
    files:
      serve.py: |
        import json
        options = json.loads(download())
    flags: []
`;

interface Run {
  readonly status: number | null;
  readonly output: string;
}

suite('A rule added as one file', function () {
  this.timeout(180_000);
  let tree = '';
  suiteSetup(() => {
    tree = mkdtempSync(path.join(tmpdir(), 'preflight-rule-'));
    copyTree(tree);
    writeRule(rule);
    const built = run('test/tools/build.mjs');
    assert.equal(built.status, 0, built.output);
    mkdirSync(path.join(tree, 'work'));
    writeFileSync(path.join(tree, 'work/serve.py'), 'import cloudpickle\nmodel = cloudpickle.loads(b"")\n');
  });
  suiteTeardown(() => rmSync(tree, { recursive: true, force: true }));

  function writeRule(text: string): void {
    writeFileSync(path.join(tree, 'rules/code/pickle-from-network.yaml'), text);
  }

  function run(...words: readonly string[]): Run {
    const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: tree, encoding: 'utf8' });
    return { status, output: stdout + stderr };
  }

  function runExamples(): Run {
    const mocha = [
      'node_modules/mocha/bin/mocha.js',
      '--no-config',
      '--no-package',
      '--ui',
      'tdd',
      '--timeout',
      '60000',
    ];
    return run('--import', 'tsx', ...mocha, '--grep', 'code/pickle-from-network', 'test/rules.test.ts');
  }

  test('the command line lists it, explains it and finds with it', () => {
    assert.match(run('dist/cli.js', 'rules').output, /^code\/pickle-from-network .*A model is unpickled/m);
    assert.match(run('dist/cli.js', 'explain', 'code/pickle-from-network').output, /A pickle is a program/);
    const { output } = run('dist/cli.js', 'scan', 'work', '--format', 'json');
    assert.match(output, /"message": "`cloudpickle.loads` runs whatever the file says"/);
  });

  test('the worker of the extension finds with it', () => {
    const { output } = run('test/support/scanInWorker.cjs', path.join(tree, 'dist/worker.js'), path.join(tree, 'work'));
    assert.match(output, /code\/pickle-from-network/);
  });

  test('the table of rules has its row', () => {
    const { status, output } = run('--import', 'tsx', 'test/tools/writeRuleDocs.ts');
    assert.equal(status, 0, output);
    const row = /^\| \[`code\/pickle-from-network`\]\(code\/pickle-from-network\.yaml\) +\| A model is unpickled/m;
    assert.match(readFileSync(path.join(tree, 'rules/README.md'), 'utf8'), row);
  });

  test('its examples are run as tests, and one that is wrong fails by its name', () => {
    const right = runExamples();
    assert.equal(right.status, 0, right.output);
    assert.match(right.output, /2 passing/);
    writeRule(rule.replace('flags: [loads, cloudpickle.loads]', 'flags: [loads]'));
    const wrong = runExamples();
    assert.equal(wrong.status, 1, wrong.output);
    assert.match(wrong.output, /code\/pickle-from-network\s+bytes from anywhere/);
  });
});
