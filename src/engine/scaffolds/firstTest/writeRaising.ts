import type { FunctionSyntax, StatementSyntax } from '../../python/index';
import { StandInValue } from '../../evaluation/standInValue';
import { callGroup, written } from './callGroup';
import type { Case } from './cases';
import { type Writing, environmentLines, fixtures, setUpLines } from './standInLines';
import { layOut, quote } from './pythonText';
import { testName } from './testName';

/** A test that a call is refused, with words that the message always has. */
export function writeRaising(syntax: FunctionSyntax, each: Case, index: number, writing: Writing): string {
  const { imports } = writing;
  const { given, outcome } = each;
  if (outcome.kind !== 'raised') {
    return '';
  }
  imports.add('import pytest');
  const names = syntax.parameters.map(({ name }) => name).filter(name => given.has(name));
  if ([...given.values()].some(value => value instanceof StandInValue)) {
    imports.add('from unittest.mock import MagicMock');
  }
  const inputs = names.map(name => [name, written(given.get(name), imports)] as const);
  const before = [
    ...names.flatMap(name => (given.get(name) instanceof StandInValue ? [`${name} = MagicMock()`] : [])),
    ...environmentLines(each),
    ...setUpLines(each.doubles, writing),
  ];
  const call = layOut(callGroup(syntax, inputs, each), 8, 8);
  const phrase = fixedPhrase(syntax.body, outcome.text);
  const match = phrase === undefined ? '' : `, match=${quote(phrase)}`;
  const fixture = fixtures(each);
  const start = before.length === 0 ? '' : `${before.map(line => `    ${line}`).join('\n')}\n\n`;
  return `def test_${testName(syntax)}_refuses${index === 0 ? '' : `_${index + 1}`}(${fixture}):\n${start}    with pytest.raises(${outcome.type}${match}):\n        ${call}\n`;
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
