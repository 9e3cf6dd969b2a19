import { type Engine, noSuchRule, renderLesson } from '../engine/index';
import type { Output } from './program';

/** `ml-preflight rules`: id, level and title, a line each. */
export function listRules(engine: Engine): Output {
  const width = Math.max(0, ...engine.rules.map(({ id }) => id.length));
  const lines = engine.rules.map(({ id, level, gates, title }) => {
    return `${id.padEnd(width)}  ${gates ? 'gates' : '     '} level ${level}  ${title}`;
  });
  return { status: 0, out: `${lines.join('\n')}\n`, error: '' };
}

/** `ml-preflight explain ci/no-ci`: the lesson, readable without a browser; of several rules one after the other. */
export function explain({ rules, names }: Engine, word: string): Output {
  const isNamed = names.namedBy([word]);
  const lessons = rules.filter(({ id }) => isNamed(id)).map(rule => renderLesson(rule));
  return lessons.length === 0
    ? { status: 2, out: '', error: `ml-preflight: ${noSuchRule(word)}\n` }
    : { status: 0, out: lessons.join('\n'), error: '' };
}
