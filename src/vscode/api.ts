import type * as vscode from 'vscode';
import type { HistoryRecord } from '../engine/index';
import type { CellStatus } from './cellStatus';
import type { ChecklistView, ViewHead } from './checklistView';
import type { CommitHistory } from './commitHistory';
import type { LearningView } from './learningView';
import type { LevelNotice } from './levelNotice';
import type { ReportPage } from './reportPage';
import type { StatusItems } from './statusItems';
import type { Walkthrough, WalkthroughProgress } from './walkthrough';
import type { FolderScan, ScanController } from './scanController';

/** What other extensions and our tests may ask. */
export interface Preflight {
  /** The last report of each folder. */
  readonly scans: () => readonly FolderScan[];
  /** A scan ended with a report; without one when a folder went away or its scan failed. */
  readonly onDidScan: vscode.Event<FolderScan | undefined>;
  /** Resolves when no scan runs or waits. */
  readonly whenIdle: () => Promise<void>;
  /** Resolves when a scan runs. */
  readonly whenScanning: () => Promise<void>;
  /** The rows of the checklist as VS Code draws them. */
  readonly checklist: vscode.TreeDataProvider<string>;
  /** The rows of the learning path. */
  readonly learningPath: vscode.TreeDataProvider<string>;
  /** What stands above the checklist and on its icon. */
  readonly checklistHead: () => ViewHead;
  /** What the status bar says of the level. */
  readonly statusText: () => string | undefined;
  /** Which steps of the walkthrough the files show as taken. */
  readonly walkthrough: () => WalkthroughProgress;
  /** The HTML of the report page while it is open. */
  readonly reportPage: () => string | undefined;
  /** Where the projects of a scanned folder stood at its commits. */
  readonly history: (scan: FolderScan) => readonly HistoryRecord[];
  readonly onDidChangeHistory: vscode.Event<void>;
  /** The notification about a level that was shown last. */
  readonly levelNotice: () => string | undefined;
  /** What stands below the cells of a notebook. */
  readonly cellStatus: vscode.NotebookCellStatusBarItemProvider;
}

export interface ApiParts {
  readonly controller: ScanController;
  readonly checklist: ChecklistView;
  readonly learning: LearningView;
  readonly report: ReportPage;
  readonly status: StatusItems;
  readonly walkthrough: Walkthrough;
  readonly history: CommitHistory;
  readonly notice: LevelNotice;
  readonly cellStatus: CellStatus;
}

export function createApi(parts: ApiParts): Preflight {
  const { controller, checklist, learning, report, status, walkthrough, history, notice, cellStatus } = parts;
  return {
    scans: () => controller.scans,
    onDidScan: controller.onDidScan,
    whenIdle: () => controller.waitUntil(() => controller.isIdle),
    whenScanning: () => controller.waitUntil(() => controller.isScanning),
    checklist: checklist.rows,
    learningPath: learning.rows,
    checklistHead: () => checklist.head,
    statusText: () => status.levelText,
    walkthrough: () => walkthrough.progress,
    reportPage: () => report.html,
    history: ({ folder }) => history.recordsOf(folder),
    onDidChangeHistory: history.onDidChange,
    levelNotice: () => notice.said,
    cellStatus,
  };
}
