import type { Document } from '../model/document';
import type { Span } from '../model/location';
import type { TextPatternDetector } from '../model/rule';
import { groupNames, patternOf } from '../rules/patterns';
import type { Capture, DetectInDocument, Match } from './detector';

/** Longer lines are data or minified code: no person wrote them, and a pattern could take long on them. */
const LONGEST_LINE = 2000;

/** What a `text-pattern` hands out besides the pattern's named groups: what was found, and its line. */
export const textPatternCaptures = ['found', 'line'] as const;

/**
 * Finds a pattern in the lines of text files, one place a line; lines that are comments are left out. The place is
 * the group `marked`, or all that the pattern matches.
 */
export function textPattern(detector: TextPatternDetector): DetectInDocument {
  const pattern = withIndices(patternOf(detector.pattern));
  const except = detector.except.map(patternOf);
  return function* (document) {
    for (const { start, end } of linesOf(document.text)) {
      const line = document.text.slice(start, Math.min(end, start + LONGEST_LINE));
      const found =
        isComment(line, document.kind) || except.some(other => other.test(line)) ? null : pattern.exec(line);
      if (found !== null) {
        yield toMatch(document, { start, end }, found, groupNames(detector.pattern));
      }
    }
  };
}

function withIndices(pattern: RegExp): RegExp {
  return new RegExp(pattern.source, `${pattern.flags}d`);
}

/** Lines without their ends. */
function* linesOf(text: string): Generator<Span> {
  for (let start = 0; start < text.length;) {
    const feed = text.indexOf('\n', start);
    const next = feed < 0 ? text.length : feed;
    yield { start, end: text[next - 1] === '\r' ? next - 1 : next };
    start = next + 1;
  }
}

function isComment(line: string, kind: Document['kind']): boolean {
  const marks: Partial<Record<Document['kind'], RegExp>> = { markdown: /^$/, sql: /^\s*--/, ini: /^\s*[#;]/ };
  return (marks[kind] ?? /^\s*(?:#(?!!)|\/\/)/).test(line);
}

function toMatch(document: Document, line: Span, found: RegExpExecArray, names: readonly string[]): Match {
  const at = (start: number, end: number): Capture['location'] => {
    return { kind: 'file', path: document.path, span: { start: line.start + start, end: line.start + end } };
  };
  const groups = names.map((name): [string, Capture] => {
    const indices = found.indices?.groups?.[name];
    const text = found.groups?.[name] ?? '';
    const location = indices === undefined ? undefined : at(...indices);
    return [name, location === undefined ? { text } : { text, location }];
  });
  const span = { start: line.start + found.index, end: line.start + found.index + found[0].length };
  const whole = { kind: 'file', path: document.path, span } as const;
  const location = groups.find(([name]) => name === 'marked')?.[1].location ?? whole;
  const captures = {
    found: { text: found[0], location: whole },
    line: { text: document.text.slice(line.start, line.end) },
    ...Object.fromEntries(groups),
  };
  return { location, captures, anchors: {}, fixable: true };
}
