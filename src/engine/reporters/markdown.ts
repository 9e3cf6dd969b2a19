import { stageName } from '../checklist/names';
import { type CheckOfRule, describeLevel, pairChecks, summarizeStages, titleOf } from '../checklist/summary';
import type { ProjectReport, ScanReport } from '../model/report';
import { placeOf } from './place';
import type { Reporter } from './reporter';

/** For pull requests and job summaries: GitHub-flavoured tables, nothing hidden behind a fold. */
export const markdown: Reporter = report => {
  const sections = [
    ...report.projects.flatMap(project => projectSection(project, report)),
    ...findingSection(report),
    ...problemSection(report),
  ];
  return `${sections.join('\n')}\n`;
};

function projectSection(project: ProjectReport, report: ScanReport): string[] {
  const name = project.root === '.' ? 'Preflight' : `Preflight: ${project.root}`;
  const byRule = new Map(pairChecks(project, report).map(pair => [pair.rule.id, pair]));
  const steps = project.nextSteps.flatMap(id => byRule.get(id) ?? []);
  return [
    `## ${name}`,
    '',
    describeLevel(project, report),
    '',
    ...steps.map(({ rule }, index) => `${index + 1}. ${escapeCell(rule.title)} (${rule.minutes} min, \`${rule.id}\`)`),
    '',
    '| Stage | Check | State | Why |',
    '| --- | --- | --- | --- |',
    ...summarizeStages(project, report).flatMap(({ stage, checks }) =>
      checks.map(pair => checkRow(stageName(stage), pair)),
    ),
    '',
  ];
}

function checkRow(stage: string, pair: CheckOfRule): string {
  const { check } = pair;
  const state = check.later ? `${check.status}, for later` : check.status;
  return `| ${stage} | ${escapeCell(titleOf(pair))} | ${state} | ${escapeCell(check.reason)} |`;
}

function findingSection({ findings }: ScanReport): string[] {
  if (findings.length === 0) {
    return [];
  }
  return [
    '### Findings',
    '',
    '| Place | Severity | Finding | Rule |',
    '| --- | --- | --- | --- |',
    ...findings.map(finding => {
      const cells = [placeOf(finding), finding.severity, finding.message, `\`${finding.rule}\``];
      return `| ${cells.map(escapeCell).join(' | ')} |`;
    }),
    '',
  ];
}

function problemSection({ problems }: ScanReport): string[] {
  const lines = problems.map(({ path, message }) => `- ${escapeCell(path)}: ${escapeCell(message)}`);
  return lines.length === 0 ? [] : ['### Could not be read', '', ...lines, ''];
}

function escapeCell(words: string): string {
  return words.replaceAll('|', '\\|').replaceAll(/\s*\n\s*/g, ' ');
}
