// Pages for people: a Markdown parser reads them, their commands are tried, their numbers computed again by others.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Bench } from '../bench';
import type { Proof } from '../proof';
import { environmentOf } from '../service/environments';

const packages = ['statsmodels==0.15.0', 'pandas==3.1.1', 'scikit-learn==1.9.1', 'joblib==1.6.0', 'markdown-it-py==4.2.0']; // prettier-ignore

/** Values that may stand in no page: whoever finds one has found what a row says. */
const canary = 'Zq7canary';
const table = 'data/été 1.csv';
const header = 'row_id,first name,a|b,`odd`,size,size,v1,v2,v3,v4,v5,left';
const row = (at: number): string => `${at},${canary}${at},${canary},${canary},${at % 7},${at % 3},1,2,3,4,5,${at % 2}`;

const files: Readonly<Record<string, string>> = {
  '.preflight.yaml': 'profile: service\n',
  'README.md': '# Churn\n\nInstall it.\n',
  'requirements.txt': 'joblib==1.6.0\npandas==3.1.1\nscikit-learn==1.9.1\n',
  [table]: `${header}\n${Array.from({ length: 80 }, (_, at) => row(at)).join('\n')}\n`,
  'train.py': `import joblib
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split

FEATURES = ["size", "v1", "v2"]
rows = pd.read_csv("${table}")
X_train, X_test, y_train, y_test = train_test_split(rows[FEATURES], rows["left"], random_state=42)
model = RandomForestClassifier(random_state=42).fit(X_train, y_train)
print(roc_auc_score(y_test, model.predict_proba(X_test)[:, 1]))
joblib.dump(model, "model.joblib")
`,
  'app.py': `import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.joblib")


@app.get("/health")
def health():
    return {"status": "ok"}


@app.post("/predict")
def predict(features: list[float]):
    return {"score": float(model.predict([features])[0])}
`,
  'deploy files/app.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: { name: churn }
spec: { template: { spec: { containers: [{ name: churn, image: "churn:1" }] } } }
`,
  Makefile: 'deploy:\n\tkubectl apply --filename "deploy files/app.yaml"\n\nlogs:\n\techo logs\n',
};

interface PageProof {
  readonly rule: string;
  readonly fix: string;
  readonly oracles: readonly string[];
  readonly file: string;
  readonly judge: (bench: Bench, folder: string, page: Page) => void;
}

interface Page {
  readonly text: string;
  readonly headings: readonly string[];
  /** Cells of all rows, each as it is read. */
  readonly rows: readonly (readonly string[])[];
  /** Language and content. */
  readonly fences: readonly (readonly [string, string])[];
}

const pages: readonly PageProof[] = [
  {
    rule: 'docs/missing-problem-statement',
    fix: 'a page of the problem: what the code says, and questions',
    oracles: ['markdown-it-py 4.2.0'],
    file: 'docs/problem.md',
    judge: (_bench, _folder, { text, headings, rows }) => {
      assert.deepEqual(headings, ['Churn', 'Problem', 'Who decides what', 'What a mistake costs', 'What is known in time', 'Out of scope', 'Whom we asked']); // prettier-ignore
      assert.deepEqual(rows.map(cells => cells.length), [3, 3]); // prettier-ignore
      ['`left`', '`size`', 'train.py', '80 rows', '/predict'].forEach(said => assert.ok(text.includes(said), said));
    },
  },
  {
    rule: 'docs/no-success-metrics',
    fix: 'a table of targets for the metric that the code computes',
    oracles: ['markdown-it-py 4.2.0'],
    file: 'docs/success-criteria.md',
    judge: (_bench, _folder, { rows }) => {
      assert.deepEqual(rows.map(cells => cells.length), [4, 4, 4, 4]); // prettier-ignore
      assert.match(rows[2]?.join(' ') ?? '', /roc_auc .*roc_auc_score\(y_test, .*train\.py/);
    },
  },
  {
    rule: 'docs/no-constraints',
    fix: 'limits, with what the repository tells of each',
    oracles: ['markdown-it-py 4.2.0'],
    file: 'docs/constraints.md',
    judge: (_bench, _folder, { text, headings }) => {
      assert.deepEqual(headings, ['Churn', 'Constraints']);
      ['/predict', table, '`first name`'].forEach(said => assert.ok(text.includes(said), said));
    },
  },
  {
    rule: 'docs/missing-data-card',
    fix: 'a card of the data: each column, and no value of a row',
    oracles: ['pandas 3.1.1 reads the header', 'canaries in the rows'],
    file: 'data/README.md',
    judge: (bench, folder, { rows }) => {
      const code = `import json, pandas; print(json.dumps(list(pandas.read_csv(${JSON.stringify(table)}).columns)))`;
      const columns: unknown = JSON.parse(bench.expect(environmentOf(packages), ['-c', code], folder));
      assert.ok(Array.isArray(columns));
      const named = rows.slice(1).map(([name = '']) => name);
      const wanted = columns.map(String).filter(name => !/^v[1-5]$/.test(name));
      wanted.splice(-1, 0, 'v1 to v5 (5 columns)');
      assert.deepEqual(named, wanted);
    },
  },
  {
    rule: 'docs/no-runbook',
    fix: 'a runbook whose commands name what is there',
    oracles: ['make', 'markdown-it-py 4.2.0'],
    file: 'RUNBOOK.md',
    judge: (bench, folder, { fences }) => {
      const commands = fences.flatMap(([, text]) => text.trim().split('\n'));
      assert.deepEqual(commands, ['make deploy', 'kubectl rollout undo deployment/churn', 'make logs', 'kubectl rollout status deployment/churn', 'kubectl logs deployment/churn --tail 100', 'python train.py']); // prettier-ignore
      const targets = commands.flatMap(command => /^make (\S+)$/.exec(command)?.[1] ?? []);
      targets.forEach(target => bench.expect('make', ['-n', target], folder));
      assert.ok(existsSync(path.join(folder, 'train.py')));
    },
  },
  {
    rule: 'ops/no-retraining-policy',
    fix: 'when it is trained again, and a command that trains it',
    oracles: ['the command trains', 'markdown-it-py 4.2.0'],
    file: 'docs/retraining.md',
    judge: (bench, folder, { fences }) => {
      assert.deepEqual(fences, [['sh', 'python train.py\n']]);
      const python = path.dirname(environmentOf(packages));
      bench.expect('sh', ['-e', '-c', fences[0]?.[1] ?? ''], folder, {
        PATH: `${python}:${process.env['PATH'] ?? ''}`,
      });
      assert.ok(existsSync(path.join(folder, 'model.joblib')));
    },
  },
  {
    rule: 'model/no-experiment-plan',
    fix: 'a plan of an experiment: its numbers of cases',
    oracles: ['statsmodels 0.15.0', 'markdown-it-py 4.2.0'],
    file: 'docs/experiment.md',
    judge: (bench, folder, { rows, fences }) => {
      const own = Number.parseInt(bench.expect(environmentOf(packages), ['-c', fences[0]?.[1] ?? ''], folder), 10);
      const gains = [1.05, 1.1, 1.2];
      const pairs = [0.01, 0.05, 0.1, 0.2, 0.5].flatMap(today => gains.map(gain => [today, today * gain]));
      const ours = rows.slice(1).flatMap(cells => cells.slice(1).map(Number));
      const asked = [...pairs, [0.1, 0.12]].map((pair, at) => [...pair, [...ours, own][at]]);
      // Enough cases, and hardly one too many.
      const code = `import json, sys
from statsmodels.stats.power import NormalIndPower
from statsmodels.stats.proportion import proportion_effectsize
power = lambda a, b, n: NormalIndPower().power(proportion_effectsize(b, a), n, 0.05)
print(json.dumps([bool(power(a, b, n) >= 0.8 > power(a, b, n * 0.9999 - 1)) for a, b, n in json.loads(sys.argv[1])]))`;
      const said: unknown = JSON.parse(
        bench.expect(environmentOf(packages), ['-c', code, JSON.stringify(asked)], folder),
      );
      assert.deepEqual(said, asked.map(() => true)); // prettier-ignore
    },
  },
];

const pageProofs: readonly Proof[] = pages.map(({ rule, fix, oracles, file, judge }) => ({
  rule,
  fix,
  oracles,
  prove: bench => {
    const folder = bench.repository(files);
    assert.deepEqual(bench.mend(folder, rule), [file]);
    assert.equal(bench.statusOf(folder, rule), 'partly', 'a page with questions is a beginning');
    const page = parse(bench, folder, file);
    assert.ok(!page.text.includes(canary), 'a value of a row stands in the page');
    judge(bench, folder, page);
    const answered = page.text.replace(/TODO\(preflight: [^)]*\)[^|\n]*/g, 'at least 90 of 100, says Ana of the team ');
    writeFileSync(path.join(folder, file), answered);
    assert.equal(bench.statusOf(folder, rule), 'met', 'with answers it is done');
  },
}));

function parse(bench: Bench, folder: string, file: string): Page {
  const script = `
import json, sys
from markdown_it import MarkdownIt
tokens = MarkdownIt().enable("table").parse(open(sys.argv[1], encoding="utf-8").read())
read = lambda token: "".join(child.content for child in token.children)
headings = [read(tokens[at + 1]) for at, token in enumerate(tokens) if token.type == "heading_open"]
rows = []
for at, token in enumerate(tokens):
    if token.type == "tr_open": rows.append([])
    if token.type in ("td_open", "th_open"): rows[-1].append(read(tokens[at + 1]))
fences = [[token.info, token.content] for token in tokens if token.type == "fence"]
print(json.dumps({"headings": headings, "rows": rows, "fences": fences}))`;
  const said: unknown = JSON.parse(bench.expect(environmentOf(packages), ['-c', script, file], folder));
  assert.ok(typeof said === 'object' && said !== null && 'headings' in said && 'rows' in said && 'fences' in said);
  const { headings, rows, fences } = said;
  assert.ok(Array.isArray(headings) && Array.isArray(rows) && Array.isArray(fences));
  const lists = (value: readonly unknown[]): string[][] => value.map(each => (Array.isArray(each) ? each.map(String) : [])); // prettier-ignore
  return {
    text: readFileSync(path.join(folder, file), 'utf8'),
    headings: headings.map(String),
    rows: lists(rows),
    fences: lists(fences).map(([info = '', content = '']) => [info, content] as const),
  };
}

/** What git would say of a repository of the organisation `harbour`. */
const remote = '[remote "origin"]\n\turl = git@github.com:harbour/churn.git\n';

const owners: Proof = {
  rule: 'docs/no-codeowners',
  fix: 'owners of each folder: each file of the repository has one',
  oracles: ['codeowners 0.9.0'],
  prove: bench => {
    const folder = bench.repository({ ...files, '.git/config': remote, '.github/workflows/test.yml': pullRequests });
    const rule = 'docs/no-codeowners';
    assert.deepEqual(bench.mend(folder, rule), ['.github/CODEOWNERS']);
    assert.equal(bench.statusOf(folder, rule), 'partly');
    const code = `import json, sys
from codeowners import CodeOwners
owners = CodeOwners(open(".github/CODEOWNERS", encoding="utf-8").read())
print(json.dumps([[owners.of(path), owners.matching_line(path)[1] - 1] for path in json.loads(sys.argv[1])]))`;
    const paths = ['train.py', table, 'deploy files/app.yaml', '.github/workflows/test.yml'];
    const python = environmentOf(['codeowners==0.9.0']);
    const said: unknown = JSON.parse(bench.expect(python, ['-c', code, JSON.stringify(paths)], folder));
    const lines = readFileSync(path.join(folder, '.github/CODEOWNERS'), 'utf8').split('\n');
    const wanted = ['* @harbour', '/data/ @harbour', '/deploy\\ files/ @harbour', '/.github/ @harbour'];
    assert.deepEqual(said, wanted.map(line => [[['USERNAME', '@harbour']], lines.indexOf(line)])); // prettier-ignore
  },
};

const pullRequests =
  'on: [push, pull_request]\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: pytest\n';

const template: Proof = {
  rule: 'docs/no-codeowners#2',
  fix: 'a list for pull requests, of the data and the score that are there',
  oracles: ['markdown-it-py 4.2.0'],
  prove: bench => {
    const folder = bench.repository({ ...files, '.github/workflows/test.yml': pullRequests });
    const file = '.github/pull_request_template.md';
    assert.deepEqual(bench.mend(folder, 'docs/no-codeowners#2'), [file]);
    const { headings, text } = parse(bench, folder, file);
    assert.deepEqual(headings, ['What changes, and why', 'What a reviewer wants to know']);
    assert.match(text, /- \[ \] roc_auc of `train\.py`/);
    assert.equal(bench.statusOf(folder, 'docs/no-codeowners'), 'met');
  },
};

export const documents: readonly Proof[] = [...pageProofs, owners, template];
