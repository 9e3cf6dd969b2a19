import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { FolderScan } from '../../../src/vscode/scanController';
import type { Preflight } from '../../../src/vscode/api';
import { until } from './until';

/** The extension under test, activated; what it returns is its own. */
export async function preflight(): Promise<Preflight> {
  const extension = vscode.extensions.getExtension<Preflight>('ml-preflight.ml-preflight');
  assert.ok(extension, 'The extension is not installed here.');
  return extension.activate();
}

/** Waits until the extension is active and has scanned what is there. */
export async function firstScan(): Promise<void> {
  await (await preflight()).whenIdle();
}

/** Waits for a report of the first workspace folder (or of another one) that is as it should be. */
export async function reportWhere(what: string, holds: (scan: FolderScan) => boolean, folder = 0): Promise<FolderScan> {
  const api = await preflight();
  const key = vscode.workspace.workspaceFolders?.[folder]?.uri.toString();
  return until(api.onDidScan, {
    what,
    value: () => api.scans().find(scan => scan.folder.key === key && holds(scan)),
  });
}

/** The status of a check in the first project of a scan. */
export function statusOf({ report }: FolderScan, rule: string): string | undefined {
  return report.projects[0]?.checks.find(check => check.rule === rule)?.status;
}
