import type { ScanReport } from '../model/report';
import { isRecord } from '../rules/fields';
import type { PortfolioFacts } from './renderPortfolio';

const LABEL = 'readiness';
const MARK = '<!-- written by ml-preflight portfolio -->';

/** What shields.io asks of an endpoint. */
export function renderBadgeJson(report: ScanReport, facts: PortfolioFacts): string {
  const content = { schemaVersion: 1, label: LABEL, message: messageOf(report, facts), color: 'blue' };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** The same as a picture that needs no network. Its title says what it shows. */
export function renderBadgeSvg(report: ScanReport, facts: PortfolioFacts): string {
  const message = messageOf(report, facts);
  const left = widthOf(LABEL);
  const right = widthOf(message);
  const title = `${LABEL}: ${message}`;
  return `${MARK}
<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="20" role="img" aria-label="${title}">
  <title>${title}</title>
  <rect width="${left}" height="20" fill="#444d56"/>
  <rect x="${left}" width="${right}" height="20" fill="#0550ae"/>
  <g fill="#ffffff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" text-anchor="middle">
    <text x="${left / 2}" y="14">${LABEL}</text>
    <text x="${left + right / 2}" y="14">${message}</text>
  </g>
</svg>
`;
}

/** Whether a file at the place of a badge is one that was written here, and may be written again. */
export function isOwnBadge(text: string): boolean {
  return text.startsWith(MARK) || isEndpoint(text);
}

function isEndpoint(text: string): boolean {
  try {
    const content: unknown = JSON.parse(text);
    return isRecord(content) && content['schemaVersion'] === 1 && content['label'] === LABEL;
  } catch {
    return false;
  }
}

/** Of several projects the lowest level counts. */
function messageOf({ projects }: ScanReport, { today, version }: PortfolioFacts): string {
  const level = Math.min(...projects.map(project => project.level));
  return `Level ${level} · ${today.slice(0, 7)} · rules ${version}`;
}

/** Pixels, wide enough for common fonts. */
function widthOf(text: string): number {
  return Math.ceil(text.length * 6.6) + 12;
}
