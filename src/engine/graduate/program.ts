import * as l10n from '@vscode/l10n';
import { bindsByName } from '../checkers/notebookNames';
import { textOfSource } from '../detectors/sources';
import type { NotebookDocument } from '../model/document';
import { type ImportFact, type NameFact, type StatementSyntax, readSyntax } from '../python/index';
import { type NameFlow, nameFlow } from './nameFlow';

/** A code cell as part of the program that the notebook is. */
export interface ProgramCell {
  /** Index among all cells, from 0. */
  readonly cell: number;
  /** Index among the sources of the facts. */
  readonly source: number;
  readonly text: string;
  readonly statements: readonly StatementSyntax[];
  readonly flow: NameFlow;
  /** A tool puts values in here before it runs the notebook. */
  readonly isParameters: boolean;
}

/** The code cells of a notebook, and what its names stand for. */
export interface Program {
  readonly document: NotebookDocument;
  readonly cells: readonly ProgramCell[];
  readonly binds: ReadonlyMap<string, readonly NameFact[]>;
  /** Names of functions that look names up while they run: `globals`, `eval`. */
  readonly isDynamic: boolean;
  /** The notebook writes or reads pickles, which hold the modules of classes and functions. */
  readonly isPickling: boolean;
}

/** The code cells of a notebook that can be read. What it pickles can be left out of account. */
export function readProgram(document: NotebookDocument, ignoresPickles = false): Program {
  const cells = document.codeCells.map((cell, source): ProgramCell => {
    const text = textOfSource(document, source);
    const statements = neverRuns(document, source) ? [] : readSyntax(text, 'ipython');
    const tags = document.notebook?.cells[cell]?.tags ?? [];
    const isParameters = tags.includes('parameters') || tags.includes('injected-parameters');
    return { cell, source, text, statements, flow: nameFlow(statements), isParameters };
  });
  return {
    document,
    cells,
    binds: bindsThatHappen(document),
    isDynamic: cells.some(({ text }) => /\b(?:globals|locals|vars|eval|exec)\s*\(/.test(text)),
    isPickling:
      !ignoresPickles &&
      document.facts.imports.some(({ module }) => /^(?:c?pickle|joblib|dill|cloudpickle|torch)\b/i.test(module)),
  };
}

/**
 * The cell is no Python and shows that it failed: a lesson about errors. Python runs nothing of it, so it neither binds
 * nor reads a name.
 */
export function neverRuns({ facts, notebook, codeCells }: NotebookDocument, source: number): boolean {
  const isFaulty = facts.faults.some(({ place }) => place.source === source);
  return isFaulty && notebook?.cells[codeCells[source] ?? -1]?.outputs.hasError === true;
}

function bindsThatHappen(document: NotebookDocument): ReadonlyMap<string, readonly NameFact[]> {
  const binds = bindsByName(document);
  return document.facts.faults.length === 0
    ? binds
    : new Map(
        Array.from(binds, ([name, facts]) => [name, facts.filter(({ place }) => !neverRuns(document, place.source))]),
      );
}

/** A stretch of one code cell. */
export interface Stretch {
  readonly source: number;
  readonly start: number;
  readonly end: number;
}

export function isWithin({ source, start, end }: Stretch, { place }: NameFact): boolean {
  return place.source === source && place.start >= start && place.end <= end;
}

/** What a name stands for, all over the notebook. */
export type Meaning =
  | { readonly kind: 'import'; readonly lines: readonly string[] }
  | { readonly kind: 'definition' }
  | { readonly kind: 'variable'; readonly binds: readonly NameFact[] }
  /** Imported in two ways, or where it may not happen; or both a variable and something else. */
  | { readonly kind: 'mixed'; readonly why: string }
  | { readonly kind: 'unknown' };

export function meaningOf(name: string, { binds, document }: Program): Meaning {
  const all = binds.get(name) ?? [];
  const imports = all.filter(({ kind }) => kind === 'import');
  const definitions = all.filter(({ kind }) => kind === 'function' || kind === 'class');
  if (all.length === 0) {
    return { kind: 'unknown' };
  }
  if (imports.length === all.length) {
    return importMeaning(name, document);
  }
  if (definitions.length === 1 && all.length === 1) {
    return { kind: 'definition' };
  }
  return imports.length + definitions.length > 0
    ? { kind: 'mixed', why: l10n.t('{0} stands for several things', name) }
    : { kind: 'variable', binds: all };
}

/** `import numpy as np`, for the name that it binds. */
export function importLine(document: NotebookDocument, { place, module, name, level }: ImportFact): string {
  const written = textOfSource(document, place.source)
    .slice(place.start, place.end)
    .replace(/[\\\s]+/g, ' ');
  return name === undefined ? `import ${written}` : `from ${'.'.repeat(level)}${module} import ${written}`;
}

function importMeaning(name: string, document: NotebookDocument): Meaning {
  const imports = document.facts.imports.filter(({ bound }) => bound === name);
  if (imports.some(({ guards, scope }) => guards.length > 0 || scope !== 0)) {
    return { kind: 'mixed', why: l10n.t('the import of {0} does not always happen', name) };
  }
  const lines = new Set(imports.map(fact => importLine(document, fact)));
  const isPackage = [...lines].every(line => /^import [\w.]+$/.test(line));
  return lines.size === 1 || isPackage
    ? { kind: 'import', lines: [...lines] }
    : { kind: 'mixed', why: l10n.t('{0} is imported in more than one way', name) };
}
