import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { RuleFile } from '../../src/engine/index';

const folder = path.join(import.meta.dirname, '../../rules');

/** All files in the folders of `rules/`, those in other languages among them, as a host hands them to the engine. */
export function ruleFiles(): readonly RuleFile[] {
  return readdirSync(folder, { recursive: true })
    .map(name => String(name).replaceAll('\\', '/'))
    .filter(name => /\/.*\.yaml$/.test(name))
    .sort()
    .map(name => ({ path: name, text: readFileSync(path.join(folder, name), 'utf8') }));
}
