import * as l10n from '@vscode/l10n';
import { SECTION_END, SECTION_START } from './portfolioFiles';

/** The new text of a file, or why it is left as it is. */
export type Merged =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'refused'; readonly reason: string };

/**
 * Puts our section in the place of the one that was written before; what a person wrote around it stays byte for byte.
 * A file without the section is somebody's own, and is left alone.
 */
export function mergePortfolio(before: string | undefined, section: string): Merged {
  if (before === undefined) {
    return { kind: 'text', text: section };
  }
  const start = before.indexOf(SECTION_START);
  const end = before.indexOf(SECTION_END, start);
  if (start < 0 || end < 0) {
    const reason = l10n.t('READINESS.md is there, and not written by Preflight: move it, and its place is free.');
    return { kind: 'refused', reason };
  }
  const rest = before.slice(end + SECTION_END.length).replace(/^\r?\n/, '');
  return { kind: 'text', text: before.slice(0, start) + section + rest };
}
