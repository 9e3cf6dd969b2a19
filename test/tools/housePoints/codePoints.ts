import ts from 'typescript';
import { type FileMeasure, type Limit, judgeMeasures, measureSources } from '../sourceMeasures';
import {
  type HousePoint,
  listed,
  mochaCommand,
  nodesOf,
  root,
  runTests,
  sourcesBelow,
  textOf,
  verdictOf,
} from './housePoint';

/** Points about sizes, types, words, errors and tests. */
export function codePoints(): readonly HousePoint[] {
  return [...measured(measureSources()), impossible(), nothingThrows(), badRule(), fourAnswers(), words(), tests()];
}

const measureCommand = 'npx tsx test/tools/measure.ts';

function measured(files: readonly FileMeasure[]): readonly HousePoint[] {
  const limits = judgeMeasures(files);
  const point = (number: number, text: string, mark: string, pattern: RegExp): HousePoint => {
    const own = limits.filter(({ name }) => pattern.test(name));
    const holds = own.length > 0 && own.every(limit => limit.holds);
    return {
      number,
      point: text,
      mark,
      measured: own.map(sayLimit).join('; '),
      verdict: verdictOf(holds),
      command: measureCommand,
    };
  };
  return [
    point(12, 'Functions are short', 'median ≤ 9, 95th percentile ≤ 33, over 50 ≤ 1 %', /^functions? (lines|above)/),
    point(13, 'Files are short', 'median ≤ 80, 95th percentile ≤ 250, longest ≤ 300', /^file lines/),
    point(14, 'Types say what may be', 'no any, !, as; readonly ≥ 40 in 1,000 lines', /^`/),
    {
      ...point(20, 'Comments say why, or show an example', '8 to 15 %; 20 of a sample of 20', /^comment lines/),
      command: 'npx tsx test/tools/housePoints.ts --comments',
    },
    point(25, 'Nothing silences the linter or the compiler', '0', /^suppressions/),
  ];
}

function sayLimit({ name, value }: Limit): string {
  return `${name.replace(/^(function|file) lines, /, '')} ${Number.isInteger(value) ? value : value.toFixed(1)}`;
}

// Each line is a state that must not be; the first one shows that the rest would compile if it could be.
const states = [
  `export const a: CheckAnswer = { status: 'unknown', rung: null, reason: 'b.py', evidence: [] };`,
  `export const b: CheckAnswer = { status: 'unknown', rung: null, reason: 'b.py', evidence: [place] };`,
  `export const c: CheckAnswer = { status: 'partly', rung: 'exists', reason: '', evidence: [] };`,
  `export const d: CheckAnswer = { status: 'open', rung: 'wired', reason: '', evidence: [] };`,
  `export const e: TextEdit = { location: { kind: 'document', path: place.path }, newText: '' };`,
  `export const f: Location = { kind: 'cell', path: place.path, span: { start: 0, end: 1 } };`,
  `place.line = 4;`,
];

function impossible(): HousePoint {
  const refused = states.map(state => compiles(state)).map(isFine => !isFine);
  const holds = refused[0] === false && refused.slice(1).every(Boolean);
  return {
    number: 15,
    point: 'Impossible states cannot be written: unknown with evidence, partly without, an edit without a place, …',
    mark: 'does not compile',
    measured: `${refused.slice(1).filter(Boolean).length} of ${states.length - 1} refused, the possible one ${refused[0] === true ? 'too' : 'accepted'}`,
    verdict: verdictOf(holds),
    command: 'sed -n "/CheckAnswer/,/^export type CheckStatus/p" src/engine/model/report.ts',
  };
}

function compiles(state: string): boolean {
  const file = `${root}/src/engine/model/planted.ts`;
  const text = `import type { CheckAnswer, Evidence, TextEdit } from './report';\nimport type { Location } from './location';\ndeclare const place: Evidence;\n${state}\nexport type Used = [CheckAnswer, TextEdit, Location, typeof place];\n`;
  const options: ts.CompilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    skipLibCheck: true,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    module: ts.ModuleKind.ESNext,
    target: ts.ScriptTarget.ES2022,
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const fileExists = host.fileExists.bind(host);
  const getSourceFile = host.getSourceFile.bind(host);
  host.fileExists = name => name === file || fileExists(name);
  host.getSourceFile = (name, version, ...rest) =>
    name === file ? ts.createSourceFile(name, text, version) : getSourceFile(name, version, ...rest);
  const program = ts.createProgram([file], options, host);
  return program.getSemanticDiagnostics(program.getSourceFile(file)).length === 0;
}

function nothingThrows(): HousePoint {
  const run = runTests('test/engine/fuzz.test.ts');
  return {
    number: 16,
    point: 'Nothing throws on input: random bytes and torn text as every kind of file, rule files too',
    mark: 'a report with problems',
    measured: run.measured,
    verdict: verdictOf(run.holds),
    command: `FUZZ_RUNS=1000 ${mochaCommand('test/engine/fuzz.test.ts test/badInput.test.ts')}`,
  };
}

function badRule(): HousePoint {
  const run = runTests('test/engine/findings/evaluate.test.ts');
  return {
    number: 17,
    point: 'A rule that fails costs its own answer and no other',
    mark: 'unknown, with the reason',
    measured: run.measured,
    verdict: verdictOf(run.holds),
    command: mochaCommand('test/engine/findings/evaluate.test.ts'),
  };
}

function fourAnswers(): HousePoint {
  const files = [
    'src/engine/reporters/text.ts',
    'src/engine/reporters/markdown.ts',
    ...sourcesBelow('src/vscode').filter(file => /checklist/.test(file)),
  ];
  const shown = ['met', 'open', 'partly', 'not-applicable', 'unknown', 'waived', 'to-confirm', 'confirmed'].filter(
    status => {
      const named = files.filter(file => textOf(file).includes(`'${status}'`));
      return named.some(file => file.startsWith('src/vscode')) && named.some(file => file.startsWith('src/engine'));
    },
  );
  return {
    number: 19,
    point: 'The checklist and the reports tell met, open, partly, not applicable, unknown, waived, to confirm apart',
    mark: 'shown',
    measured: `named in editor and reporters: ${shown.join(', ')}`,
    verdict: verdictOf(shown.includes('not-applicable') && shown.includes('unknown')),
    command:
      'node dist/cli.js scan examples/churn --verbose; grep -n "not-applicable" src/vscode/*.ts src/engine/reporters/*.ts',
  };
}

const banned =
  /^(I[A-Z][a-z]\w*)$|(Manager|Impl|Helper|Utils?|Factory)$|(^|[a-z])(Issue|Violation|Audit|Probe|Cfg|Ctx|Mgr)(s|[A-Z]|$)|^(issue|violation|audit|probe|cfg|ctx|mgr|utils?)(s|[A-Z]|$)/;

function words(): HousePoint {
  const strangers = sourcesBelow('src').flatMap(file =>
    [...nodesOf(file)].flatMap(node => {
      const name = isDeclared(node) ? node.text : '';
      return banned.test(name) ? [`${name} in ${file}`] : [];
    }),
  );
  return {
    number: 21,
    point: 'One word per idea, as the list in src/README.md has them; no pattern names',
    mark: '0 strangers',
    measured: listed(strangers),
    verdict: verdictOf(strangers.length === 0),
    command: 'grep -rnwE "issue|violation|audit|probe|cfg|ctx|utils|Manager|Impl" src --include=*.ts',
  };
}

function isDeclared(node: ts.Node): node is ts.Identifier {
  return (
    ts.isIdentifier(node) &&
    'name' in node.parent &&
    node.parent.name === node &&
    !ts.isPropertyAccessExpression(node.parent)
  );
}

function tests(): HousePoint {
  const files = sourcesBelow('test').filter(file => file.endsWith('.test.ts'));
  const mocking = files.filter(file => /\b(sinon|proxyquire|jest|vi)\.|\bmock\(/.test(textOf(file)));
  const skipped = files.filter(file => /\b(test|suite)\.(skip|only)\b|this\.skip\(/.test(textOf(file)));
  const deep = files.filter(file => /src\/engine\/(?!index)/.test(textOf(file)));
  return {
    number: 24,
    point: 'Tests are data: nothing of ours is mocked, nothing is skipped; parts are called where parts are tested',
    mark: 'mocks 0, skipped 0',
    measured: `${files.length} files, ${deep.length} of them about a part of the engine; mocks: ${listed(mocking)}; skipped: ${listed(skipped)}`,
    verdict: verdictOf(files.length > 0 && mocking.length + skipped.length === 0),
    command: 'grep -rnE "sinon|mock\\(|\\.skip|\\.only" test --include=*.test.ts',
  };
}
