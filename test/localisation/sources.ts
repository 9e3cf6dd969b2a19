import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { getL10nJson } from '@vscode/l10n-dev';
import ts from 'typescript';
import { parse } from 'yaml';
import { isRecord } from '../../src/engine/rules/fields';
import type { Texts } from './texts';

/** Every text that stands in the bundles, by its key: what code says through `l10n.t`, and what evidence is called. */
export async function exportTexts(): Promise<Texts> {
  // VS Code's own tool finds what the editor says. It takes long for a file, and the engine has hundreds of them.
  const editor = await getL10nJson(
    sourcesIn('src/vscode').map(file => ({ extension: '.ts', contents: readFileSync(file, 'utf8') })),
  );
  const others = ['src/engine', 'src/host'].flatMap(sourcesIn).flatMap(saidIn);
  const faults = ['src/engine/python/parsing', 'src/engine/python/tokens'].flatMap(sourcesIn).flatMap(faultsIn);
  const keys = [...Object.keys(editor), ...others, ...faults, ...evidenceTitles('rules/evidence')];
  return Object.fromEntries(keys.map(key => [key, key]));
}

/** What a file says through `l10n.t`. */
function saidIn(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8');
  const said = (node: ts.Node): readonly string[] => {
    const children: ts.Node[] = [];
    ts.forEachChild(node, child => void children.push(child));
    return [...(isTranslated(node) && ts.isStringLiteralLike(node) ? [node.text] : []), ...children.flatMap(said)];
  };
  return text.includes('l10n.t(') ? said(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)) : [];
}

function evidenceTitles(folder: string): readonly string[] {
  const sets = readdirSync(folder).filter(file => file.endsWith('.yaml'));
  return sets.map(file => {
    const set: unknown = parse(readFileSync(path.join(folder, file), 'utf8'));
    return isRecord(set) ? String(set['title']) : file;
  });
}

/** The sentences in which the parser of Python tells its faults. */
function faultsIn(file: string): readonly string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  return textsIn(source).flatMap(node => (ts.isStringLiteralLike(node) && node.text.endsWith('.') ? [node.text] : []));
}

/** Sentences in the code that no `l10n.t` stands around: `file:line text`. */
export function plainTexts(folder: string): readonly string[] {
  return sourcesIn(folder).flatMap(file => {
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
    return textsIn(source).map(
      node => `${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${node.getText()}`,
    );
  });
}

function sourcesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts'))
    .map(file => path.join(folder, file).replaceAll(path.sep, '/'))
    .sort();
}

function textsIn(node: ts.Node): readonly ts.Node[] {
  if (isTranslated(node) || ts.isTypeNode(node) || ts.isImportDeclaration(node)) {
    return [];
  }
  const text = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);
  const children: ts.Node[] = [];
  ts.forEachChild(node, child => void children.push(child));
  return [...(text && /[a-z]{2},? [a-z]{2}/i.test(node.text) ? [node] : []), ...children.flatMap(textsIn)];
}

/** The words of `l10n.t('…')`; what is filled in is looked at like anything else. */
function isTranslated(node: ts.Node): boolean {
  if (ts.isSourceFile(node) || !ts.isCallExpression(node.parent)) {
    return false;
  }
  const { expression, arguments: given } = node.parent;
  return /\bl10n\.t$/.test(expression.getText()) && given[0] === node;
}
