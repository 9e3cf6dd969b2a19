#!/usr/bin/env node
// Writes one small workspace per kind of bad input, and says what a scan owes each:
//   node test/tools/makeBadInput.mjs FOLDER [--only NAME]    writes FOLDER/base, FOLDER/NAME …, FOLDER/cases.json
//   node test/tools/makeBadInput.mjs FOLDER --remove         deletes FOLDER, folders without permissions included
// Every workspace is a copy of `base`, which is healthy, with the bad input added: whatever a scan says of `base` it has
// to say of each, and no check that is not met in `base` may be met in another. cases.json is a list of
//   { name, path, expect, meets, ordinaryUser }
// where `path` is the bad input inside its workspace and `expect` one of
//   named     the report names the path among its problems or among what it skipped
//   read      the finding of `findingLine` in that path is reported: the input is odd, and fine
//   unread    nothing is reported from that path
//   survives  the answers for `base` are all it takes
// `meets` are checks that it may turn to met all the same: it is odd, and says what they ask for.
// `ordinaryUser` marks what root can read all the same: scan it as another user (`spawn` takes a `uid`).
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { badInputs } from './badInput/badInputs.mjs';
import { findingLine, notebook } from './badInput/content.mjs';

const base = {
  'README.md': `# Churn\n\nWhich customers leave next month.\n\n## Run\n\n    python train.py\n\n${'It reads the export of last month and prints the score. '.repeat(5)}\n`,
  '.gitignore': '.venv/\n__pycache__/\n.ipynb_checkpoints/\n',
  'train.py': `import pandas as pd\n\n\ndef load():\n    return ${findingLine.split(' = ')[1]}\n`,
  // A service is asked everything, and stays one whatever lies beside it.
  'serve.py': 'import joblib\nfrom fastapi import FastAPI\n\napp = FastAPI()\nmodel = joblib.load("model.joblib")\n',
  'notebooks/explore.ipynb': notebook([`import pandas as pd\n${findingLine}\ncustomers.head()`]),
};

main();

function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { only: { type: 'string' }, remove: { type: 'boolean' } },
  });
  if (positionals.length !== 1) {
    console.error('Name one folder for the bad inputs.');
    process.exitCode = 2;
    return;
  }
  const folder = resolve(positionals[0]);
  if (values.remove ? !existsSync(join(folder, 'cases.json')) : existsSync(folder) && readdirSync(folder).length > 0) {
    console.error(values.remove ? `${folder} holds no bad input to remove.` : `${folder} is not empty.`);
    process.exitCode = 2;
    return;
  }
  if (values.remove) {
    removeBadInput(folder);
    return;
  }
  writeBadInput(folder, values.only);
}

function writeBadInput(folder, only) {
  const cases = badInputs.filter(({ name }) => only === undefined || only === name);
  writeFiles(join(folder, 'base'), base);
  for (const badInput of cases) {
    writeCase(join(folder, badInput.name), badInput);
  }
  const list = cases.map(({ name, path, expect, meets, ordinaryUser }) => ({
    name,
    path,
    expect,
    meets,
    ordinaryUser,
  }));
  writeFileSync(join(folder, 'cases.json'), `${JSON.stringify(list, undefined, 1)}\n`);
}

/** Contents are made by a function where they are large, so that one at a time is in memory. */
function writeCase(folder, { files, links, pipes, locked }) {
  writeFiles(folder, base);
  writeFiles(folder, files);
  for (const [path, target] of Object.entries(links)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    symlinkSync(target, join(folder, path));
  }
  for (const path of pipes) {
    spawnSync('mkfifo', [join(folder, path)]);
  }
  for (const path of locked) {
    chmodSync(join(folder, path), 0);
  }
}

function writeFiles(folder, files) {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), typeof content === 'function' ? content() : content);
  }
}

function removeBadInput(folder) {
  for (const { name, locked } of badInputs) {
    for (const path of locked.filter(path => existsSync(join(folder, name, path)))) {
      chmodSync(join(folder, name, path), 0o700);
    }
  }
  rmSync(folder, { recursive: true, force: true });
}
