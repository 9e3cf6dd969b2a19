import { remember } from '../../documents/remember';
import type { NotebookDocument } from '../../model/document';

/** What one code cell does to the names of its notebook. */
export interface CellNames {
  /** Index among the sources of the facts. */
  readonly source: number;
  /** What its functions read when they are called is among them. */
  readonly reads: ReadonlySet<string>;
  /** Bound or deleted. */
  readonly binds: ReadonlySet<string>;
  /** Names of the whole notebook that stand for one thing that nobody changes: modules, functions, classes, constants. */
  readonly fixed: ReadonlySet<string>;
  /** It does nothing but Python: no magic, no file of a shell. */
  readonly isPlain: boolean;
}

/** Of every code cell of the notebook, in their order. */
export const cellNames = remember((document: NotebookDocument): readonly CellNames[] => {
  const { facts, codeCells } = document;
  const reads = codeCells.map(() => new Set<string>());
  const binds = codeCells.map(() => new Set<string>());
  for (const { name, use, place } of facts.names) {
    (use === 'read' ? reads : binds)[place.source]?.add(name);
  }
  const fixed = fixedNames(document);
  const withMagics = new Set(facts.magics.map(({ place }) => place.source));
  return codeCells.map((_, source) => {
    const names = { reads: reads[source] ?? none, binds: binds[source] ?? none };
    return { source, ...names, fixed, isPlain: !withMagics.has(source) };
  });
});

const none: ReadonlySet<string> = new Set();

function fixedNames({ facts }: NotebookDocument): ReadonlySet<string> {
  const made = new Map<string, Set<string>>();
  const several = new Set<string>();
  for (const { name, use, kind } of facts.names) {
    if (use !== 'read') {
      const kinds = made.get(name);
      made.set(name, (kinds ?? new Set()).add(kind));
      if (kinds !== undefined && kind !== 'import') {
        several.add(name);
      }
    }
  }
  const constants = new Set(
    facts.assignments
      .filter(({ targets, value }) => targets.length === 1 && /^(?:string|number|constant)$/.test(value.kind))
      .map(({ targets: [target = ''] }) => target),
  );
  const isFixed = (name: string, kinds: ReadonlySet<string>): boolean =>
    kinds.size === 1 &&
    !several.has(name) &&
    (constants.has(name) || ['import', 'function', 'class'].some(kind => kinds.has(kind)));
  return new Set([...made].filter(([name, kinds]) => isFixed(name, kinds)).map(([name]) => name));
}
