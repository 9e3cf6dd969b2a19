import * as vscode from 'vscode';
import { type LessonHere, type Rule, isApplicable, pairChecks, renderLesson } from '../engine/index';
import { describeState } from './checklistCheck';
import { rulePage } from './convert';
import type { LearnerMemory } from './learnerMemory';
import { ruleScheme } from './names';
import { tourPlaces, withLine } from './ownPlaces';
import type { ScanController } from './scanController';

/**
 * Serves the page of each rule as a document of our own, made from the rules that the last scan ran and from what it
 * found. A page that is shown counts as read.
 */
export function registerRulePages(controller: ScanController, memory: LearnerMemory): vscode.Disposable {
  const changes = new vscode.EventEmitter<vscode.Uri>();
  const provider = vscode.workspace.registerTextDocumentContentProvider(ruleScheme, {
    onDidChange: changes.event,
    provideTextDocumentContent: async ({ path }) => {
      const id = path.replace(/^\/|\.md$/g, '');
      const rule = rulesOf(controller).find(one => one.id === id);
      if (rule === undefined) {
        return `# ${id}\n\n${vscode.l10n.t('The page is here as soon as a folder was scanned.')}\n`;
      }
      await (memory.isRead(id) ? undefined : memory.markRead(id));
      return renderLesson(rule, await describeHere(rule, controller));
    },
  });
  // A page that VS Code opened again at its start was asked for before the first scan.
  const refresh = controller.onDidScan(() => {
    for (const { uri } of vscode.workspace.textDocuments.filter(document => document.uri.scheme === ruleScheme)) {
      changes.fire(uri);
    }
  });
  return vscode.Disposable.from(provider, refresh, changes);
}

/** Opens the page of a rule in VS Code's Markdown preview; asks which one when none is given. */
export async function explainRule(controller: ScanController, id: string | undefined): Promise<void> {
  const rule = id ?? (await pickRule(rulesOf(controller)));
  if (rule === undefined) {
    return;
  }
  const uri = rulePage(rule);
  const hasPreview = vscode.extensions.getExtension('vscode.markdown-language-features') !== undefined;
  await (hasPreview
    ? vscode.commands.executeCommand('markdown.showPreview', uri)
    : vscode.window.showTextDocument(uri, { preview: true }));
}

/** Asks for one of the rules; `undefined` when none was chosen. */
export async function pickRule(rules: readonly Rule[]): Promise<string | undefined> {
  const items = rules.map(({ id, title }) => ({ label: title, description: id, id }));
  const picked = await vscode.window.showQuickPick(items, {
    placeHolder: vscode.l10n.t('Which rule?'),
    matchOnDescription: true,
  });
  return picked?.id;
}

export function rulesOf({ scans }: ScanController): readonly Rule[] {
  return scans[0]?.report.rules ?? [];
}

/** What the lesson says of this workspace: the project that it is asked of, and the learner's own lines. */
async function describeHere(rule: Rule, controller: ScanController): Promise<LessonHere | undefined> {
  const folders = controller.scans.filter(({ folder }) => folder.kind === 'workspace');
  const stands = folders.flatMap(({ report }) =>
    report.projects.flatMap(project =>
      pairChecks(project, report)
        .filter(pair => pair.rule.id === rule.id)
        .map(({ check }) => {
          const count = report.findings.filter(one => one.rule === rule.id && one.project === project.root).length;
          return { check, count, frameworks: project.frameworks };
        }),
    ),
  );
  const shown = stands.find(({ check }) => isApplicable(check)) ?? stands[0];
  if (shown === undefined) {
    return undefined;
  }
  const places = await Promise.all(tourPlaces(rule.id, controller).map(withLine));
  const frameworks = stands.flatMap(stand => stand.frameworks);
  return { state: describeState(shown.check, shown.count), places, frameworks };
}
