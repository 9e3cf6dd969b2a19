import { patternOf, patternTrouble } from '../rules/patterns';

/** Lines are cut here before a pattern sees them: no minified file makes a scan slow. */
export const longestLine = 1000;

/** What is wrong with a pattern of an evidence set; `undefined` when it can be used. */
export function evidencePatternTrouble(pattern: string): string | undefined {
  return patternTrouble(ignoringCase(pattern));
}

/** One expression that finds what any of the patterns finds, without regard to case; the reader has accepted them. */
export function anyPattern(patterns: readonly string[]): RegExp {
  return patternOf(ignoringCase(patterns.map(pattern => `(?:${pattern})`).join('|')));
}

function ignoringCase(pattern: string): string {
  return `(?i)${pattern}`;
}
