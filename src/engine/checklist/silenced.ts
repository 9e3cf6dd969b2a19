import type { ScanReport } from '../model/report';

/** How the reasons of checks begin that a person has turned off. */
export const turnedOff = { rule: 'Turned off in', check: 'Declared not applicable in' } as const;

/** Whether anything is silent here because a person said so: a place, a rule or a check. */
export function isAnythingSilenced({ suppressed, projects }: ScanReport): boolean {
  return (
    suppressed.comment + suppressed.config > 0 ||
    projects.some(({ checks }) =>
      checks.some(
        ({ status, reason }) =>
          status === 'waived' || Object.values(turnedOff).some(beginning => reason.startsWith(beginning)),
      ),
    )
  );
}
