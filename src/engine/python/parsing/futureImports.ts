import { NodeKind } from '../nodeKind';
import { decodeUtf8 } from '../utf8';
import { refuse, type Parser } from './parser';

/** What `from __future__ import` can name. */
const FEATURES = new Set([
  ...['absolute_import', 'annotations', 'barry_as_FLUFL', 'division', 'generator_stop', 'generators'],
  ...['nested_scopes', 'print_function', 'unicode_literals', 'with_statement'],
]);

/** Refuses unknown features in the future imports that lead a module; CPython looks no further either. */
export function checkFutureImports(p: Parser, module: number): void {
  let statement = p.firstChild[module];
  if (statement >= 0 && isDocstring(p, statement)) {
    statement = p.nextSibling[statement];
  }
  for (; statement >= 0 && isFutureImport(p, statement); statement = p.nextSibling[statement]) {
    for (let alias = p.nextSibling[p.firstChild[statement]]; alias >= 0; alias = p.nextSibling[alias]) {
      checkFeature(p, alias);
    }
  }
}

function isDocstring(p: Parser, statement: number): boolean {
  return p.kinds[statement] === NodeKind.ExpressionStatement && p.kinds[p.firstChild[statement]] === NodeKind.String;
}

function isFutureImport(p: Parser, statement: number): boolean {
  const isAbsolute = p.kinds[statement] === NodeKind.ImportFrom && p.values[statement] === 0;
  return isAbsolute && textOf(p, p.firstChild[statement]) === '__future__';
}

function checkFeature(p: Parser, alias: number): void {
  const name = p.kinds[alias] === NodeKind.Alias ? p.firstChild[alias] : alias;
  if (!FEATURES.has(textOf(p, name))) {
    refuse(p, alias, 'There is no such future feature.');
  }
}

function textOf(p: Parser, node: number): string {
  return decodeUtf8(p.bytes, p.starts[node], p.ends[node]);
}
