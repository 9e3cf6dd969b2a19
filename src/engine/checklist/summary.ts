import * as l10n from '@vscode/l10n';
import type { Check, ProjectReport, ScanReport } from '../model/report';
import { type Level, type Rule, type Stage, stages } from '../model/rule';
import { standsBefore } from './level';
import { levelName } from './names';

/** A check with the rule it answers. */
export interface CheckOfRule {
  readonly check: Check;
  readonly rule: Rule;
}

/** One stage of the checklist: what is left to do first, then what is met; each part in the report's order. */
export interface StageSummary {
  readonly stage: Stage;
  readonly checks: readonly CheckOfRule[];
  readonly met: number;
  readonly applicable: number;
}

/** The checks of a project by stage; waived, not applicable and unknown ones are counted out of `applicable`. */
export function summarizeStages(project: ProjectReport, report: ScanReport): readonly StageSummary[] {
  const pairs = pairChecks(project, report);
  return stages.map(stage => {
    const checks = pairs.filter(({ rule, check }) => rule.stage === stage && isApplicable(check));
    const left = checks.filter(({ check }) => !isMet(check));
    const met = checks.filter(({ check }) => isMet(check));
    return { stage, checks: [...left, ...met], met: met.length, applicable: checks.length };
  });
}

/** Every check of the project with its rule. */
export function pairChecks(project: ProjectReport, report: ScanReport): readonly CheckOfRule[] {
  const rules = new Map(report.rules.map(rule => [rule.id, rule]));
  return project.checks.flatMap(check => {
    const rule = rules.get(check.rule);
    return rule === undefined ? [] : [{ check, rule }];
  });
}

/** Asked of this project and answered: neither waived, nor not applicable, nor unknown. */
export function isApplicable({ status }: Pick<Check, 'status'>): boolean {
  return status !== 'waived' && status !== 'not-applicable' && status !== 'unknown';
}

export function isMet({ status }: Check): boolean {
  return status === 'met' || status === 'confirmed';
}

/** The check's name for people: what is true once it is met, and the trouble while it is not; beside a box, what a tick says. */
export function titleOf({ check, rule }: CheckOfRule): string {
  const isSaid = isMet(check) || check.status === 'to-confirm';
  return isSaid && rule.met !== '' ? rule.met : rule.title;
}

/** How many gating checks stand between a project and its next level. */
export function checksToNextLevel(project: ProjectReport, report: ScanReport): number {
  return pairChecks(project, report).filter(({ check, rule }) => standsBefore(rule, check, project.level + 1)).length;
}

/** Nothing is asked of the project: there is no Python and no notebook. */
export function isNothing({ checks }: ProjectReport): boolean {
  return checks.every(({ status }) => status === 'not-applicable');
}

/** Where the project stands, in one sentence: `Level 1 · Reproducible. 2 checks to Level 2.` */
export function describeLevel(project: ProjectReport, report: ScanReport): string {
  const { level } = project;
  if (isNothing(project)) {
    return l10n.t('No Python files or notebooks here, so there is nothing to check.');
  }
  const waived = project.checks.filter(({ status }) => status === 'waived').length;
  const here =
    waived === 0
      ? l10n.t('Level {0} · {1}', level, levelName(level))
      : l10n.t('Level {0} · {1}, {2} waived', level, levelName(level), waived);
  if (level === 4) {
    return l10n.t('{0}. Nothing stands between this project and production.', here);
  }
  const count = checksToNextLevel(project, report);
  return count === 1
    ? l10n.t('{0}. 1 check to Level {1}.', here, level + 1)
    : l10n.t('{0}. {1} checks to Level {2}.', here, count, level + 1);
}

/** `Level 2` for a check that gates it; empty for one that gates nothing. */
export function describeGate({ rule, check }: CheckOfRule, level: Level): string {
  if (standsBefore(rule, check, level + 1)) {
    return l10n.t('unlocks Level {0}', level + 1);
  }
  return rule.minutes <= 10 ? l10n.t('quick win') : '';
}
