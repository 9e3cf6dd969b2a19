import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Bench } from '../bench';
import type { Proof } from '../proof';

const rule = 'vcs/gitignore-gaps';

export const gitignore: readonly Proof[] = [
  {
    rule,
    fix: 'lines added to a .gitignore, judged on what the tools left',
    oracles: ['git check-ignore', 'git add'],
    prove: bench => {
      const folder = repositoryUnderGit(bench, { ...work, '.gitignore': '# mine\r\n*.tmp' });
      assert.deepEqual(bench.mend(folder, rule), ['.gitignore']);
      assert.equal(bench.statusOf(folder, rule), 'met');
      judge(bench, folder, [...leftovers, 'notes.tmp']);
    },
  },
  {
    rule,
    fix: 'a new .gitignore, and tracked files that stay tracked',
    oracles: ['git check-ignore', 'git ls-files'],
    prove: bench => {
      const folder = repositoryUnderGit(bench, { ...work, 'catboost_info/learn/events.out.tfevents': 'x' });
      const tracked = bench.expect('git', ['ls-files', '-z'], folder);
      assert.deepEqual(bench.mend(folder, rule), ['.gitignore']);
      judge(bench, folder, leftovers);
      const goesOn = bench
        .expect('git', ['ls-files', '-z'], folder)
        .split('\0')
        .filter(file => file !== '.gitignore');
      assert.deepEqual(goesOn, tracked.split('\0'));
      const hidden = bench.expect('git', ['ls-files', '-z', '-ci', '--exclude-standard'], folder);
      assert.equal(hidden, 'catboost_info/learn/events.out.tfevents\0', 'nothing else that is tracked is ignored');
    },
  },
];

/** Work, and what tools make of it. */
const work = {
  '.env.example': 'TOKEN=\n',
  'requirements.txt': 'catboost\nmlflow\npytest-cov\npython-dotenv\nwandb\n',
  'train.py':
    'import catboost\nimport mlflow\nimport wandb\nfrom dotenv import load_dotenv\nfrom src.été import read\n',
  'src/été.py': 'def read():\n    return 1\n',
  'cahiers/1 été (début).ipynb': JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [] }),
  'models.md': '# Models\n',
};

/** Left by tools after the mend, in places that git has not seen. */
const leftovers = [
  '.env', '.venv/bin/python', '.coverage', 'src/__pycache__/été.cpython-312.pyc', 'mlruns/0/meta.yaml',
  'cahiers/.ipynb_checkpoints/1 été (début)-checkpoint.ipynb', 'wandb/run-1/run.wandb', 'catboost_info/learn_error.tsv',
]; // prettier-ignore

function repositoryUnderGit(bench: Bench, files: Readonly<Record<string, string>>): string {
  const folder = bench.repository(files);
  bench.expect('git', ['init', '--quiet'], folder);
  bench.expect('git', ['add', '--all'], folder);
  return folder;
}

/** By git itself, without what this machine ignores. */
function judge(bench: Bench, folder: string, left: readonly string[]): void {
  left.forEach(file => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), 'left behind');
  });
  const git = ['-c', 'core.excludesFile=/dev/null', '-c', 'core.quotePath=false'];
  left.forEach(file => bench.expect('git', [...git, 'check-ignore', file], folder));
  bench.expect('git', [...git, 'add', '--all'], folder);
  const staged = bench.expect('git', [...git, 'ls-files', '-z'], folder).split('\0');
  assert.deepEqual(staged.filter(file => left.includes(file)), [], 'nothing that tools left is added'); // prettier-ignore
  assert.deepEqual(Object.keys(work).filter(file => !staged.includes(file)), [], 'all work is added'); // prettier-ignore
}
