import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { defaultConfiguration } from '../../src/engine/configuration/configuration';
import { compileSettings } from '../../src/engine/configuration/settings';
import { parseText } from '../../src/engine/documents/parseText';
import { compileEvidence } from '../../src/engine/evidence/compileEvidence';
import { workspacePath } from '../../src/engine/model/location';
import type { Document } from '../../src/engine/model/document';
import type { Finding } from '../../src/engine/model/report';
import type { Project } from '../../src/engine/projects/project';
import { type CompiledRule, compileRules } from '../../src/engine/rules/compileRules';
import { ruleNames } from '../../src/engine/rules/ruleNames';
import { scanProject } from '../../src/engine/scan';

/** All rules that look into a file, compiled once, as in the worker. */
function lineRules(): readonly CompiledRule[] {
  const files = readdirSync('rules', { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.yaml'))
    .map(file => ({ path: file, text: readFileSync(path.join('rules', file), 'utf8') }));
  const { sets } = compileEvidence(files.filter(file => file.path.startsWith('evidence/')));
  const { rules } = compileRules(
    files.filter(file => !file.path.startsWith('evidence/')),
    sets,
  );
  return rules.filter(({ detector }) => detector.kind === 'document');
}

const rules = lineRules();
const names = ruleNames(
  rules.map(({ rule }) => rule),
  [],
);
const settings = compileSettings(defaultConfiguration, '2026-01-01', names);
const file = workspacePath('module.py');

/** A file as the worker keeps it from one scan to the next. */
export function readText(text: string, before?: Document): Document {
  return parseText('python', { path: file, text, version: '', problems: [] }, before);
}

/**
 * What a keystroke costs: read the file, of which the worker has the version before, ask every rule that looks into
 * files, silence, answer, describe.
 */
export function scanText(text: string, before: Document | undefined): readonly Finding[] {
  return scanDocument(readText(text, before));
}

/** What all the rules find in it. */
export function scanDocument(document: Document): readonly Finding[] {
  const files = [{ path: file, size: document.text.length, version: '' }];
  const project: Project = {
    root: '.',
    profile: 'batch',
    files,
    documents: [document],
    workspace: {
      files,
      tracked: undefined,
      columns: new Map(),
      documents: [document],
      above: undefined,
      documentAt: () => document,
      unreadable: new Set(),
      closed: [],
      problems: [],
    },
    zoneOf: () => 'production',
  };
  return scanProject(project, { rules, names }, settings).findings;
}
