import * as vscode from 'vscode';
import type { Finding, Fix } from '../engine/index';
import { scannedTextOf, toDiagnostic, toRange } from './convert';
import { isApplicableNow, toWorkspaceEdit, withoutOverlaps } from './fixEdits';
import { commands, notebookType } from './names';
import { isCurrent } from './openDocuments';
import type { FolderScan, ScanController } from './scanController';
import { settingsOf } from './settings';
import { visibleFindings } from './visibleFindings';

const { QuickFix } = vscode.CodeActionKind;
const fileFixAll = vscode.CodeActionKind.SourceFixAll.append('preflight');
const extract = vscode.CodeActionKind.RefactorExtract.append('preflight');
const notebookFixAll = vscode.CodeActionKind.Notebook.append('source.fixAll.preflight');

/** Offers the fixes of the last report's findings at the cursor, from narrow to broad, silence last. */
export class QuickFixes implements vscode.CodeActionProvider<FixAction> {
  static readonly kinds = [QuickFix, fileFixAll, notebookFixAll, extract];
  readonly #controller: ScanController;

  constructor(controller: ScanController) {
    this.#controller = controller;
  }

  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    { only }: vscode.CodeActionContext,
    token: vscode.CancellationToken,
  ): Promise<FixAction[]> {
    const wants = (kind: vscode.CodeActionKind): boolean => only?.contains(kind) ?? kind === QuickFix;
    const menu = { document, range, wants };
    while (!token.isCancellationRequested) {
      const offers = await Promise.all(this.#controller.scans.map(scan => this.#actionsIn(scan, menu)));
      const known = offers.filter(offer => offer !== undefined);
      if (known.length === offers.length) {
        const graduation = only === undefined || wants(extract) ? graduateAction(document) : [];
        return [...known.flat(), ...graduation];
      }
    }
    return [];
  }

  /** `undefined` when a newer report has come meanwhile: what is offered is to be of that one. */
  async #actionsIn(scan: FolderScan, { document, range, wants }: Menu): Promise<readonly FixAction[] | undefined> {
    const here = findingsIn([document], scan);
    const inNotebook = wants(notebookFixAll) ? findingsIn(cellsBeside(document), scan) : [];
    const mended = [...(wants(fileFixAll) ? here : wants(QuickFix) ? likeThoseAt(range, here) : []), ...inNotebook];
    const fixes = await this.#controller.fixesOf(scan, mended);
    if (fixes === undefined) {
      return undefined;
    }
    const mendable = { ...scan, fixes };
    return [
      ...(wants(QuickFix) ? quickFixes(here, range, mendable) : []),
      ...(wants(fileFixAll) ? fixAll(here, fileFixAll, mendable) : []),
      ...fixAll(inNotebook, notebookFixAll, mendable),
    ];
  }

  /** The edit is made when somebody looks at it: a file that it appends to may have to be read. */
  async resolveCodeAction(action: FixAction): Promise<FixAction> {
    const edit = action.scan === undefined ? undefined : await toWorkspaceEdit(action.fixes, action.scan);
    if (edit !== undefined) {
      action.edit = edit;
    }
    return action;
  }
}

/** A report with the fixes of those of its findings that are looked at. */
interface MendableScan extends FolderScan {
  readonly fixes: ReadonlyMap<string, readonly Fix[]>;
}

/** What a menu is asked for. */
interface Menu {
  readonly document: vscode.TextDocument;
  readonly range: vscode.Range;
  readonly wants: (kind: vscode.CodeActionKind) => boolean;
}

/** A code action that remembers what it is made of until it is chosen. */
class FixAction extends vscode.CodeAction {
  fixes: readonly Fix[] = [];
  scan: FolderScan | undefined;
}

function findingsIn(documents: readonly vscode.TextDocument[], scan: FolderScan): readonly Finding[] {
  return visibleFindings(scan, settingsOf(scan.folder)).filter(({ location }) => {
    const text = scannedTextOf(location, scan);
    return text !== undefined && documents.includes(text.document) && isCurrent(text);
  });
}

/** All cells of the notebook: VS Code asks for a fix of the whole notebook with its first cell. */
function cellsBeside(document: vscode.TextDocument): readonly vscode.TextDocument[] {
  const all = vscode.workspace.notebookDocuments.map(notebook => notebook.getCells().map(cell => cell.document));
  return all.find(cells => cells.includes(document)) ?? [];
}

/** Of a cell of Python: its code, and that of the cells selected with it. */
function graduateAction(document: vscode.TextDocument): readonly FixAction[] {
  const cells = vscode.workspace.notebookDocuments.flatMap(notebook => notebook.getCells());
  const cell = cells.find(each => each.document === document);
  if (cell?.notebook.notebookType !== notebookType || document.languageId !== 'python') {
    return [];
  }
  const action = new FixAction(vscode.l10n.t('Graduate to module…'), extract);
  action.command = { title: action.title, command: commands.graduate, arguments: [cell] };
  return [action];
}

function findingsAt(range: vscode.Range, findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ position }) => position !== null && toRange(position).intersection(range));
}

