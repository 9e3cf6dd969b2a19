import * as vscode from 'vscode';

/** Sets a setting of ours for the workspace, or takes it back, and waits until VS Code has told everybody. */
export async function setSetting(name: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration('preflight').update(name, value, vscode.ConfigurationTarget.Workspace);
}
