import type { Document } from '../model/document';
import type { Command } from './commands';
import { hit, linesOf } from './hits';

/**
 * Recipes of a Makefile or justfile. What a target depends on is a command too, `make <dependency>`, so that
 * `check: lint test` leads to the recipes of both.
 */
export function makeCommands(document: Document): readonly Command[] {
  const commands: Command[] = [];
  let target = '';
  for (const { line, text } of linesOf(document)) {
    const rule = /^([A-Za-z0-9_][\w./-]*(?: +[\w./-]+)*)[^:=]*:(?!=)([^=]*)$/.exec(text);
    if (rule !== null) {
      target = rule[1] ?? '';
      const needed = (rule[2] ?? '')
        .replace(/#.*$/, '')
        .split(/\s+/)
        .filter(word => /^[\w.-]+$/.test(word));
      commands.push(
        ...needed.map(name => ({ text: `make ${name}`, target, tolerated: false, hit: hit(undefined, line, text) })),
      );
    } else if (/^\s+\S/.test(text) && target !== '' && !text.trim().startsWith('#')) {
      const recipe = text.trim();
      commands.push({
        text: recipe.replace(/^[@+-]+/, '').trim(),
        target,
        tolerated: /^@?-/.test(recipe) || /\|\|\s*true/.test(recipe),
        hit: hit(undefined, line, text),
      });
    }
  }
  return commands;
}
