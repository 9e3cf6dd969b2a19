import { fingerprint } from '../../evaluation/copying';
import { FrameValue } from '../../evaluation/libraries/tables/frame';
import type { PyValue } from '../../evaluation/values';
import { StandInValue } from '../../evaluation/standInValue';
import type { FunctionSyntax } from '../../python/index';
import { type Telling, assertionsFor, holdsObjects } from './assertions';
import { type Inputs, callGroup, written } from './callGroup';
import type { Case } from './cases';
import { type Writing, environmentLines, fixtures, setUpLines, useLine } from './standInLines';
import { testName } from './testName';
import { toArguments } from './toArguments';
import { writeRaising } from './writeRaising';
import { expected, unwrapped } from './expectation';
import { type Imports, type Written, atom, group, layOut, prefixed, quote } from './pythonText';

/** A function with the cases that are to be its tests. */
export interface TestedFunction {
  readonly syntax: FunctionSyntax;
  readonly cases: readonly Case[];
}

/** The tests of one function, as text; what they import is added to `imports`. */
export function writeTests({ syntax, cases }: TestedFunction, writing: Writing): readonly string[] {
  const { imports } = writing;
  const returned = cases.filter(({ outcome }) => outcome.kind === 'returned');
  const raised = cases.filter(({ outcome }) => outcome.kind === 'raised');
  const plain = returned.filter(each => isPlain(each, syntax));
  const others = plain.length > 1 ? returned.filter(each => !plain.includes(each)) : returned;
  return [
    ...(plain.length > 1 ? [writeTable(syntax, plain, imports)] : []),
    ...others.map((each, index) => writeSingle(syntax, each, plain.length > 1 ? index + 1 : index, writing)),
    ...raised.map((each, index) => writeRaising(syntax, each, index, writing)),
  ];
}

/** It can be a row of a table: nothing in it has to be compared part by part, and nothing given is changed. */
function isPlain(each: Case, syntax: FunctionSyntax): boolean {
  const { given, outcome, doubles, told } = each;
  return (
    outcome.kind === 'returned' &&
    told.length + doubles.replaced.length + doubles.settings.size + outcome.standIns.environment.size === 0 &&
    !outcome.standIns.disk.isUsed &&
    !syntax.parameters.some(({ name, kind }) => kind === '*' && given.has(name)) &&
    ![...given.values(), outcome.value].some(holdsObjects) &&
    changedArguments(each, syntax).length === 0
  );
}

interface ChangedArgument {
  readonly name: string;
  readonly after: PyValue;
}

/** Parameters whose values are no longer what they were. */
function changedArguments({ given, outcome }: Case, { parameters }: FunctionSyntax): readonly ChangedArgument[] {
  if (outcome.kind !== 'returned') {
    return [];
  }
  const order = toArguments(parameters, given);
  const byPlace = parameters.flatMap(({ name, kind }) =>
    kind !== '*' && given.has(name) && !order.named.has(name) ? [name] : [],
  );
  const after = new Map([
    ...byPlace.map((name, index) => [name, outcome.after.positional[index]] as const),
    ...outcome.after.named,
  ]);
  return [...given].flatMap(([name, before]) => {
    const now = after.get(name);
    return now !== undefined && fingerprint(now) !== fingerprint(before) ? [{ name, after: now }] : [];
  });
}

/** One parametrised test: a row for each case. */
function writeTable(syntax: FunctionSyntax, cases: readonly Case[], imports: Imports): string {
  imports.add('import pytest');
  const names = syntax.parameters.map(({ name }) => name).filter(name => cases.every(({ given }) => given.has(name)));
  const isEven = cases.every(({ given }) => given.size === names.length);
  const rows = cases.map(each =>
    group('(', [...rowInputs(syntax, each, isEven ? names : undefined, imports), rowResult(each, imports)], ')'),
  );
  const inputs = isEven ? names : ['options'];
  const expectedName = inputs.includes('expected') ? 'wanted' : 'expected';
  const header = group(
    '(',
    [...inputs, expectedName].map(name => atom(quote(name))),
    ')',
  );
  const decorator = layOut(
    group('@pytest.mark.parametrize(', [header, { ...group('[', rows, ']'), isBroken: true }], ')'),
    0,
    0,
  );
  const call = isEven
    ? callText(
        syntax,
        names.map(name => [name, atom(name)] as const),
        cases[0],
        'assert ',
      )
    : `${syntax.name}${cases[0]?.outcome.reach ?? ''}(**options)`;
  const wrapped = cases.some(isViewed) ? `list(${call})` : call;
  return `${decorator}\ndef test_${testName(syntax)}(${[...inputs, expectedName].join(', ')}):\n    assert ${wrapped} == ${expectedName}\n`;
}

/** A column for each parameter; where cases differ in what they give, one dict of what is given. */
function rowInputs(
  syntax: FunctionSyntax,
  { given }: Case,
  names: readonly string[] | undefined,
  imports: Imports,
): readonly Written[] {
  if (names !== undefined) {
    return names.map(name => written(given.get(name), imports));
  }
  const entries = syntax.parameters.flatMap(({ name }) =>
    given.has(name) ? [prefixed(`${quote(name)}: `, written(given.get(name), imports))] : [],
  );
  return [group('{', entries, '}')];
}

