import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Bench } from '../bench';
import type { Proof } from '../proof';
import { environmentOf } from '../service/environments';

const rule = 'docs/missing-readme';

export const readme: readonly Proof[] = [
  {
    rule,
    fix: 'commands added to a README, run from top to bottom',
    oracles: ['a shell in a fresh environment', 'markdown-it-py finds the links'],
    prove: bench => {
      const folder = bench.repository('examples/churn');
      const before = readFileSync(path.join(folder, 'README.md'), 'utf8');
      writeFileSync(path.join(folder, 'requirements.txt'), 'pandas==3.1.1\nscikit-learn==1.9.1\njoblib==1.6.0\n');
      bench.mend(folder, 'code/hardcoded-user-path');
      assert.deepEqual(bench.mend(folder, rule), ['README.md']);
      assert.ok(readFileSync(path.join(folder, 'README.md'), 'utf8').startsWith(before), 'what was there is there');
      assert.equal(bench.statusOf(folder, rule), 'met');
      const { hrefs, commands } = parse(bench, folder);
      assert.deepEqual(hrefs, ['notebooks/01_explore.ipynb', 'notebooks/02_train.ipynb']);
      rmSync(path.join(folder, 'models/model.joblib'));
      runAll(bench, folder, commands);
      assert.ok(existsSync(path.join(folder, 'models/model.joblib')), 'the commands train the model');
    },
  },
  {
    rule,
    fix: 'README of a package below src, run from top to bottom',
    oracles: ['a shell in a fresh environment', 'markdown-it-py finds the links'],
    prove: bench => {
      const folder = bench.repository(boutique);
      assert.deepEqual(bench.mend(folder, rule), ['README.md']);
      const { hrefs, commands } = parse(bench, folder);
      assert.deepEqual(hrefs.map(decodeURIComponent), ['cahiers/2 été (fin).ipynb']);
      hrefs.forEach(href =>
        assert.ok(existsSync(path.join(folder, decodeURIComponent(href))), `${href} leads nowhere`),
      );
      assert.match(runAll(bench, folder, commands), /sold 4/);
    },
  },
  {
    rule: 'docs/readme-broken-reference',
    fix: 'a path that leads somewhere, in a page that reads the same',
    oracles: ['markdown-it-py 4.2.0', 'the file is there'],
    prove: bench => {
      const folder = bench.repository({
        '.preflight.yaml': 'profile: notebook\n',
        'README.md': '# Été\r\n\r\n* [Rates](images/rates.png "all (of) them") and *more*\r\n',
        'docs/my images/rates.png': 'x',
        'train.py': 'print(1)\n',
      });
      const before = tokens(bench, folder);
      assert.deepEqual(bench.mend(folder, 'docs/readme-broken-reference'), ['README.md']);
      const after = tokens(bench, folder);
      const href = 'docs/my%20images/rates.png';
      assert.equal(after, before.replaceAll('images/rates.png', href));
      assert.ok(existsSync(path.join(folder, decodeURIComponent(href))));
    },
  },
  {
    rule: 'learn/portfolio-gaps',
    fix: 'a table of scores, each of them from a file',
    oracles: ['markdown-it-py 4.2.0', 'the file says the same'],
    prove: bench => {
      const folder = bench.repository({
        '.preflight.yaml': 'profile: batch\n',
        'README.md': '# Churn\n\nPredicts who leaves.\n\n## License\n\nMIT\n',
        'reports/metrics.json': '{"roc_auc": 0.8125, "f1": 1e-05, "rows": 600, "notes": {"mae": 3}}\n',
        'train.py': 'print(1)\n',
        '.git/config': '[remote "origin"]\n\turl = git@github.com:ana/churn.git\n',
        '.github/workflows/ci.yml': 'on: push\njobs: {}\n',
      });
      assert.deepEqual(bench.mend(folder, 'learn/portfolio-gaps'), ['README.md']);
      assert.equal(bench.statusOf(folder, 'learn/portfolio-gaps'), 'partly');
      const said = tokens(bench, folder);
      const text = readFileSync(path.join(folder, 'README.md'), 'utf8');
      const rows = Array.from(text.matchAll(/^\| (\w+) \| (\S+) \| \[/gm), ([, name, value]) => [name, Number(value)]);
      assert.deepEqual(Object.fromEntries(rows), { roc_auc: 0.8125, f1: 1e-5 });
      assert.ok(said.includes('https://github.com/ana/churn/actions/workflows/ci.yml/badge.svg'), said);
      assert.ok(text.indexOf('## Results') < text.indexOf('## License'));
    },
  },
];

/** All that a parser of Markdown reads in the page, as text. */
function tokens(bench: Bench, folder: string): string {
  const script = `
from markdown_it import MarkdownIt
print([token.as_dict() for token in MarkdownIt().parse(open("README.md", encoding="utf-8", newline="").read())])`;
  return bench.expect(environmentOf(['markdown-it-py==4.2.0']), ['-c', script], folder);
}

interface Parsed {
  readonly hrefs: readonly string[];
  /** The first block of shell commands. */
  readonly commands: string;
}

function parse(bench: Bench, folder: string): Parsed {
  const python = bench.environment(folder, 'markdown-it-py==4.2.0', 'pip');
  const script = `
import json, sys
from markdown_it import MarkdownIt
tokens = MarkdownIt().parse(open("README.md", encoding="utf-8").read())
links = [child.attrGet("href") for token in tokens for child in token.children or [] if child.type == "link_open"]
print(json.dumps({"hrefs": links, "commands": [t.content for t in tokens if t.type == "fence" and t.info == "sh"][0]}))`;
  const said: unknown = JSON.parse(bench.expect(python, ['-c', script], folder));
  assert.ok(typeof said === 'object' && said !== null && 'hrefs' in said && 'commands' in said);
  assert.ok(Array.isArray(said.hrefs) && typeof said.commands === 'string');
  return { hrefs: said.hrefs.map(String), commands: said.commands };
}

/** As a reader does: in the folder, with a fresh Python first on the path. */
function runAll(bench: Bench, folder: string, commands: string): string {
  const binaries = path.join(`${folder}-venv`, 'bin');
  return bench.expect('sh', ['-e', '-c', commands], folder, { PATH: `${binaries}:${process.env['PATH'] ?? ''}` });
}

const boutique = {
  '.preflight.yaml': 'profile: batch\n',
  'pyproject.toml': `[build-system]
requires = ["setuptools"]
build-backend = "setuptools.build_meta"

[project]
name = "boutique"
version = "1.0"
description = "Tells the shop how many coats it will sell next week."

[tool.setuptools.packages.find]
where = ["src"]
`,
  'données/ventes.csv': 'jour,ventes\n2024-01-31,3\n2024-02-01,1\n',
  'cahiers/2 été (fin).ipynb': JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [{ cell_type: 'code', id: 'a', metadata: {}, outputs: [], execution_count: null, source: 'x = 1' }] }), // prettier-ignore
  'src/boutique/__init__.py': '',
  'src/boutique/lire.py':
    'def lire(chemin):\n    return [int(ligne.split(",")[1]) for ligne in open(chemin).read().split()[1:]]\n',
  'src/boutique/entraine.py': `from .lire import lire


def main():
    print("sold", sum(lire("données/ventes.csv")))


if __name__ == "__main__":
    main()
`,
};
