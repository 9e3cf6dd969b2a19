import { getL10nPseudoLocalized } from '@vscode/l10n-dev';
import { parse } from 'yaml';
import type { RuleFile } from '../../src/engine/index';
import { isRecord } from '../../src/engine/rules/fields';
import type { Texts } from './texts';

/** The language that nobody speaks: English with accents, in brackets, by the name that VS Code gives it. */
export const pseudoLanguage = 'qps-ploc';

/** `Run {0} with `uv`` → `[Řŭŭƞ {0} ẇīŧħ `uv`]`: code and places for words stay. */
export function pseudo(text: string): string {
  const parts = text.split(/(^(?: {4}|\t).*$|```[^]*?```|`[^`]*`|\{\w+\}|\]\([^)]*\)|\$\([\w-]+\))/m);
  return `[${parts.map((part, index) => (index % 2 === 0 ? accented(part) : part)).join('')}]`;
}

function accented(text: string): string {
  const { text: changed } = getL10nPseudoLocalized({ text });
  return typeof changed === 'string' ? changed : text;
}

/** A bundle in which every text is pseudo. */
export function pseudoTexts(texts: Texts): Texts {
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, pseudo(text)]));
}

/** A translation of each rule into the language that nobody speaks. */
export function pseudoRules(files: readonly RuleFile[]): readonly RuleFile[] {
  return files
    .filter(({ path }) => /^(?!evidence\/)[^.]+\.yaml$/.test(path))
    .map(({ path, text }) => ({
      path: path.replace(/\.yaml$/, `.${pseudoLanguage}.yaml`),
      text: JSON.stringify(translated(parse(text))),
    }));
}

function translated(rule: unknown): unknown {
  const { title, met, message, fix, lesson, detect } = record(rule);
  const said = JSON.stringify(detect).matchAll(/"says":(\{[^{}]*\})/g);
  const words = Array.from(said, ([, words = '{}']) => Object.values(record(JSON.parse(words)))).flat();
  return {
    ...pseudoFields({ title, met, message, fix: record(fix)['title'] }),
    says: Object.fromEntries(words.map(word => [String(word), pseudo(String(word))])),
    lesson: { ...pseudoFields(record(lesson)), variants: pseudoFields(record(record(lesson)['variants'])) },
  };
}

function pseudoFields(fields: Readonly<Record<string, unknown>>): Texts {
  const texts = Object.entries(fields).flatMap(([name, text]) =>
    typeof text === 'string' ? [[name, pseudo(text)] as const] : [],
  );
  return Object.fromEntries(texts);
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}
