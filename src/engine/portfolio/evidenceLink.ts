import type { Evidence } from '../model/report';
import { placeOfEvidence } from '../reporters/place';

/** A link to the line on a code host, and its text as code. */
export function linkTo(evidence: Evidence): string {
  const { path, line, cell, text } = evidence;
  const anchor = line === null || cell !== undefined ? '' : `#L${line}`;
  const quote = text.trim() === '' ? '' : ` ${asCode(text.trim())}`;
  return `[${escapeText(placeOfEvidence(evidence))}](${encodeURI(path).replaceAll(/[()]/g, encodeBracket)}${anchor})${quote}`;
}

function encodeBracket(bracket: string): string {
  return bracket === '(' ? '%28' : '%29';
}

const LONGEST = 100;

/** One line between as many backticks as it needs. */
function asCode(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  const short = line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
  const longest = Math.max(0, ...Array.from(short.matchAll(/`+/g), ([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${short}${fence}` : `${fence} ${short} ${fence}`;
}

/** Text that Markdown shows as it is. */
export function escapeText(text: string): string {
  return text.replaceAll(/[\\[\]<>*_`]/g, character => `\\${character}`);
}
