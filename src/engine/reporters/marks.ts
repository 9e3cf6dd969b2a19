import type { CheckStatus } from '../model/report';

/** The sign of each state, always beside its name or a title: nothing is told by a sign or a colour alone. */
export const marks: Readonly<Record<CheckStatus, string>> = {
  met: '✓',
  confirmed: '✓',
  partly: '◐',
  open: '○',
  'to-confirm': '☐',
  waived: '–',
  'not-applicable': '–',
  unknown: '?',
};
