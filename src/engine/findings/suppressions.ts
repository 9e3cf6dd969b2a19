import type { Settings } from '../configuration/settings';
import type { Document } from '../model/document';
import type { Finding, SuppressedCounts } from '../model/report';
import type { Rule } from '../model/rule';
import type { Project } from '../projects/project';
import type { RuleNames } from '../rules/ruleNames';
import { compileGlobs } from '../workspace/pathMatcher';
import { coverageOf } from './coverage';
import { directivesIn, type Directive } from './directives';
import { describeDirective } from './directiveFindings';

/** Findings that are left, how many were silenced by what, and hints about comments that silence nothing. */
export interface Suppressed {
  readonly kept: readonly Finding[];
  readonly counts: SuppressedCounts;
  readonly extra: readonly Finding[];
}

/** What comments are judged by: the rules that run, those that were asked, and the names of all there are. */
export interface SuppressionContext {
  readonly settings: Settings;
  readonly rules: readonly Rule[];
  readonly isKnown: RuleNames;
  /** A comment for a rule that was not asked is not called unused. */
  readonly asked: ReadonlySet<string>;
}

/** Takes out what comments, cell tags and the configuration silence. */
export function suppress(findings: readonly Finding[], project: Project, context: SuppressionContext): Suppressed {
  const wanted = findings.filter(({ rule, location }) => context.settings.settingOf(rule, location.path) !== 'off');
  const results = project.documents.map(document => {
    const here = wanted.filter(({ location }) => location.path === document.path);
    return suppressInDocument(document, here, project, context);
  });
  const inProject = new Set(project.documents.map(({ path }) => path));
  const elsewhere = wanted.filter(({ location }) => !inProject.has(location.path));
  const kept = [...results.flatMap(result => result.kept), ...elsewhere];
  return {
    kept,
    counts: { comment: wanted.length - kept.length, baseline: 0, config: findings.length - wanted.length },
    extra: results.flatMap(result => result.extra),
  };
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
  { settings, rules }: SuppressionContext,
): (finding: Finding) => string | undefined {
  if (directive.until !== undefined && directive.until < settings.today) {
    return () => undefined;
  }
  const covers = coverageOf(directive, document);
  const entries = directive.entries.map(({ name }) => ({ name, matches: compileGlobs([name === '*' ? '**' : name]) }));
  return ({ rule, location }) => {
    const names = [rule, ...(rules.find(({ id }) => id === rule)?.aliases ?? [])];
    return covers(location) ? entries.find(({ matches }) => names.some(matches))?.name : undefined;
  };
}
