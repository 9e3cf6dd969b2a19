import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { RuleFile } from '../engine/index';

/**
 * Reads the rules that ship beside the bundle, and what they say in a language (`es`, `zh-cn`) where that ships too.
 * Throws when the package is incomplete: that is ours to mend.
 */
export function readRuleFiles(folder: string, language = 'en'): readonly RuleFile[] {
  const tag = language.toLowerCase();
  const translated = [tag, tag.replace(/-.*/, '')].map(each => `rules.${each}.json`);
  const found = translated.find(file => existsSync(path.join(folder, file)));
  return ['rules.json', ...(found === undefined ? [] : [found])].flatMap(file => readList(folder, file));
}

function readList(folder: string, file: string): readonly RuleFile[] {
  const content: unknown = JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
  if (!Array.isArray(content) || !content.every(isRuleFile)) {
    throw new Error(`dist/${file} is no list of rule files: build the package again with \`npm run build\``);
  }
  return content;
}

function isRuleFile(value: unknown): value is RuleFile {
  return typeof value === 'object' && value !== null && 'path' in value && 'text' in value;
}
