import { lineEndOf } from '../../fixes/lineEnd';
import type { Span } from '../../model/location';
import type { TextEdit } from '../../model/report';
import { writeTests } from '../firstTest/writeTest';
import type { Assigned, Tested } from './assign';
import { importsEdit } from './imports';
import type { TestFile, Unit } from './units';

/** The tests in the place of placeholders, and their imports; of the others stays what somebody wrote in them. */
export function fileEdits({ file, tests }: Assigned): readonly TextEdit[] {
  const imports = new Set<string>();
  const eol = lineEndOf(file.document.text);
  const edits = file.units.map(unit => {
    const chosen = tests.get(unit) ?? [];
    const written = chosen.flatMap(({ module, tested }) => writeTests(tested, { imports, module: module.dotted }));
    return placed(file, unit, unitText(unit, chosen, written).replaceAll('\n', eol));
  });
  return [...importsEdit(file, imports, [...tests.values()].flat()), ...edits];
}

/** What it says of itself and no test answers is still to be done. */
function unitText(unit: Unit, chosen: readonly Tested[], written: readonly string[]): string {
  const isAnswered = chosen.length > 0 && (unit.words.length === 0 || chosen.some(each => isNamed(unit, each)));
  const tells = unit.words.length > 0 || !unit.names.every(name => sayNothing.test(name));
  const notes = isAnswered || !tells ? [] : [`# Still to be tested: ${unit.names.join(', ')}`, ...unit.words.map(words => `# ${words}`)]; // prettier-ignore
  const text = notes.map(line => `${unit.margin}${line}\n`).join('');
  const tests = written.join('\n\n').trimEnd();
  return tests === '' ? text.trimEnd() : `${text === '' ? '' : `${text}\n\n`}${tests}`;
}

function isNamed({ names }: Unit, { tested }: Tested): boolean {
  return names.some(name => name.includes(tested.syntax.name.replace(/^_+/, '')));
}

/** Names that templates and beginners give. */
const sayNothing =
  /^test(_?(it|one|1|a|foo|me|code_is_tested|placeholder|dummy|example|sample|simple|something|nothing|true|pass\w*|always\w*|todo|fail\w*|stub|noop|sanity|basic|trivial|template|hello\w*))?$/i;

/** The unit from the start of its line, and its text; where nothing comes in its place, no gap stays either. */
function placed({ document }: TestFile, { start, end }: Unit, newText: string): TextEdit {
  const { text } = document;
  if (newText !== '') {
    return edit(document, { start, end }, newText);
  }
  const gap = /^(?:[ \t]*\r?\n)*/.exec(text.slice(end))?.[0].length ?? 0;
  const isLast = text.slice(end).trim() === '';
  const content = text.slice(0, start).trimEnd().length;
  return isLast
    ? edit(document, { start: content, end: text.length }, content === 0 ? '' : lineEndOf(text))
    : edit(document, { start, end: end + gap }, '');
}

function edit({ path }: TestFile['document'], span: Span, newText: string): TextEdit {
  return { location: { kind: 'file', path, span }, newText };
}
