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
  const fix = await offeredFix(uri, range, title);
  if (fix.edit) assert.ok(await vscode.workspace.applyEdit(fix.edit), `VS Code refused the edit of "${title}".`);
  if (fix.command) await runCommand(fix.command);
}

/** A file that has just been opened is scanned again; like VS Code's lightbulb this asks again until that is done. */
async function offeredFix(uri: vscode.Uri, range: vscode.Range, title: string): Promise<vscode.CodeAction> {
  const limit = performance.now() + 5000;
  for (;;) {
    const offered = await fixesAt(uri, range);
    const fix = offered.find(one => one.title.includes(title));
    if (fix !== undefined) return fix;
    const among = offered.map(one => one.title).join(' | ');
    assert.ok(performance.now() < limit, `No fix "${title}" among: ${among}`);
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}

async function runCommand({ command, arguments: given }: vscode.Command): Promise<void> {
  const values: readonly unknown[] = given ?? [];
  await vscode.commands.executeCommand(command, ...values);
}
