/** Where the portfolio is written, from the scanned folder. */
export const READINESS_FILE = 'READINESS.md';
export const BADGE_SVG = '.preflight/badge.svg';
export const BADGE_JSON = '.preflight/badge.json';

export const SECTION_START =
  '<!-- preflight: written by `ml-preflight portfolio`; up to the end mark it is written again -->';
export const SECTION_END = '<!-- preflight: end -->';
