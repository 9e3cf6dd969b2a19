import * as l10n from '@vscode/l10n';
import type { CheckStatus } from '../model/report';
import type { Level, Rung, Stage } from '../model/rule';

/** `Foundations` */
export function stageName(stage: Stage): string {
  switch (stage) {
    case 'foundations':
      return l10n.t('Foundations');
    case 'requirements':
      return l10n.t('Problem & requirements');
    case 'data':
      return l10n.t('Data & pipelines');
    case 'model':
      return l10n.t('Model & testing');
    case 'deployment':
      return l10n.t('Deployment & monitoring');
  }
}

/** `Reproducible` */
export function levelName(level: Level): string {
  switch (level) {
    case 0:
      return l10n.t('Explored');
    case 1:
      return l10n.t('Reproducible');
    case 2:
      return l10n.t('Tested');
    case 3:
      return l10n.t('Deployable');
    case 4:
      return l10n.t('Operable');
  }
}

/** The state of a check in words: `not applicable`. */
export function stateName(status: CheckStatus): string {
  return stateNames[status]();
}

const stateNames: Readonly<Record<CheckStatus, () => string>> = {
  met: () => l10n.t('met'),
  partly: () => l10n.t('partly'),
  open: () => l10n.t('open'),
  'to-confirm': () => l10n.t('yours to confirm'),
  confirmed: () => l10n.t('confirmed'),
  waived: () => l10n.t('waived'),
  'not-applicable': () => l10n.t('not applicable'),
  unknown: () => l10n.t('unknown'),
};

/** How far a practice has come, in a word. */
export function rungName(rung: Rung): string {
  switch (rung) {
    case 'exists':
      return l10n.t('exists');
    case 'meaningful':
      return l10n.t('meaningful');
    case 'wired':
      return l10n.t('wired');
  }
}
