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
  return new RegExp(pattern.source, `${pattern.flags}m`);
}
