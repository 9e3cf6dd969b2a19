import * as l10n from '@vscode/l10n';
import type { ProjectReport, ScanReport } from '../model/report';

type Configured = Pick<ProjectReport, 'configuration'>;

/** Why a check is not asked of a project: a person has turned its rule off, or has said that it makes no sense here. */
export const turnedOff = {
  rule: (project: Configured) => l10n.t('Turned off in {0}.', sourceOf(project)),
  check: (project: Configured) => l10n.t('Declared not applicable in {0}.', sourceOf(project)),
} as const;

function sourceOf({ configuration }: Configured): string {
  return configuration.source ?? l10n.t('the settings');
}

/** Whether anything is silent here because a person said so: a place, a rule or a check. */
export function isAnythingSilenced({ suppressed, projects }: ScanReport): boolean {
  return (
    suppressed.comment + suppressed.config > 0 ||
    projects.some(project => {
      const reasons = Object.values(turnedOff).map(reasonIn => reasonIn(project));
      return project.checks.some(({ status, reason }) => status === 'waived' || reasons.includes(reason));
    })
  );
}
