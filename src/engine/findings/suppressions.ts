import type { Settings } from '../configuration/settings';
import type { Document } from '../model/document';
import type { Finding, SuppressedCounts } from '../model/report';
import type { Project } from '../projects/project';
import type { RuleNames } from '../rules/ruleNames';
import { coverageOf } from './coverage';
import { directivesIn, type Directive } from './directives';
import { describeDirective } from './directiveFindings';

/** Findings that are left, how many were silenced by what, and hints about comments that silence nothing. */
export interface Suppressed {
  readonly kept: readonly Finding[];
  readonly counts: SuppressedCounts;
  readonly extra: readonly Finding[];
}

/** What comments are judged by: the names of all rules, and those that were asked. */
export interface SuppressionContext {
  readonly settings: Settings;
  readonly names: RuleNames;
  /** A comment for a rule that was not asked is not called unused. */
  readonly asked: ReadonlySet<string>;
}

/** Takes out what comments, cell tags and the configuration silence. */
export function suppress(findings: readonly Finding[], project: Project, context: SuppressionContext): Suppressed {
  const isWanted = ({ rule, location }: Finding): boolean => context.settings.settingOf(rule, location.path) !== 'off';
  const wanted = findings.filter(isWanted);
  const results = project.documents.map(document => {
    const here = wanted.filter(({ location }) => location.path === document.path);
    return suppressInDocument(document, here, project, context);
  });
  const inProject = new Set(project.documents.map(({ path }) => path));
  const elsewhere = wanted.filter(({ location }) => !inProject.has(location.path));
  const kept = [...results.flatMap(result => result.kept), ...elsewhere];
  const remarks = results.flatMap(result => result.extra);
  const extra = remarks.filter(isWanted);
  const config = findings.length - wanted.length + remarks.length - extra.length;
  return { kept, counts: { comment: wanted.length - kept.length, baseline: 0, config }, extra };
}

function suppressInDocument(
  document: Document,
  findings: readonly Finding[],
  project: Project,
  context: SuppressionContext,
): Pick<Suppressed, 'kept' | 'extra'> {
  const visible = findings.filter(finding => !isInSkippedCell(document, finding));
  const asks = directivesIn(document).map(directive => ({
    directive,
    silences: silencer(directive, document, context),
  }));
  const kept = visible.filter(finding => !asks.some(({ silences }) => silences(finding) !== undefined));
  const seen = new Map<string, number>();
  const extra = asks.flatMap(({ directive, silences }) => {
    const used = new Set(visible.map(finding => silences(finding)));
    return describeDirective(directive, used, { document, project, seen, ...context });
  });
  return { kept, extra };
}

function isInSkippedCell(document: Document, { location }: Finding): boolean {
  if (document.kind === 'notebook') {
    const cell = location.kind === 'cell' ? document.notebook?.cells[location.cell] : undefined;
    return cell?.tags.includes(skipTag) ?? false;
  }
  const cells = document.kind === 'python' && location.kind === 'file' ? (document.textNotebook?.cells ?? []) : [];
  return cells.some(
    ({ tags, start, end }) =>
      tags.includes(skipTag) && location.kind === 'file' && start <= location.span.start && location.span.start < end,
  );
}

/** Tag of a notebook cell in which nothing is looked for. */
const skipTag = 'preflight-skip';

/** Gives the entry of a directive that silences a finding. */
function silencer(
  directive: Directive,
  document: Document,
  { settings, names }: SuppressionContext,
): (finding: Finding) => string | undefined {
  if (directive.until !== undefined && directive.until < settings.today) {
    return () => undefined;
  }
  const covers = coverageOf(directive, document);
  const entries = directive.entries.map(({ name }) => ({ name, isNamed: names.namedBy([name]) }));
  return ({ rule, location }) => (covers(location) ? entries.find(({ isNamed }) => isNamed(rule))?.name : undefined);
}
