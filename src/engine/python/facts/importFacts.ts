import { NodeKind } from '../nodeKind';
import { kindOf } from '../syntaxTree';
import type { ImportFact } from './facts';
import { importGuards } from './importGuards';
import type { ModuleReading } from './moduleReading';
import type { ImportSite } from './moduleScan';
import type { SourceText } from './sourceText';

/** One fact for each imported name or module. */
export function readImports(reading: ModuleReading): ImportFact[] {
  return reading.scan.imports.map(site => readImport(reading, site));
}

function readImport(reading: ModuleReading, site: ImportSite): ImportFact {
  const source = reading.scan.sources[site.source];
  const { tree } = source;
  const isFrom = kindOf(tree, site.statement) === NodeKind.ImportFrom;
  const first = tree.firstChild[isFrom ? site.statement : site.node];
  const hasModule = kindOf(tree, first) === NodeKind.DottedName;
  return {
    place: source.placeOf(site.node),
    module: hasModule ? dottedName(source, first) : '',
    name: isFrom ? importedName(source, site.node) : undefined,
    bound: boundName(source, site.node),
    level: isFrom ? tree.values[site.statement] : 0,
    guards: importGuards(reading, site),
    scope: site.scope,
  };
}

/** `a.b`, whatever white space stands in it. */
function dottedName(source: SourceText, dotted: number): string {
  const { tree } = source;
  let text = '';
  for (let part = tree.firstChild[dotted]; part >= 0; part = tree.nextSibling[part]) {
    text += text === '' ? tree.nameOf(tree.values[part]) : `.${tree.nameOf(tree.values[part])}`;
  }
  return text;
}

function importedName(source: SourceText, node: number): string {
  return kindOf(source.tree, node) === NodeKind.ImportStar ? '*' : dottedName(source, source.tree.firstChild[node]);
}

function boundName(source: SourceText, node: number): string {
  const { tree } = source;
  return kindOf(tree, node) === NodeKind.ImportStar ? '*' : tree.nameOf(tree.values[node]);
}
