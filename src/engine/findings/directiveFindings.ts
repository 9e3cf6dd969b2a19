import * as l10n from '@vscode/l10n';
import type { Settings } from '../configuration/settings';
import { textAround } from '../detectors/sources';
import { withFixes } from '../fixes/fixesOf';
import type { Document } from '../model/document';
import type { Span } from '../model/location';
import type { Finding } from '../model/report';
import { isRuleId, type RuleId, type Severity } from '../model/rule';
import type { Project } from '../projects/project';
import type { RuleNames } from '../rules/ruleNames';
import { fileLineOf } from './describe';
import type { Directive, DirectiveEntry } from './directives';
import { fingerprints } from './fingerprint';
import { lineAt, lineSpan, lineStartsOf, positionOf } from './positions';

const removal = { safety: 'safe', silences: false, files: [] } as const;

interface Context {
  /** What was described in this document before: it tells the same comment on two lines apart. */
  readonly seen: Map<string, number>;
  readonly document: Document;
  readonly project: Project;
  readonly settings: Settings;
  readonly names: RuleNames;
  readonly asked: ReadonlySet<string>;
}

/** Hints about a comment that names no rule, silences nothing, or has had its day. `used` holds the entries at work. */
export function describeDirective(
  directive: Directive,
  used: ReadonlySet<string | undefined>,
  context: Context,
): readonly Finding[] {
  if (directive.until !== undefined && directive.until < context.settings.today) {
    const message = l10n.t('This comment held until {0}; what it silenced is shown again', directive.until);
    return [describeEntry('preflight/expired-suppression', message, { directive, entry: undefined }, context)];
  }
  return directive.entries.flatMap(entry => {
    if (!context.names.isKnown(entry.name)) {
      const message = l10n.t('There is no rule "{0}", so this comment silences nothing', entry.name);
      return [describeEntry('preflight/unknown-rule', message, { directive, entry }, context)];
    }
    if (used.has(entry.name) || !wasAsked(entry.name, context)) {
      return [];
    }
    const message =
      entry.name === '*' ? l10n.t('Nothing is silenced here') : l10n.t('Nothing is silenced here for {0}', entry.name);
    return [describeEntry('preflight/unused-suppression', message, { directive, entry }, context)];
  });
}

function isGlob(name: string): boolean {
  return /[*?{]/.test(name);
}

function wasAsked(name: string, { names, asked }: Context): boolean {
  return isGlob(name) || [...asked].some(names.namedBy([name]));
}

function describeEntry(
  name: string,
  message: string,
  { directive, entry }: { readonly directive: Directive; readonly entry: DirectiveEntry | undefined },
  { document, project, settings, seen }: Context,
): Finding {
  const rule = ownRule(name);
  const location = { ...directive.location, span: entry?.span ?? directive.location.span };
  const starts = lineStartsOf(textAround(document, location));
  const position = positionOf(starts, location.span);
  const id = fingerprints(rule, document, seen)({ location, starts, conceals: false });
  const span = removalSpan(directive, entry, textAround(document, location));
  const edits = [{ location: { ...location, span }, newText: '' }];
  const cells = document.kind === 'notebook' ? document.notebook?.cells : undefined;
  const finding: Finding = {
    rule,
    project: project.root,
    severity: severityOf(rule, document, settings),
    zone: project.zoneOf(document.path),
    location,
    position,
    cellId: location.kind === 'cell' ? (cells?.[location.cell]?.id ?? null) : null,
    fileLine: fileLineOf(document, location, position),
    message,
    fingerprint: id,
  };
  return withFixes(finding, () => [
    { id: `${rule}@${id}#0`, title: l10n.t('Remove what silences nothing'), ...removal, edits },
  ]);
}

function severityOf(rule: RuleId, { path }: Document, settings: Settings): Severity {
  const setting = settings.settingOf(rule, path);
  return setting === undefined || setting === 'off' ? 'hint' : setting;
}

function ownRule(name: string): RuleId {
  if (!isRuleId(name)) {
    throw new Error(`"${name}" is no rule id.`);
  }
  return name;
}

/** One entry of several with its comma; else the whole comment, with its line when it stands alone. */
function removalSpan(directive: Directive, entry: DirectiveEntry | undefined, text: string): Span {
  const index = entry === undefined ? -1 : directive.entries.indexOf(entry);
  const next = directive.entries[index + 1];
  const previous = directive.entries[index - 1];
  if (entry !== undefined && next !== undefined) {
    return { start: entry.span.start, end: next.span.start };
  }
  if (entry !== undefined && previous !== undefined) {
    return { start: previous.span.end, end: entry.span.end };
  }
  const { start, end } = directive.location.span;
  if (!directive.alone) {
    return { start: text.slice(0, start).trimEnd().length, end };
  }
  const starts = lineStartsOf(text);
  const line = lineAt(starts, start);
  return { start: lineSpan(text, starts, line).start, end: starts[line + 1] ?? text.length };
}
