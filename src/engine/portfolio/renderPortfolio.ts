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
}

/**
 * The section of `READINESS.md` that is written here: level, evidence, what changed, what is open, what to say about
 * each practised skill, and the outline of a post. It claims only what the report shows.
 */
export function renderPortfolio(report: ScanReport, facts: PortfolioFacts): string {
  const lines = [
    SECTION_START,
    '# Production readiness',
    '',
    `![Readiness](${BADGE_SVG})`,
    '',
    ...report.projects.flatMap(project => projectLines(project, report, facts)),
    SECTION_END,
  ];
  return `${lines.join('\n')}\n`;
}

function projectLines(project: ProjectReport, report: ScanReport, facts: PortfolioFacts): readonly string[] {
  const pairs = pairChecks(project, report);
  const improvements = improvementsOf(pairs, trendOf(facts.records, project.root));
  const found = [facts.today, facts.commit, `rules ${facts.version}`, `profile ${project.profile}`];
  return [
    ...(project.root === '.' ? [] : [`# ${project.root}`, '']),
    `**${describeLevel(project, report)}**`,
    '',
    `Found from files alone on ${found.filter(part => part !== '').join(', ')}.`,
    '',
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
  return groups.length === 0 ? [] : ['## What shows it', '', ...groups];
}

function evidenceLine(pair: CheckOfRule): string {
  const wired = pair.check.rung === 'wired' ? ' (automation uses it)' : '';
  const [first] = pair.check.evidence;
  return `- ${titleOf(pair)}${wired}${first === undefined ? '' : `: ${linkTo(first)}`}`;
}

function improvementLines(improvements: readonly Improvement[]): readonly string[] {
  return improvements.length === 0 ? [] : ['## Before and after', '', ...improvements.flatMap(improvementParts), ''];
}

function improvementParts({ pair, before, after }: Improvement): readonly string[] {
  const [evidence] = pair.check.evidence;
  const shows = evidence === undefined ? '' : `: ${linkTo(evidence)}`;
  return [
    `- Before (${before.time.slice(0, 10)}, \`${before.commit.slice(0, 8)}\`): ${pair.rule.title}.`,
    `  After (${after.time.slice(0, 10)}, \`${after.commit.slice(0, 8)}\`): ${titleOf(pair)}${shows}`,
  ];
}

/** What stands between the project and its next level, and what was left open on purpose. */
function openLines(pairs: readonly CheckOfRule[], { level }: ProjectReport): readonly string[] {
  const open = pairs.filter(({ check, rule }) => standsBefore(rule, check, level + 1));
  const waived = pairs.filter(({ check }) => check.status === 'waived');
  return [
    '## What is open',
    '',
    ...open.map(({ rule }) => `- ${rule.title} (before Level ${rule.level})`),
    ...waived.map(({ rule, check }) => `- ${rule.title}, waived: ${escapeText(check.reason)}`),
    ...(open.length + waived.length === 0 ? ['Nothing before the next level.'] : []),
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
  const start =
    first === undefined ? 'what the notebook could do, and what it could not' : first.before.time.slice(0, 10);
  const steps = pairs.filter(({ rule }) => project.nextSteps.some(step => step === rule.id));
  return [
    '## Outline of a post',
    '',
    `1. Where it began: ${start}`,
    '2. What stood between the notebook and production, and how I found out',
    `3. What I changed${improvements.length === 0 ? '' : `: ${improvements.map(({ pair }) => titleOf(pair)).join('; ')}`}`,
    `4. What shows that it works: Level ${project.level} · ${levelName(project.level)}, with the lines above`,
    `5. What is left${steps.length === 0 ? '' : `: ${steps.map(({ rule }) => rule.title).join('; ')}`}`,
    '',
  ];
}
