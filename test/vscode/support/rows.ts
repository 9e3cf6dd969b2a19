import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { preflight } from './preflight';

/** A row of the checklist as VS Code draws it. */
export interface Row {
  readonly depth: number;
  readonly id: string;
  readonly item: vscode.TreeItem;
}

/** Every row of the checklist, open or not, from top to bottom. */
export async function checklistRows(): Promise<readonly Row[]> {
  return rowsOf((await preflight()).checklist);
}

/** Every row of the learning path, open or not, from top to bottom. */
export async function learningRows(): Promise<readonly Row[]> {
  return rowsOf((await preflight()).learningPath);
}

async function rowsOf(tree: vscode.TreeDataProvider<string>): Promise<readonly Row[]> {
  const rows: Row[] = [];
  const visit = async (parent: string | undefined, depth: number): Promise<void> => {
    for (const id of (await tree.getChildren(parent)) ?? []) {
      rows.push({ depth, id, item: await tree.getTreeItem(id) });
      await visit(id, depth + 1);
    }
  };
  await visit(undefined, 0);
  return rows;
}

/** The rows as text: `  CI runs the tests – missing`. */
export async function checklistText(): Promise<readonly string[]> {
  const rows = await checklistRows();
  return rows.map(({ depth, item }) => `${'  '.repeat(depth)}${labelOf(item)} – ${String(item.description)}`);
}

/** The first row below a check (or anywhere) whose label holds a text. */
export async function findRow(label: string): Promise<Row> {
  const rows = await checklistRows();
  const row = rows.find(({ item }) => labelOf(item).includes(label));
  assert.ok(row, `No row "${label}" in the checklist:\n${(await checklistText()).join('\n')}`);
  return row;
}

/** The row of a check, below its stage or group, by its rule; in the first folder, or in one with this uri. */
export async function findCheck(rule: string, folder = ''): Promise<Row> {
  const row = (await checklistRows()).find(({ id }) => id.includes(folder) && id.endsWith(` | check | ${rule}`));
  assert.ok(row, `No check ${rule} in the checklist:\n${(await checklistText()).join('\n')}`);
  return row;
}

/** Does what a click on the row does. */
export async function clickRow({ item }: Row): Promise<void> {
  assert.ok(item.command, `A click on "${labelOf(item)}" does nothing.`);
  const given: readonly unknown[] = item.command.arguments ?? [];
  await vscode.commands.executeCommand(item.command.command, ...given);
}

export function labelOf({ label }: vscode.TreeItem): string {
  return typeof label === 'string' ? label : (label?.label ?? '');
}
