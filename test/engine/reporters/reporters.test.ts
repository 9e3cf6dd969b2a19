import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import { suite, test } from 'mocha';
import { type Finding, type Format, reporters, workspacePath } from '../../../src/engine/index';
import { keepToBudget } from '../../../src/engine/reporters/noiseBudget';
import { check, finding, report, rule } from '../../support/report';

const noCi = rule('ci/no-ci', { title: 'No CI', met: 'CI runs', level: 2, minutes: 10 });
const paths = rule('code/paths', { title: 'Paths | of one machine', level: 1, gates: false });
const inCell: Partial<Finding> = {
  location: { kind: 'cell', path: workspacePath('a b.ipynb'), cell: 3, span: { start: 4, end: 9 } },
  position: { line: 2, column: 5, endLine: 2, endColumn: 10 },
  cellId: 'a1b2',
  fileLine: 41,
  severity: 'hint',
};
const sample = report(
  [noCi, paths],
  [check(noCi, 'open'), check(paths, 'met')],
  [finding(noCi, 'train.py', 7), finding(paths, 'a b.ipynb', 2, inCell)],
);
const view = { version: '1.2.3', milliseconds: undefined, color: false, verbose: false };

function render(format: Format): string {
  return reporters[format](sample, view);
}

suite('json', () => {
  test('is what the published schema says, once the inventory is whole', () => {
    const schema: unknown = JSON.parse(readFileSync(path.resolve('media/report.schema.json'), 'utf8'));
    assert.ok(typeof schema === 'object' && schema !== null);
    const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema);
    const names = JSON.stringify(schema).match(/"required":\["tests"[^\]]*\]/)?.[0] ?? '';
    const practices = names.match(/"[a-z][A-Za-z]+"/g)?.slice(1) ?? [];
    assert.equal(practices.length, 26);
    const inventory = Object.fromEntries(practices.map(name => [name.slice(1, -1), { present: null, evidence: [] }]));
    const projects = sample.projects.map(project => ({ ...project, inventory }));
    const text = reporters.json({ ...sample, inventory, projects }, view);
    assert.equal(validate(JSON.parse(text)), true, JSON.stringify(validate.errors));
  });

  test('gives a cell its index from 0, and no time unless there is one', () => {
    const text = render('json');
    assert.match(text, /"cell": 3,\n\s+"cellId": "a1b2",\n\s+"line": 2,/);
    assert.doesNotMatch(text, /milliseconds/);
    assert.match(reporters.json(sample, { ...view, milliseconds: 12.6 }), /"milliseconds": 13/);
  });
});

suite('github', () => {
  test('escapes properties and data, and names the cell', () => {
    assert.equal(
      render('github'),
      '::warning file=train.py,line=7,col=1,title=Preflight ci/no-ci::It is here, and that follows\n' +
        '::notice file=a b.ipynb,line=41,title=Preflight code/paths::It is here, and that follows (cell 4, line 2)\n',
    );
  });

  test('a path with a comma and a message of two lines stay one command', () => {
    const odd = finding(noCi, 'a,b:c.py', 1, { message: '50 %\nmore' });
    const line = reporters.github(report([noCi], [], [odd]), view);
    assert.equal(line, '::warning file=a%2Cb%3Ac.py,line=1,col=1,title=Preflight ci/no-ci::50 %25%0Amore\n');
  });
});

suite('sarif', () => {
  test('points cells to the line of the stored file', () => {
    const text = render('sarif');
    assert.match(text, /"uri": "a%20b.ipynb"/);
    assert.match(text, /"startLine": 41/);
    assert.match(text, /"ruleIndex": 1/);
    assert.match(text, /"preflight\/v1": "train.py:7"/);
  });
});

suite('text', () => {
  test('says where the project stands and which places there are', () => {
    const text = render('text');
    assert.match(text, /^This project \(service\): Level 1 · Reproducible\. 1 check to Level 2\.$/m);
    assert.match(text, /○ No CI/);
    assert.match(text, /cell 4, 2:5/);
    assert.doesNotMatch(text, /\u001b/);
  });
});

suite('markdown', () => {
  test('keeps a bar inside its cell', () => {
    const open = report([paths], [check(paths, 'open')], []);
    assert.match(reporters.markdown(open, view), /Paths \\\| of one machine/);
  });
});

suite('junit', () => {
  test('counts failures and escapes texts', () => {
    const text = render('junit');
    assert.match(text, /tests="2" failures="1" skipped="0"/);
    assert.match(text, /name="code\/paths: No trouble of code\/paths"/);
  });
});

suite('keepToBudget', () => {
  const many = (count: number, file: string, id: string): Finding[] =>
    Array.from({ length: count }, (_, index) => finding(rule(id), file, index + 1));

  test('shows five of one rule and twenty of a file', () => {
    const findings = ['a/a', 'a/b', 'a/c', 'a/d', 'a/e'].flatMap(id => many(6, 'train.py', id));
    const { shown, held } = keepToBudget(findings);
    assert.equal(shown.length, 20);
    assert.equal(held.get('train.py'), 10);
  });

  test('shows five in a notebook, errors first', () => {
    const errors = [finding(rule('sec/key'), 'a.ipynb', 99, { severity: 'error' })];
    const { shown } = keepToBudget([...many(5, 'a.ipynb', 'a/a'), ...errors]);
    assert.equal(shown.length, 5);
    assert.ok(shown.some(({ severity }) => severity === 'error'));
  });
});

suite('html', () => {
  test('leads from rules and places where somebody says where to, and stands alone otherwise', () => {
    const links = {
      rule: (id: string) => `lesson:${id}`,
      finding: ({ location }: Finding) => (location.path === 'train.py' ? 'open:"a"&b' : undefined),
      evidence: () => undefined,
    };
    const page = reporters.html(sample, { ...view, links });
    assert.match(page, /<th scope="row"><a href="lesson:ci\/no-ci">No CI<\/a><br/);
    assert.ok(page.includes('<a href="open:&quot;a&quot;&amp;b">train.py:7:1</a>'), page);
    assert.match(page, /<li>a b\.ipynb · cell 4, line 2:/);
    assert.doesNotMatch(render('html'), /<a /);
  });
});
