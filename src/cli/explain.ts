import { type Engine, renderLesson } from '../engine/index';
import type { Output } from './program';

/** `ml-preflight rules`: id, level and title, a line each. */
export function listRules(engine: Engine): Output {
  const width = Math.max(0, ...engine.rules.map(({ id }) => id.length));
  const lines = engine.rules.map(({ id, level, gates, title }) => {
    return `${id.padEnd(width)}  ${gates ? 'gates' : '     '} level ${level}  ${title}`;
  });
  return { status: 0, out: `${lines.join('\n')}\n`, error: '' };
}

/** `ml-preflight explain ci/no-ci`: the lesson, readable without a browser. */
export function explain(engine: Engine, id: string): Output {
  const rule = engine.rules.find(candidate => candidate.id === id || candidate.aliases.includes(id));
  if (rule === undefined) {
    return { status: 2, out: '', error: `There is no rule "${id}". \`ml-preflight rules\` lists them.\n` };
  }
  return { status: 0, out: renderLesson(rule), error: '' };
}
