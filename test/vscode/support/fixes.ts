import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** The quick fixes (or actions of another kind) the lightbulb would offer at a place of a document. */
export async function fixesAt(
  uri: vscode.Uri,
  range: vscode.Range,
  kind = vscode.CodeActionKind.QuickFix.value,
): Promise<readonly vscode.CodeAction[]> {
  const command = 'vscode.executeCodeActionProvider';
  const everyEdit = 50;
  return vscode.commands.executeCommand<vscode.CodeAction[]>(command, uri, range, kind, everyEdit);
}

/** Does what a click on the fix with this title does: its edit, then its command. */
export async function applyFix(uri: vscode.Uri, range: vscode.Range, title: string): Promise<void> {
  const offered = await fixesAt(uri, range);
  const fix = offered.find(one => one.title.includes(title));
  assert.ok(fix, `No fix "${title}" among: ${offered.map(one => one.title).join(' | ')}`);
  if (fix.edit) assert.ok(await vscode.workspace.applyEdit(fix.edit), `VS Code refused the edit of "${title}".`);
  if (fix.command) await runCommand(fix.command);
}

async function runCommand({ command, arguments: given }: vscode.Command): Promise<void> {
  const values: readonly unknown[] = given ?? [];
  await vscode.commands.executeCommand(command, ...values);
}