/** With the other findings of their rules: all of them can be mended at once. */
function likeThoseAt(range: vscode.Range, findings: readonly Finding[]): readonly Finding[] {
  const rules = new Set(findingsAt(range, findings).map(({ rule }) => rule));
  return findings.filter(({ rule }) => rules.has(rule));
}

function quickFixes(findings: readonly Finding[], range: vscode.Range, scan: MendableScan): readonly FixAction[] {
  const here = findingsAt(range, findings);
  const ofRules = [...new Map(here.map(finding => [finding.rule, finding])).values()];
  return [
    ...here.flatMap(finding => mendActions(finding, scan)),
    ...ofRules.flatMap(finding => fixAllOfRule(finding, findings, scan)),
    ...ofRules.flatMap(finding => offeredActions(finding, scan)),
    ...ofRules.map(explainAction),
    ...here.flatMap(finding => silenceActions(finding, scan)),
    ...ofRules.flatMap(finding => waiveAction(finding, scan)),
  ];
}

function mendActions(finding: Finding, scan: MendableScan): readonly FixAction[] {
  const mends = mendsOf(finding, scan);
  return mends.map(fix => {
    const action = fixAction(fix.title, [fix], finding, scan);
    action.isPreferred = mends.length === 1 && fix.safety === 'safe';
    return action;
  });
}

function mendsOf(finding: Finding, scan: MendableScan): readonly Fix[] {
  return fixesNow(finding, scan).filter(({ silences }) => !silences);
}

function fixesNow({ fingerprint }: Finding, scan: MendableScan): readonly Fix[] {
  return (scan.fixes.get(fingerprint) ?? []).filter(fix => isApplicableNow(fix, scan));
}

/** The first fix of every finding of the rule, when there is more than one of them. */
function fixAllOfRule(finding: Finding, findings: readonly Finding[], scan: MendableScan): readonly FixAction[] {
  const alike = findings.filter(({ rule }) => rule === finding.rule);
  const fixes = withoutOverlaps(alike.flatMap(one => mendsOf(one, scan).slice(0, 1)));
  const title =
    finding.location.kind === 'cell'
      ? vscode.l10n.t('Fix all {0} places of {1} in this cell', fixes.length, finding.rule)
      : vscode.l10n.t('Fix all {0} places of {1} in this file', fixes.length, finding.rule);
  return fixes.length > 1 ? [fixAction(title, fixes, finding, scan)] : [];
}

/** Fixes of the whole check are built when they are chosen, and shown before they are made. */
function offeredActions(finding: Finding, { folder, report }: FolderScan): readonly FixAction[] {
  const project = report.projects.find(({ root }) => root === finding.project);
  const offers = project?.checks.find(({ rule }) => rule === finding.rule)?.fixes ?? [];
  const subject = { folder: folder.key, root: finding.project, rule: finding.rule };
  return folder.kind === 'workspace'
    ? offers
        .filter(({ ofPlaces }) => ofPlaces !== true)
        .map(({ title }) => commandAction(`${title}…`, commands.previewFix, finding, subject))
    : [];
}

function explainAction(finding: Finding): FixAction {
  return commandAction(vscode.l10n.t('Explain {0}', finding.rule), commands.explainRule, finding, finding.rule);
}

function silenceActions(finding: Finding, scan: MendableScan): readonly FixAction[] {
  const silencing = fixesNow(finding, scan).filter(({ silences }) => silences);
  return silencing.map(fix => fixAction(fix.title, [fix], finding, scan));
}

/** Untitled documents have no configuration. */
function waiveAction(finding: Finding, { folder }: FolderScan): readonly FixAction[] {
  const subject = { folder: folder.key, root: finding.project, rule: finding.rule };
  const title = vscode.l10n.t('Waive {0} in the configuration…', finding.rule);
  return folder.kind === 'workspace' ? [commandAction(title, commands.waiveCheck, finding, subject)] : [];
}

function fixAll(findings: readonly Finding[], kind: vscode.CodeActionKind, scan: MendableScan): readonly FixAction[] {
  const safe = findings.flatMap(finding =>
    mendsOf(finding, scan)
      .filter(({ safety }) => safety === 'safe')
      .slice(0, 1),
  );
  const fixes = withoutOverlaps(safe);
  if (fixes.length === 0) {
    return [];
  }
  const action = new FixAction(vscode.l10n.t('Apply all safe fixes of Preflight'), kind);
  action.fixes = fixes;
  action.scan = scan;
  return [action];
}

function fixAction(title: string, fixes: readonly Fix[], finding: Finding, scan: FolderScan): FixAction {
  const action = new FixAction(title, QuickFix);
  action.fixes = fixes;
  action.scan = scan;
  action.diagnostics = diagnosticsOf(finding);
  return action;
}

function commandAction(title: string, command: string, finding: Finding, argument: unknown): FixAction {
  const action = new FixAction(title, QuickFix);
  action.command = { title, command, arguments: [argument] };
  action.diagnostics = diagnosticsOf(finding);
  return action;
}

/** The lightbulb keeps the order of actions only when all of them belong to a diagnostic. */
function diagnosticsOf(finding: Finding): vscode.Diagnostic[] {
  return finding.position === null ? [] : [toDiagnostic(finding, finding.position)];
}
