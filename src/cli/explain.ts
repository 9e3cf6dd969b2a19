import path from 'node:path';
import { type AskedRules, noSuchRule, renderLesson } from '../engine/index';
import { createDiskReader } from '../host/diskReader';
import { localDay } from '../host/localDay';
import { folderFault } from './inputFault';
import { type Output, asText, loadEngine, refuse } from './program';

/** `ml-preflight rules [PATH]`: id, level and title, a line each; those of a repository's own among them. */
export async function runRules(folder: string | undefined): Promise<Output> {
  return withRules(folder, ({ rules }) => {
    const width = Math.max(0, ...rules.map(({ id }) => id.length));
    const lines = rules.map(({ id, level, gates, title }) => {
      return `${id.padEnd(width)}  ${gates ? 'gates' : '     '} level ${level}  ${title}`;
    });
    return { status: 0, out: asText(lines), error: '' };
  });
}

/** `ml-preflight explain ci/no-ci [PATH]`: the lesson, readable without a browser; of several rules one after the other. */
export async function runExplain(word: string, folder: string | undefined): Promise<Output> {
  return withRules(folder, ({ rules, names }) => {
    const isNamed = names.namedBy([word]);
    const lessons = rules.filter(({ id }) => isNamed(id)).map(rule => renderLesson(rule));
    return lessons.length === 0 ? refuse(noSuchRule(word)) : { status: 0, out: lessons.join('\n'), error: '' };
  });
}

/** With the rules that ship, or with those that are asked in a folder; faults of the folder's own are said. */
async function withRules(folder: string | undefined, tell: (asked: AskedRules) => Output): Promise<Output> {
  const engine = loadEngine();
  if (folder === undefined) {
    return tell(engine);
  }
  const fault = folderFault(folder);
  if (fault !== undefined) {
    return refuse(fault);
  }
  const { signal } = new AbortController();
  const asked = await engine.rulesIn(createDiskReader(path.resolve(folder)), { signal, today: localDay() });
  const told = tell(asked);
  return {
    ...told,
    error: told.error + asText(asked.problems.map(({ path: file, message }) => `${file}: ${message}`)),
  };
}
