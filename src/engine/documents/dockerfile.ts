import * as l10n from '@vscode/l10n';
import { DockerfileParser } from 'dockerfile-ast';
import type { DockerfileDocument, DockerInstruction } from '../model/document';
import type { Span } from '../model/location';
import { syntaxProblem, type TextSource } from './textSource';

/** Reads a Dockerfile into its instructions, heredocs included. One without a single instruction is a problem. */
export function readDockerfile(source: TextSource): DockerfileDocument {
  const offsetAt = offsetsOf(source.text);
  const dockerfile = DockerfileParser.parse(source.text);
  const escape = dockerfile.getEscapeCharacter();
  const instructions: DockerInstruction[] = [];
  let stage = -1;
  for (const instruction of dockerfile.getInstructions()) {
    const keyword = instruction.getKeyword();
    stage += keyword === 'FROM' ? 1 : 0;
    const span = spanOf(instruction.getRange(), offsetAt);
    const { end } = spanOf(instruction.getInstructionRange(), offsetAt);
    const textSpan = trimSpan(source.text, { start: end, end: span.end });
    const text = joinLines(source.text.slice(textSpan.start, textSpan.end), escape);
    instructions.push({ keyword, text, span, textSpan, stage });
  }
  const problems =
    instructions.length > 0 ? [] : [syntaxProblem(source, 'Dockerfile', l10n.t('no instruction, not even FROM'), 0)];
  return { ...source, kind: 'dockerfile', instructions, problems: [...source.problems, ...problems] };
}

type OffsetAt = (line: number, character: number) => number;

function offsetsOf(text: string): OffsetAt {
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n|\r|\n/g)) {
    starts.push(index + end.length);
  }
  return (line, character) => Math.min(text.length, (starts[line] ?? text.length) + character);
}

interface LineRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

function spanOf({ start, end }: LineRange, offsetAt: OffsetAt): Span {
  return { start: offsetAt(start.line, start.character), end: offsetAt(end.line, end.character) };
}

function trimSpan(text: string, { start, end }: Span): Span {
  const content = text.slice(start, end);
  const leading = content.length - content.trimStart().length;
  return leading === content.length
    ? { start, end: start }
    : { start: start + leading, end: start + content.trimEnd().length };
}

/** Joins continued lines with a space; comment lines and empty lines between them are no part of the instruction. */
function joinLines(text: string, escape: string): string {
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.length === 1 || /<<-?\s*["']?\w/.test(lines[0] ?? '')) {
    return text;
  }
  return lines
    .filter((line, index) => index === 0 || !/^\s*(#|$)/.test(line))
    .map(line => (line.trimEnd().endsWith(escape) ? line.trimEnd().slice(0, -1) : line).trim())
    .join(' ');
}
