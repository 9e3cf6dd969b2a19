import type { SourceFiles } from '../../evaluation/projectWorld';
import type { PyValue } from '../../evaluation/values';
import { callGroup, written } from '../firstTest/callGroup';
import { type Case, type Settled, callWith, noDoubles } from '../firstTest/cases';
import { canBeStated } from '../firstTest/expectation';
import type { TestableModule } from '../firstTest/testableModules';
import { testName } from '../firstTest/testName';
import { type Imports, atom, layOut, quote } from '../firstTest/pythonText';
import { writeTests } from '../firstTest/writeTest';
import { pythonWord } from '../parts/pythonText';
import { oddValues } from './oddValues';

type Tested = TestableModule['functions'][number];

/** More of one function nobody reads. */
const most = 6;

/** A test of a function with a value that comes sooner or later, as text. */
export interface EdgeTest {
  readonly name: string;
  readonly text: string;
}

/** For the first of the function's cases that needs no stand-ins: each of its values replaced by odd ones, in turn. */
export function edgeTests(
  { syntax, cases }: Tested,
  { files, path, module, imports }: { readonly files: SourceFiles; readonly path: string; readonly module: string; readonly imports: Imports },
): readonly EdgeTest[] {
  const usual = cases.find(({ outcome, doubles }) => outcome.kind === 'returned' && doubles === noDoubles);
  const odd = [...(usual?.given ?? new Map<string, PyValue>())].flatMap(([name, value]) =>
    oddValues(name, value).map(({ label, value: other }) => ({ label, name, given: new Map(usual?.given).set(name, other) })),
  );
  const subject = { files, path, syntax, candidates: new Map() };
  return odd.flatMap(({ label, name, given }) => {
    const outcome = callWith(subject, given);
    if (outcome.kind === 'unsupported' || outcome.standIns.disk.isUsed || !isTelling(outcome, given)) {
      return [];
    }
    const title = `test_${testName(syntax)}_${pythonWord(label)}`;
    const each: Case = { given, outcome, doubles: noDoubles, told: [] };
    const isAccident = outcome.kind === 'raised' && !outcome.isOnPurpose;
    const text = isAccident
      ? failingTest({ syntax, each, title, what: label.replace(/_/g, ' '), name }, imports)
      : writeTests({ syntax, cases: [each] }, { imports, module }).join('\n\n').replace(/^def test_\w+\(/m, `def ${title}(`);
    return [{ name: title, text }];
  }).slice(0, most);
} // prettier-ignore

function isTelling(outcome: Settled, given: Case['given']): boolean {
  return canBeStated(outcome, given) && (outcome.kind === 'returned' || /^\w+(Error|Exception)$/.test(outcome.type));
}

interface Failing {
  readonly syntax: Tested['syntax'];
  readonly each: Case;
  readonly title: string;
  readonly what: string;
  /** The parameter that is odd. */
  readonly name: string;
}

/** The function stumbles over it today: the suite stays green, and says so until somebody decides. */
function failingTest({ syntax, each, title, what }: Failing, imports: Imports): string {
  imports.add('import pytest');
  const { given, outcome } = each;
  const type = outcome.kind === 'raised' ? outcome.type : '';
  const names = syntax.parameters.map(({ name }) => name).filter(name => given.has(name));
  const isShort = (name: string): boolean => given.get(name)?.kind !== 'object';
  const lines = names.flatMap(name => {
    const start = `${name} = `;
    return isShort(name) ? [] : [`    ${start}${layOut(written(given.get(name), imports), 4, 4 + start.length)}`];
  });
  const inputs = names.map(name => [name, isShort(name) ? written(given.get(name), imports) : atom(name)] as const);
  const call = layOut(callGroup(syntax, inputs, each), 4, 4);
  const reason = `TODO: decide what ${syntax.name}() does ${what}`;
  const words = [`strict=True`, `raises=${type}`, `reason=${quote(reason)}`];
  const line = `@pytest.mark.xfail(${words.join(', ')})`;
  const decorator = line.length <= 88 ? line : `@pytest.mark.xfail(\n    ${words.join(',\n    ')},\n)`;
  const oneLine = `    ${words.join(', ')}`;
  const mark = line.length > 88 && oneLine.length <= 88 ? `@pytest.mark.xfail(\n${oneLine}\n)` : decorator;
  return `${mark}\ndef ${title}():\n${lines.length === 0 ? '' : `${lines.join('\n')}\n\n`}    ${call}\n`;
}
