import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { RuleFile } from '../engine/index';

/** Reads the rules that ship beside the bundle. Throws when the package is incomplete: that is ours to mend. */
export function readRuleFiles(folder: string): readonly RuleFile[] {
  const content: unknown = JSON.parse(readFileSync(path.join(folder, 'rules.json'), 'utf8'));
  if (!Array.isArray(content) || !content.every(isRuleFile)) {
    throw new Error('dist/rules.json is no list of rule files: build the package again with `npm run build`');
  }
  return content;
}

function isRuleFile(value: unknown): value is RuleFile {
  return typeof value === 'object' && value !== null && 'path' in value && 'text' in value;
}
