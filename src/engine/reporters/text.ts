import {
  type CheckOfRule,
  type StageSummary,
  describeGate,
  describeLevel,
  pairChecks,
  summarizeStages,
  titleOf,
} from '../checklist/summary';
import { stageName } from '../checklist/names';
import type { Finding, ProjectReport, ScanReport } from '../model/report';
import { marks } from './marks';
import { keepToBudget } from './noiseBudget';
import { placeOfEvidence } from './place';
import type { Reporter, ReporterOptions } from './reporter';

/** For people in a terminal: where each project stands, what to do next, the checklist, the places. */
export const text: Reporter = (report, options) => {
  const paint = options.color ? paintAnsi : (words: string) => words;
  const projects = report.projects.flatMap(project => projectLines(project, report, { options, paint }));
  const lines = [
    ...projects,
    ...findingLines(report, options, paint),
    ...problemLines(report, paint),
    closingLine(report, options),
  ];
  return `${lines.join('\n')}\n`;
};

type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'blue';
type Paint = (words: string, style: Style) => string;

const codes: Readonly<Record<Style, number>> = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, blue: 34 };

function paintAnsi(words: string, style: Style): string {
  return `\u001b[${codes[style]}m${words}\u001b[0m`;
}

interface Painting {
  readonly options: ReporterOptions;
  readonly paint: Paint;
}

function projectLines(project: ProjectReport, report: ScanReport, { options, paint }: Painting): string[] {
  const name = project.root === '.' ? 'This project' : project.root;
  const pairs = pairChecks(project, report);
  const byRule = new Map(pairs.map(pair => [pair.rule.id, pair]));
  const steps = project.nextSteps.flatMap(id => byRule.get(id) ?? []);
  return [
    `${paint(name, 'bold')} (${project.profile}): ${describeLevel(project, report)}`,
    '',
    ...(steps.length === 0 ? [] : [paint('Next steps', 'bold'), ...stepLines(steps, project), '']),
    ...summarizeStages(project, report).flatMap(stage => stageLines(stage, options, paint)),
    ...asideLines(pairs, options, paint),
  ];
}

function stepLines(steps: readonly CheckOfRule[], project: ProjectReport): string[] {
  return steps.map(({ rule, check }, index) => {
    const aside = [`${rule.minutes} min`, describeGate({ rule, check }, project.level), rule.id].filter(
      part => part !== '',
    );
    return `  ${index + 1}. ${rule.title}  (${aside.join(' · ')})`;
  });
}

function stageLines(
  { stage, checks, met, applicable }: StageSummary,
  options: ReporterOptions,
  paint: Paint,
): string[] {
  if (applicable === 0) {
    return [];
  }
  const shown = checks.filter(({ check }) => options.verbose || !check.later);
  const later = checks.length - shown.length;
  return [
    `${paint(stageName(stage), 'bold')}  ${met} of ${applicable}`,
    ...shown.flatMap(pair => checkLines(pair, options, paint)),
    ...(later === 0 ? [] : [paint(`  … ${later} for later`, 'dim')]),
    '',
  ];
}

function checkLines(pair: CheckOfRule, options: ReporterOptions, paint: Paint): string[] {
  const { check } = pair;
  const mark = marks[check.status];
  const style: Style = mark === '✓' ? 'green' : mark === '◐' ? 'yellow' : 'red';
  const aside = asideOf(pair);
  const reason = aside === '' ? '' : paint(` – ${aside}`, 'dim');
  const evidence = options.verbose ? check.evidence : [];
  return [
    `  ${paint(mark, style)} ${titleOf(pair)}${reason}`,
    ...evidence.map(place => paint(`      ${placeOfEvidence(place)}  ${place.text}`, 'dim')),
  ];
}

/** What satisfies a met check, or what is missing from an open one. */
function asideOf({ check }: CheckOfRule): string {
  const [first] = check.evidence;
  return check.status === 'met' && first !== undefined ? placeOfEvidence(first) : check.reason;
}

function asideLines(pairs: readonly CheckOfRule[], options: ReporterOptions, paint: Paint): string[] {
  const asides = (['unknown', 'waived', 'not-applicable'] as const).map(status => ({
    status,
    pairs: pairs.filter(({ check }) => check.status === status),
  }));
  const lines = asides.flatMap(({ status, pairs: inState }) => {
    const shown = status === 'unknown' || options.verbose ? inState : [];
    const heading = `${inState.length} ${status.replace('-', ' ')}`;
    const named = shown.map(pair => `  · ${pair.rule.title} – ${pair.check.reason}`);
    return inState.length === 0 ? [] : [paint(heading, 'dim'), ...named];
  });
  return lines.length === 0 ? [] : [...lines, ''];
}

function findingLines(report: ScanReport, options: ReporterOptions, paint: Paint): string[] {
  const none = { shown: report.findings, held: new Map<string, number>() };
  const { shown, held } = options.verbose ? none : keepToBudget(report.findings);
  const lines: string[] = [];
  let path = '';
  for (const finding of shown) {
    if (finding.location.path !== path) {
      lines.push(...moreLine(held.get(path), paint), paint(finding.location.path, 'bold'));
      path = finding.location.path;
    }
    lines.push(findingLine(finding, paint));
  }
  return lines.length === 0 ? [] : [...lines, ...moreLine(held.get(path), paint), ''];
}

function moreLine(count: number | undefined, paint: Paint): string[] {
  return count === undefined ? [] : [paint(`  … ${count} more (--verbose shows all)`, 'dim')];
}

const severityStyles = { error: 'red', warning: 'yellow', information: 'blue', hint: 'dim' } as const;

function findingLine({ location, position, severity, message, rule }: Finding, paint: Paint): string {
  const line = position === null ? 'file' : `${position.line}:${position.column}`;
  const place = location.kind === 'cell' ? `cell ${location.cell + 1}, ${line}` : line;
  const fields = [place.padEnd(14), paint(severity.padEnd(11), severityStyles[severity]), message, paint(rule, 'dim')];
  return `  ${fields.join('  ')}`;
}

function problemLines(report: ScanReport, paint: Paint): string[] {
  const lines = report.problems.map(({ path, message }) => `  ${path}: ${message}`);
  return lines.length === 0 ? [] : [paint('Could not be read', 'bold'), ...lines, ''];
}

function closingLine(report: ScanReport, { milliseconds }: ReporterOptions): string {
  const time = milliseconds === undefined ? '' : ` in ${(milliseconds / 1000).toFixed(2)} s`;
  const skipped = report.skipped.length === 0 ? '' : `, ${report.skipped.length} skipped`;
  return `${count(report.files, 'file')}, ${count(report.notebooks, 'notebook')}${skipped}${time}.`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
