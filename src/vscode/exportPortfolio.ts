import * as vscode from 'vscode';
import {
  BADGE_JSON,
  BADGE_SVG,
  type PortfolioFacts,
  READINESS_FILE,
  isOwnBadge,
  mergePortfolio,
  renderBadgeJson,
  renderBadgeSvg,
  renderPortfolio,
} from '../engine/index';
import { localDay } from '../host/localDay';
import { version } from '../../package.json';
import type { CommitHistory } from './commitHistory';
import type { LearnerMemory } from './learnerMemory';
import { countStates, standOfLessons } from './learningTree';
import type { ReportPage } from './reportPage';
import type { FolderScan } from './scanController';
import { uriIn } from './scanFolder';

/** Writes READINESS.md from the last report and shows it. A file that a person wrote is left as it is, with a sentence. */
export async function exportReadiness(page: ReportPage, history: CommitHistory, memory: LearnerMemory): Promise<void> {
  const scan = await page.pick();
  const place = scan === undefined ? undefined : uriIn(scan.folder, READINESS_FILE);
  if (scan === undefined || place === undefined) {
    return;
  }
  const facts = { ...factsOf(scan, history), lessons: lessonsIn(scan, memory) };
  const merged = mergePortfolio(await textAt(place), renderPortfolio(scan.report, facts));
  if (merged.kind === 'refused') {
    await vscode.window.showWarningMessage(merged.reason);
    return;
  }
  if (await write(place, merged.text)) {
    await vscode.window.showTextDocument(place, { preview: true });
  }
}

/** Writes the badge as SVG and as JSON for shields.io. */
export async function exportBadge(page: ReportPage, history: CommitHistory): Promise<void> {
  const scan = await page.pick();
  if (scan === undefined) {
    return;
  }
  const facts = factsOf(scan, history);
  const files = [
    { file: BADGE_SVG, text: renderBadgeSvg(scan.report, facts) },
    { file: BADGE_JSON, text: renderBadgeJson(scan.report, facts) },
  ].flatMap(({ file, text }) => {
    const place = uriIn(scan.folder, file);
    return place === undefined ? [] : [{ file, text, place }];
  });
  for (const { file, place, text } of files) {
    if (!isOwnBadge((await textAt(place)) ?? text)) {
      await vscode.window.showWarningMessage(
        vscode.l10n.t('{0} is there, and not written by Preflight: move it first.', file),
      );
      return;
    }
  }
  for (const { place, text } of files) {
    await write(place, text);
  }
}

function factsOf({ folder }: FolderScan, history: CommitHistory): PortfolioFacts {
  return { today: localDay(), version, commit: '', records: history.recordsOf(folder) };
}

/** `3 practised · 1 read`: what is left is no part of a portfolio. */
function lessonsIn(scan: FolderScan, memory: LearnerMemory): string {
  const lessons = standOfLessons([scan], rule => memory.isRead(rule));
  return countStates(lessons.filter(({ isAsked, state }) => isAsked && state !== 'to-do'));
}

/** `undefined` where there is no file. */
async function textAt(place: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(place));
  } catch {
    return undefined;
  }
}

/** Whether it could be written; why not is said. */
async function write(place: vscode.Uri, text: string): Promise<boolean> {
  try {
    await vscode.workspace.fs.writeFile(place, new TextEncoder().encode(text));
    return true;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    await vscode.window.showWarningMessage(
      vscode.l10n.t('{0} could not be written: {1}', vscode.workspace.asRelativePath(place), reason),
    );
    return false;
  }
}
