import * as vscode from 'vscode';
import { type Rule, renderLesson } from '../engine/index';
import { rulePage } from './convert';
import { ruleScheme } from './names';
import type { ScanController } from './scanController';

/** Serves the page of each rule as a document of our own, made from the rules that the last scan ran. */
export function registerRulePages(controller: ScanController): vscode.Disposable {
  const changes = new vscode.EventEmitter<vscode.Uri>();
  const provider = vscode.workspace.registerTextDocumentContentProvider(ruleScheme, {
    onDidChange: changes.event,
    provideTextDocumentContent: ({ path }) => {
      const id = path.replace(/^\/|\.md$/g, '');
      const rule = rulesOf(controller).find(one => one.id === id);
      return rule === undefined ? `# ${id}\n\nThe page is here as soon as a folder was scanned.\n` : renderLesson(rule);
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

async function pickRule(rules: readonly Rule[]): Promise<string | undefined> {
  const items = rules.map(({ id, title }) => ({ label: title, description: id, id }));
  const picked = await vscode.window.showQuickPick(items, { placeHolder: 'Which rule?', matchOnDescription: true });
  return picked?.id;
}

function rulesOf({ scans }: ScanController): readonly Rule[] {
  return scans[0]?.report.rules ?? [];
}
