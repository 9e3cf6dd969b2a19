import * as l10n from '@vscode/l10n';
import { levelName, stageName } from '../checklist/names';
import { standsBefore } from '../checklist/level';
import { type CheckOfRule, describeLevel, isMet, pairChecks, titleOf } from '../checklist/summary';
import type { HistoryRecord } from '../history/record';
import { trendOf } from '../history/trend';
import type { ProjectReport, ScanReport } from '../model/report';
import { stages } from '../model/rule';
import { escapeText, linkTo } from './evidenceLink';
import { type Improvement, improvementsOf } from './improvements';
import { interviewLines } from './interview';
import { BADGE_SVG, SECTION_END, SECTION_START } from './portfolioFiles';

/** What a portfolio says beside the report. */
export interface PortfolioFacts {
  /** The day, such as `2026-11-23`. */
  readonly today: string;
  /** Version of the rules. */
  readonly version: string;
  /** What was scanned, for people: `commit 1a2b3c4d`; empty when nobody knows. */
  readonly commit: string;
  readonly records: readonly HistoryRecord[];
  /** Which lessons were practised and read, in words; where nobody keeps that, nothing. */
  readonly lessons?: string;
}

/**
 * The section of `READINESS.md` that is written here: level, evidence, what changed, what is open, what to say about
 * each practised skill, and the outline of a post. It claims only what the report shows.
 */
export function renderPortfolio(report: ScanReport, facts: PortfolioFacts): string {
  const lines = [
    SECTION_START,
    `# ${l10n.t('Production readiness')}`,
    '',
    `![${l10n.t('Readiness')}](${BADGE_SVG})`,
    '',
    ...report.projects.flatMap(project => projectLines(project, report, facts)),
    SECTION_END,
  ];
  return `${lines.join('\n')}\n`;
}

function projectLines(project: ProjectReport, report: ScanReport, facts: PortfolioFacts): readonly string[] {
  const pairs = pairChecks(project, report);
  const improvements = improvementsOf(pairs, trendOf(facts.records, project.root));
  const { lessons = '' } = facts;
  const rules = [l10n.t('rules {0}', facts.version), l10n.t('profile {0}', project.profile)];
  const found = [facts.today, facts.commit, ...rules].filter(part => part !== '').join(', ');
  return [
    ...(project.root === '.' ? [] : [`# ${project.root}`, '']),
    `**${describeLevel(project, report)}**`,
    '',
    l10n.t('Found from files alone on {0}.', found),
    '',
    ...(lessons === '' ? [] : [l10n.t('Lessons: {0}.', lessons), '']),
    ...evidenceLines(pairs),
    ...improvementLines(improvements),
    ...openLines(pairs, project),
    ...interviewLines(pairs),
    ...outlineLines(project, pairs, improvements),
  ];
}

/** What is met and can be shown: the place of each, and whether automation uses it. */
function evidenceLines(pairs: readonly CheckOfRule[]): readonly string[] {
  const shown = pairs.filter(({ check }) => isMet(check) && check.evidence.length > 0);
  const groups = stages.flatMap(stage => {
    const ofStage = shown.filter(({ rule }) => rule.stage === stage);
    return ofStage.length === 0 ? [] : [`### ${stageName(stage)}`, '', ...ofStage.map(evidenceLine), ''];
  });
  return groups.length === 0 ? [] : [`## ${l10n.t('What shows it')}`, '', ...groups];
}

function evidenceLine(pair: CheckOfRule): string {
  const title = titleOf(pair);
  const name = pair.check.rung === 'wired' ? l10n.t('{0} (automation uses it)', title) : title;
  const [first] = pair.check.evidence;
  return `- ${name}${first === undefined ? '' : `: ${linkTo(first)}`}`;
}

function improvementLines(improvements: readonly Improvement[]): readonly string[] {
  return improvements.length === 0
    ? []
    : [`## ${l10n.t('Before and after')}`, '', ...improvements.flatMap(improvementParts), ''];
}

function improvementParts({ pair, before, after }: Improvement): readonly string[] {
  const [evidence] = pair.check.evidence;
  const shows = evidence === undefined ? '' : `: ${linkTo(evidence)}`;
  const first = l10n.t('Before ({0}): {1}.', commitOf(before), pair.rule.title);
  const then = l10n.t('After ({0}): {1}', commitOf(after), titleOf(pair));
  return [`- ${first}`, `  ${then}${shows}`];
}

/** ``2026-10-01, `1a2b3c4d` `` */
function commitOf({ time, commit }: HistoryRecord): string {
  return `${time.slice(0, 10)}, \`${commit.slice(0, 8)}\``;
}

/** What stands between the project and its next level, and what was left open on purpose. */
function openLines(pairs: readonly CheckOfRule[], { level }: ProjectReport): readonly string[] {
  const open = pairs.filter(({ check, rule }) => standsBefore(rule, check, level + 1));
  const waived = pairs.filter(({ check }) => check.status === 'waived');
  return [
    `## ${l10n.t('What is open')}`,
    '',
    ...open.map(({ rule }) => `- ${l10n.t('{0} (before Level {1})', rule.title, rule.level)}`),
    ...waived.map(({ rule, check }) => `- ${l10n.t('{0}, waived: {1}', rule.title, escapeText(check.reason))}`),
    ...(open.length + waived.length === 0 ? [l10n.t('Nothing before the next level.')] : []),
    '',
  ];
}

/** Headings with what is known under each: the story is the author's to tell. */
function outlineLines(
  project: ProjectReport,
  pairs: readonly CheckOfRule[],
  improvements: readonly Improvement[],
): readonly string[] {
  const [first] = improvements;
  const steps = pairs.filter(({ rule }) => project.nextSteps.some(step => step === rule.id));
  const start =
    first === undefined ? l10n.t('what the notebook could do, and what it could not') : first.before.time.slice(0, 10);
  const changed = improvements.map(({ pair }) => titleOf(pair)).join('; ');
  const left = steps.map(({ rule }) => rule.title).join('; ');
  const { level } = project;
  return [
    `## ${l10n.t('Outline of a post')}`,
    '',
    `1. ${l10n.t('Where it began: {0}', start)}`,
    `2. ${l10n.t('What stood between the notebook and production, and how I found out')}`,
    `3. ${changed === '' ? l10n.t('What I changed') : l10n.t('What I changed: {0}', changed)}`,
    `4. ${l10n.t('What shows that it works: Level {0} · {1}, with the lines above', level, levelName(level))}`,
    `5. ${left === '' ? l10n.t('What is left') : l10n.t('What is left: {0}', left)}`,
    '',
  ];
}
