import * as l10n from '@vscode/l10n';
import type { Settings } from '../configuration/settings';
import { withFixes } from '../fixes/fixesOf';
import { fingerprints } from '../findings/fingerprint';
import { lineStartsOf, positionOf } from '../findings/positions';
import type { Document } from '../model/document';
import type { Span } from '../model/location';
import type { BaselineEntry, BaselineReport, Finding } from '../model/report';
import { type RuleId, type Severity, isRuleId } from '../model/rule';
import type { Project, Workspace } from '../projects/project';
import { baselineDocument } from './baseline';
import { pruned } from './judgeBaseline';
import { renderBaseline } from './renderBaseline';

const RULE = 'preflight/stale-baseline';

/** Whom the baseline file belongs to: the project at the top, or the first one. */
export interface BaselineOwner {
  readonly workspace: Workspace;
  readonly projects: readonly Project[];
  readonly settingsOf: (project: Project) => Settings;
}

/** A hint that the baseline names findings that are gone, with the fix that takes them out; else nothing. */
export function staleFindings(report: BaselineReport, owner: BaselineOwner): readonly Finding[] {
  const document = baselineDocument(owner.workspace);
  const project = owner.projects.find(({ root }) => root === '.') ?? owner.projects[0];
  const [first] = report.stale;
  if (document === undefined || project === undefined || first === undefined) {
    return [];
  }
  const setting = owner.settingsOf(project).settingOf(staleRule(), document.path);
  return setting === 'off' ? [] : [describeStale(first, report, document, { project, severity: setting ?? 'hint' })];
}

function describeStale(
  first: BaselineEntry,
  report: BaselineReport,
  document: Document,
  { project, severity }: { readonly project: Project; readonly severity: Severity },
): Finding {
  const rule = staleRule();
  const location = { kind: 'file', path: document.path, span: spanOf(first, document) } as const;
  const starts = lineStartsOf(document.text);
  const position = positionOf(starts, location.span);
  const id = fingerprints(rule, document, new Map())({ location, starts, conceals: false });
  const whole = { ...location, span: { start: 0, end: document.text.length } };
  const edits = [{ location: whole, newText: renderBaseline(pruned(report)) }];
  const finding: Finding = {
    rule,
    project: project.root,
    severity,
    zone: 'production',
    location,
    position,
    cellId: null,
    fileLine: position.line,
    message: describe(report.stale.length, first),
    fingerprint: id,
  };
  return withFixes(finding, () => [
    {
      id: `${rule}@${id}#0`,
      title: l10n.t('Take out what is gone'),
      safety: 'safe',
      silences: false,
      edits,
      files: [],
    },
  ]);
}

function describe(count: number, { rule, path }: BaselineEntry): string {
  return count === 1
    ? l10n.t('An accepted finding of {0} in {1} is gone; its entry could hide a new one', rule, path)
    : l10n.t(
        '{0} accepted findings are gone, the first of {1} in {2}; their entries could hide new ones',
        count,
        rule,
        path,
      );
}

function spanOf({ path, rule }: BaselineEntry, document: Document): Span {
  const found = document.kind === 'json' ? document.spanOf(['files', path, rule]) : undefined;
  return found ?? { start: 0, end: 1 };
}

function staleRule(): RuleId {
  if (!isRuleId(RULE)) {
    throw new Error(`"${RULE}" is no rule id.`);
  }
  return RULE;
}