function rowResult({ outcome }: Case, imports: Imports): Written {
  return (
    (outcome.kind === 'returned' ? expected(unwrapped(outcome.value), outcome.isApproximate, imports) : undefined) ??
    atom('None')
  );
}

function isViewed({ outcome }: Case): boolean {
  return outcome.kind === 'returned' && outcome.value.kind === 'list' && outcome.value.isView === true;
}

/** One test with its values in variables. */
function writeSingle(syntax: FunctionSyntax, each: Case, index: number, writing: Writing): string {
  const { imports } = writing;
  const { given } = each;
  const changed = changedArguments(each, syntax);
  const names = syntax.parameters.map(({ name }) => name).filter(name => given.has(name));
  const isInline = (name: string): boolean => isShort(given.get(name)) && !changed.some(other => other.name === name);
  const values = [
    ...names
      .filter(name => !isInline(name) && given.get(name)?.kind !== 'tuple')
      .map(name => assignment(name, valueText(given.get(name), imports))),
    ...environmentLines(each),
    ...setUpLines(each.doubles, writing),
  ];
  const kept = names.filter(
    name => given.get(name) instanceof FrameValue && !changed.some(other => other.name === name),
  );
  const before = kept.map(name => `${beforeName(name, kept)} = ${name}.copy()`);
  const inputs = names.map(name => [name, isInline(name) ? written(given.get(name), imports) : atom(name)] as const);
  const after = [
    ...changed.flatMap(
      ({ name, after: value }) => assertionsFor(name, value, { isApproximate: false, given: [], imports }) ?? [],
    ),
    ...kept.map(name => `pd.testing.assert_frame_equal(${name}, ${beforeName(name, kept)})`),
    ...toldLines(each, imports),
  ];
  const body = [
    ...values,
    ...before,
    ...resultLines({ syntax, inputs, each, imports, isFirst: values.length === 0, follows: after.length > 0 }),
    ...after,
  ];
  const fixture = fixtures(each);
  return `def test_${testName(syntax)}${index === 0 ? '' : `_${index + 1}`}(${fixture}):\n${body.map(indented).join('\n')}\n`;
}

/** How the stand-ins were used, as far as it is worth telling. */
function toldLines({ outcome, told }: Case, imports: Imports): readonly string[] {
  return outcome.standIns.uses.flatMap(use => (told.includes(use.access) ? (useLine(use, imports) ?? []) : []));
}

/** As the test makes it. */
function valueText(value: PyValue | undefined, imports: Imports): Written {
  if (value instanceof StandInValue) {
    imports.add('from unittest.mock import MagicMock');
    return atom('MagicMock()');
  }
  return written(value, imports);
}

function beforeName(name: string, kept: readonly string[]): string {
  return kept.length > 1 ? `${name}_before` : 'before';
}

function isShort(value: PyValue | undefined): boolean {
  return (
    value === undefined ||
    !['list', 'dict', 'object', 'set'].includes(value.kind) ||
    (fingerprint(value).length < 24 && value.kind !== 'object')
  );
}

interface ResultText {
  readonly syntax: FunctionSyntax;
  readonly inputs: Inputs;
  readonly each: Case;
  readonly imports: Imports;
  /** No line stands before the call. */
  readonly isFirst: boolean;
  /** More is said after the result. */
  readonly follows: boolean;
}

/** The call, and what it gives: in one line where that is a plain value. */
function resultLines({ syntax, inputs, each, imports, isFirst, follows }: ResultText): readonly string[] {
  const { outcome } = each;
  if (outcome.kind !== 'returned') {
    return [];
  }
  const value = unwrapped(outcome.value);
  const call = (before: string): string => {
    const text = callText(syntax, inputs, each, before);
    return isViewed(each) ? `list(${text})` : text;
  };
  const space = isFirst ? [] : [''];
  if (value.kind === 'none' && follows) {
    return [...space, call(''), ''];
  }
  const tell = (access: string): readonly string[] | undefined =>
    assertionsFor(access, value, tellingOf(each, imports));
  const isOneLine = !follows && !holdsObjects(value) && !call('assert ').includes('\n');
  const line = isOneLine ? tell(call('assert ')) : undefined;
  return line === undefined
    ? [...space, `result = ${call('result = ')}`, '', ...(tell('result') ?? ['assert result is not None'])]
    : [...space, ...line];
}

/** What need not be said again: what tables were like that were given. */
function tellingOf({ outcome, given }: Case, imports: Imports): Telling {
  const isApproximate = outcome.kind === 'returned' && outcome.isApproximate;
  return { isApproximate, given: [...given.values()].filter(one => one instanceof FrameValue), imports };
}

function assignment(name: string, value: Written): string {
  return `${name} = ${layOut(value, 4, 4 + name.length + 3)}`;
}

function indented(line: string): string {
  return line === '' ? '' : `    ${line}`;
}

function callText(syntax: FunctionSyntax, inputs: Inputs, each: Case | undefined, before: string): string {
  return layOut(callGroup(syntax, inputs, each), 4, 4 + before.length, 12);
}
