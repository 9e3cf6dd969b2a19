import * as vscode from 'vscode';
import { type Finding, RULES_FOLDER, isWorkspaceRule, placeOf } from '../engine/index';
import { openPlace } from './openPlace';
import { placeOfFinding } from './ownPlaces';
import { type FolderScan, type ScanController, atOnce } from './scanController';
import { type ScanFolder, isNearest, pathIn } from './scanFolder';

/**
 * Says what the rule of the repository that is being written, saved or not, finds in a file: the one that is named, or
 * one that is chosen among those that are open and those in which it finds something.
 */
export async function tryRule(controller: ScanController, given: unknown): Promise<void> {
  const rule = ruleInFront(controller);
  if (rule === undefined) {
    await vscode.window.showInformationMessage(vscode.l10n.t('Open a rule below {0} first.', RULES_FOLDER));
    return;
  }
  const { key } = rule.folder;
  controller.request(key, atOnce);
  await controller.waitUntil(() => controller.isIdle);
  const scan = controller.scans.find(({ folder }) => folder.key === key);
  const fault = scan?.report.problems.find(({ path }) => path === rule.path);
  if (scan === undefined || fault !== undefined) {
    await vscode.window.showWarningMessage(fault?.message ?? vscode.l10n.t('The scan failed: the log says why.'));
    return;
  }
  const found = scan.report.findings.filter(({ rule: id }) => id === idOf(rule.path));
  const file = typeof given === 'string' ? given : await chooseFile(scan, rule, found);
  await (file === undefined ? undefined : showPlaces(scan, file, found));
}

interface OwnRule {
  readonly folder: ScanFolder;
  readonly path: string;
}

function ruleInFront({ folders }: ScanController): OwnRule | undefined {
  const document = vscode.window.activeTextEditor?.document;
  const found = folders.flatMap(folder => {
    const path = document === undefined ? undefined : pathIn(folder, document.uri, document.languageId);
    return path !== undefined && isWorkspaceRule(path) && isNearest(folder, path) ? [{ folder, path }] : [];
  });
  return found[0];
}

/** `.preflight/rules/team/no-scratch.yaml` → `team/no-scratch` */
function idOf(path: string): string {
  return path.slice(RULES_FOLDER.length).replace(/\.ya?ml$/, '');
}

/** Files with places first, then the others that are open. */
async function chooseFile(
  { open }: FolderScan,
  { path }: OwnRule,
  found: readonly Finding[],
): Promise<string | undefined> {
  const paths = new Set([...found.map(({ location }) => location.path), ...open.keys()]);
  const items = [...paths]
    .filter(one => one !== path)
    .map(label => {
      const count = found.filter(({ location }) => location.path === label).length;
      return { label, description: count === 1 ? vscode.l10n.t('1 place') : vscode.l10n.t('{0} places', count) };
    });
  const placeHolder = vscode.l10n.t('On which file?');
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.label;
}

async function showPlaces(scan: FolderScan, file: string, found: readonly Finding[]): Promise<void> {
  const places = found.filter(({ location }) => location.path === file);
  if (places.length === 0) {
    await vscode.window.showInformationMessage(vscode.l10n.t('The rule finds nothing in {0}.', file));
    return;
  }
  const items = places.map(finding => ({ label: placeOf(finding), detail: finding.message, finding }));
  const title = vscode.l10n.t('What the rule finds in {0}', file);
  const picked = await vscode.window.showQuickPick(items, { title });
  const place = picked === undefined ? undefined : placeOfFinding(picked.finding, scan);
  await (place === undefined ? undefined : openPlace(place));
}
