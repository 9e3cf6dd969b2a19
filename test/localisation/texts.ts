import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

/** Texts by their keys: a `package.nls.json`, or a bundle of VS Code's `l10n`. */
export type Texts = Readonly<Record<string, string>>;

/** The languages other than English in which everything is said. */
export const languages = ['es', 'zh-cn'] as const;

export function readTexts(file: string): Texts {
  const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
  assert(typeof content === 'object' && content !== null);
  const entries = Object.entries(content).map(([key, text]) => [key, String(text)] as const);
  return Object.fromEntries(entries);
}

/** What a translation must not lose: places for words, code, links, icons. */
function codeIn(text: string): readonly string[] {
  return [...text.matchAll(/\{\w+\}|`[^`]*`|\]\([^)]*\)|\$\([\w-]+\)|\bTODO\([^)]*\)/g)].map(([code]) => code).sort();
}

/** The same texts are there in both, each with the same code in it, and none is left in English. */
export function assertTranslated(english: Texts, translated: Texts): void {
  assert.deepEqual(Object.keys(translated).sort(), Object.keys(english).sort());
  for (const [key, text] of Object.entries(english)) {
    const other = translated[key] ?? '';
    assert.deepEqual(codeIn(other), codeIn(text), `"${text}" has other code in "${other}"`);
    assert(other.trim() !== '', `"${text}" is empty`);
    assert(other !== text || !isSentence(text), `"${text}" is English`);
  }
}

/** Two words of our own: names, code and places for words are the same in every language. */
function isSentence(text: string): boolean {
  return /[a-z]{2} +[a-z]{2}/i.test(text.replace(/\{\w+\}|`[^`]*`|\]\([^)]*\)/g, ''));
}
