import { fingerprint } from '../../evaluation/copying';
import { FrameValue } from '../../evaluation/libraries/tables/frame';
import type { PyValue } from '../../evaluation/values';
import type { FunctionSyntax, StatementSyntax } from '../../python/index';
import { assertionsFor, holdsObjects } from './assertions';
import { type Case, toArguments } from './chooseCases';
import { expected, unwrapped } from './expectation';
import { type Imports, type Written, atom, group, layOut, prefixed, quote, write } from './pythonText';

/** A function with the cases that are to be its tests. */
export interface TestedFunction {
  readonly syntax: FunctionSyntax;
  readonly cases: readonly Case[];
}

/** The tests of one function, as text; what they import is added to `imports`. */
export function writeTests({ syntax, cases }: TestedFunction, imports: Imports): readonly string[] {
  const returned = cases.filter(({ outcome }) => outcome.kind === 'returned');
  const raised = cases.filter(({ outcome }) => outcome.kind === 'raised');
  const plain = returned.filter(each => isPlain(each, syntax));
  const others = plain.length > 1 ? returned.filter(each => !plain.includes(each)) : returned;
  return [
    ...(plain.length > 1 ? [writeTable(syntax, plain, imports)] : []),
    ...others.map((each, index) => writeSingle(syntax, each, plain.length > 1 ? index + 1 : index, imports)),
    ...raised.map((each, index) => writeRaising(syntax, each, index, imports)),
  ];
}

/** It can be a row of a table: nothing in it has to be compared part by part, and nothing given is changed. */
function isPlain(each: Case, syntax: FunctionSyntax): boolean {
  const { given, outcome } = each;
  return (
    outcome.kind === 'returned' &&
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
  const byPlace = parameters.map(({ name }) => name).filter(name => given.has(name) && !order.named.has(name));
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
    : `${syntax.name}(**options)`;
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

function written(value: PyValue | undefined, imports: Imports): Written {
  return (value === undefined ? undefined : write(value, imports)) ?? atom('None');
}

/** `_clean` is tested by `test_clean`. */
export function testName({ name }: FunctionSyntax): string {
  return name.replace(/^_+/, '');
}

/** One test with its values in variables. */
function writeSingle(syntax: FunctionSyntax, each: Case, index: number, imports: Imports): string {
  const { given } = each;
  const changed = changedArguments(each, syntax);
  const names = syntax.parameters.map(({ name }) => name).filter(name => given.has(name));
  const isInline = (name: string): boolean => isShort(given.get(name)) && !changed.some(other => other.name === name);
  const values = names.filter(name => !isInline(name)).map(name => assignment(name, written(given.get(name), imports)));
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
  ];
  const body = [
    ...values,
    ...before,
    ...resultLines({ syntax, inputs, each, imports, isFirst: values.length === 0, follows: after.length > 0 }),
    ...after,
  ];
  return `def test_${testName(syntax)}${index === 0 ? '' : `_${index + 1}`}():\n${body.map(indented).join('\n')}\n`;
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

type Inputs = readonly (readonly [string, Written])[];

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
  const { outcome, given } = each;
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
  const frames = [...given.values()].filter(one => one instanceof FrameValue);
  const telling = { isApproximate: outcome.isApproximate, given: frames, imports };
  if (!holdsObjects(value)) {
    return [...space, ...(assertionsFor(call('assert '), value, telling) ?? [])];
  }
  return [...space, `result = ${call('result = ')}`, '', ...(assertionsFor('result', value, telling) ?? [])];
}

function assignment(name: string, value: Written): string {
  return `${name} = ${layOut(value, 4, 4 + name.length + 3)}`;
}

function indented(line: string): string {
  return line === '' ? '' : `    ${line}`;
}

/** `clean(rows, limit=3)`: required parameters by place, the others by name. */
function callText(
  { name, parameters }: FunctionSyntax,
  inputs: Inputs,
  each: Case | undefined,
  before: string,
): string {
  const order = toArguments(parameters, each?.given ?? new Map());
  const items = inputs.map(([parameter, value]) =>
    order.named.has(parameter) ? prefixed(`${parameter}=`, value) : value,
  );
  return layOut(group(`${name}(`, items, ')'), 4, 4 + before.length, 12);
}

function writeRaising(syntax: FunctionSyntax, each: Case, index: number, imports: Imports): string {
  const { given, outcome } = each;
  if (outcome.kind !== 'raised') {
    return '';
  }
  imports.add('import pytest');
  const names = syntax.parameters.map(({ name }) => name).filter(name => given.has(name));
  const items = names.map(name => [name, written(given.get(name), imports)] as const);
  const order = toArguments(syntax.parameters, given);
  const call = layOut(
    group(
      `${syntax.name}(`,
      items.map(([parameter, value]) => (order.named.has(parameter) ? prefixed(`${parameter}=`, value) : value)),
      ')',
    ),
    8,
    8,
  );
  const phrase = fixedPhrase(syntax.body, outcome.text);
  const match = phrase === undefined ? '' : `, match=${quote(phrase)}`;
  return `def test_${testName(syntax)}_refuses${index === 0 ? '' : `_${index + 1}`}():\n    with pytest.raises(${outcome.type}${match}):\n        ${call}\n`;
}

/** Words that always stand in the message of the error, whatever it is about. */
function fixedPhrase(body: readonly StatementSyntax[], message: string): string | undefined {
  const phrases = textsIn(body).flatMap(text => /[A-Za-z][A-Za-z ]{4,}[a-z]/.exec(text) ?? []);
  return phrases.filter(phrase => message.includes(phrase)).sort((a, b) => b.length - a.length)[0];
}

/** Texts of the code, in f-strings what stands between the values. */
function textsIn(part: unknown): readonly string[] {
  if (Array.isArray(part)) {
    return part.flatMap(textsIn);
  }
  if (typeof part !== 'object' || part === null) {
    return [];
  }
  return 'text' in part && typeof part.text === 'string' ? [part.text] : Object.values(part).flatMap(textsIn);
}
