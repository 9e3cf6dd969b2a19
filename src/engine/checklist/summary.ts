import type { Check, ProjectReport, ScanReport } from '../model/report';
import { type Level, type Rule, type Stage, stages } from '../model/rule';
import { levelNames } from './level';

export const stageNames: Readonly<Record<Stage, string>> = {
  foundations: 'Foundations',
  requirements: 'Problem & requirements',
  data: 'Data & pipelines',
  model: 'Model & testing',
  deployment: 'Deployment & monitoring',
};

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

/** The check's name for people: what is true once it is met, and the trouble while it is not. */
export function titleOf({ check, rule }: CheckOfRule): string {
  return isMet(check) && rule.met !== '' ? rule.met : rule.title;
}

/** How many gating checks stand between a project and its next level. */
export function checksToNextLevel(project: ProjectReport, report: ScanReport): number {
  return pairChecks(project, report).filter(
    ({ check, rule }) =>
      rule.gates &&
      rule.level <= project.level + 1 &&
      !isMet(check) &&
      check.status !== 'waived' &&
      check.status !== 'not-applicable',
  ).length;
}

/** Where the project stands, in one sentence: `Level 1 · Reproducible. 2 checks to Level 2.` */
export function describeLevel(project: ProjectReport, report: ScanReport): string {
  const { level } = project;
  if (project.checks.every(({ status }) => status === 'not-applicable')) {
    return 'No Python files or notebooks here, so there is nothing to check.';
  }
  const here = `Level ${level} · ${levelNames[level]}`;
  const waived = project.checks.filter(({ status }) => status === 'waived').length;
  const aside = waived === 0 ? '' : `, ${waived} waived`;
  if (level === 4) {
    return `${here}${aside}. Nothing stands between this project and production.`;
  }
  const count = checksToNextLevel(project, report);
  return `${here}${aside}. ${count} ${count === 1 ? 'check' : 'checks'} to Level ${level + 1}.`;
}

/** `Level 2` for a check that gates it; empty for one that gates nothing. */
export function describeGate(rule: Rule, level: Level): string {
  return rule.gates && rule.level <= level + 1 ? `unlocks Level ${level + 1}` : rule.minutes <= 10 ? 'quick win' : '';
}
