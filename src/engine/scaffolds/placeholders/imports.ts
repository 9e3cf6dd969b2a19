import { lineEndOf } from '../../fixes/lineEnd';
import type { TextEdit } from '../../model/report';
import type { Tested } from './assign';
import type { TestFile } from './units';

/** What tests import that the file does not have yet, below the imports that it starts with: libraries, then own code. */
export function importsEdit(
  file: TestFile,
  lines: ReadonlySet<string>,
  chosen: readonly Tested[],
): readonly TextEdit[] {
  const { document } = file;
  const groups = [missingLines(file, lines), ownLines(file, chosen)].filter(group => group.length > 0);
  if (groups.length === 0) {
    return [];
  }
  const { at, hasImports } = startOf(file);
  const eol = lineEndOf(document.text);
  const text = groups.map(group => group.join('\n')).join('\n\n');
  const isOwnOnly = groups.length === 1 && missingLines(file, lines).length === 0;
  const newText = hasImports ? `${isOwnOnly ? '\n' : ''}\n${text}` : `${text}\n\n\n`;
  const location = { kind: 'file', path: document.path, span: { start: at, end: at } } as const;
  return [{ location, newText: newText.replaceAll('\n', eol) }];
}

/** Behind the last of the imports at the top; without any, where the docstring and leading comments end. */
function startOf({ document: { text }, statements }: TestFile): { readonly at: number; readonly hasImports: boolean } {
  const first = statements.findIndex(
    ({ kind }, index) => !/^import/.test(kind) && !(index === 0 && kind === 'expression'),
  );
  const last = statements.slice(0, first < 0 ? undefined : first).findLast(({ kind }) => /^import/.test(kind));
  if (last !== undefined) {
    const rest = /^[^\r\n]*/.exec(text.slice(last.end))?.[0].length ?? 0;
    return { at: last.end + rest, hasImports: true };
  }
  const next = statements[first];
  return { at: next === undefined ? 0 : text.lastIndexOf('\n', next.start - 1) + 1, hasImports: false };
}

function missingLines(file: TestFile, lines: ReadonlySet<string>): readonly string[] {
  const isMissing = (line: string): boolean => {
    const [, from, name = '', as] = /^(?:from (\S+) )?import (\S+?)(?: as (\S+))?$/.exec(line) ?? [];
    return !isThere(file, from ?? name, as ?? name);
  };
  return [...lines].filter(isMissing).sort();
}

/** One for each module. */
function ownLines(file: TestFile, chosen: readonly Tested[]): readonly string[] {
  const missing = chosen.filter(({ module, tested }) => !isThere(file, module.dotted, tested.syntax.name));
  const modules = [...new Set(missing.map(({ module }) => module.dotted))].sort();
  return modules.map(dotted => {
    const names = missing.flatMap(({ module, tested }) => (module.dotted === dotted ? [tested.syntax.name] : []));
    return `from ${dotted} import ${names.sort().join(', ')}`;
  });
}

function isThere({ document }: TestFile, module: string, bound: string): boolean {
  return document.facts.imports.some(
    fact => fact.scope === 0 && fact.guards.length === 0 && fact.module === module && fact.bound === bound,
  );
}
