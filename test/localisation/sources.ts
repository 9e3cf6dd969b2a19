import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { getL10nJson } from '@vscode/l10n-dev';
import ts from 'typescript';
import { parse } from 'yaml';
import { isRecord } from '../../src/engine/rules/fields';
import type { Texts } from './texts';

/** Every text that stands in the bundles, by its key: what code says through `l10n.t`, and what evidence is called. */
export async function exportTexts(): Promise<Texts> {
  return { ...(await textsOfCode('src')), ...evidenceTitles('rules/evidence') };
}

function evidenceTitles(folder: string): Texts {
  const sets = readdirSync(folder).filter(file => file.endsWith('.yaml'));
  const titles = sets.map(file => {
    const set: unknown = parse(readFileSync(path.join(folder, file), 'utf8'));
    return isRecord(set) ? String(set['title']) : file;
  });
  return Object.fromEntries(titles.map(title => [title, title]));
}

async function textsOfCode(folder: string): Promise<Texts> {
  const contents = sourcesIn(folder)
    .map(file => ({ extension: '.ts', contents: readFileSync(file, 'utf8') }))
    .filter(source => source.contents.includes('l10n.t('));
  const keys = Object.keys(await getL10nJson(contents));
  return Object.fromEntries(keys.map(key => [key, key]));
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
