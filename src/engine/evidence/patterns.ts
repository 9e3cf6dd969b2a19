import { patternTrouble } from '../rules/patterns';

/** Lines are cut here before a pattern sees them: no minified file makes a scan slow. */
export const longestLine = 1000;

/** What is wrong with a pattern of an evidence set; `undefined` when it can be used. */
export function evidencePatternTrouble(pattern: string): string | undefined {
  return /\\[pP]\{|\\u\{/.test(pattern)
    ? 'the pattern may not use \\p{…} or \\u{…}: it is run without the flag that gives them a meaning'
    : patternTrouble(pattern);
}

/**
 * One expression that finds what any of the patterns finds, without regard to case; the reader has accepted them.
 * Without the flag `u`, which makes a search without regard to case ten times slower.
 */
export function anyPattern(patterns: readonly string[]): RegExp {
  return new RegExp(patterns.map(pattern => `(?:${pattern})`).join('|'), 'i');
}

/** The same over many lines at once: finds at least what it would find in one of them alone. */
export function overLines(pattern: RegExp): RegExp {
  return new RegExp(withinLines(pattern.source), `${pattern.flags}m`);
}

/** White space but for the line feed, as the content of a class. */
const spaces = '\\t\\v\\f\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff';

/**
 * The same pattern with `\s` and `[^…]` kept from crossing a line end: they would find nothing more, and `^\s*x` would
 * take the square of the time over many empty lines.
 */
function withinLines(source: string): string {
  let inClass = false;
  return source.replace(/\\[\s\S]|\[\^?|\]/g, token => {
    if (token === '\\s') {
      return inClass ? spaces : `[${spaces}]`;
    }
    if (token.startsWith('[') && !inClass) {
      inClass = true;
      return token === '[^' ? '[^\\n' : token;
    }
    inClass &&= token !== ']';
    return token;
  });
}
