import * as vscode from 'vscode';
import { type EditorSettings, type Grouping, groupings, profiles, severities } from '../engine/index';
import { section, settings } from './names';
import type { ScanFolder } from './scanFolder';

export type Run = 'onType' | 'onSave' | 'manual';

export interface FolderSettings {
  readonly enable: boolean;
  readonly run: Run;
  /** What changes the answers; the configuration file wins over it. */
  readonly engine: EditorSettings;
  /** Findings shown in one file; 0 shows all. */
  readonly maxPerFile: number;
  readonly scope: 'openFiles' | 'workspace';
  /** What the baseline accepts is shown as hints. */
  readonly showsBaseline: boolean;
  /** Linters by the names that `deferTo` has: `ruff`. */
  readonly deferTo: readonly string[];
}

/** The settings as they hold in a folder. A value of the wrong type is taken as not set. */
export function settingsOf(folder: ScanFolder): FolderSettings {
  const configuration = vscode.workspace.getConfiguration(section, folder.kind === 'workspace' ? folder.uri : null);
  const get = (key: string): unknown => configuration.get<unknown>(key);
  const { enable, run, profile, rules, exclude, maxPerFile, scope, deferTo, baseline } = settings;
  return {
    enable: get(enable) !== false,
    run: readRun(get(run)),
    engine: {
      profile: profiles.find(word => word === get(profile)),
      rules: readRules(get(rules)),
      exclude: readTexts(get(exclude)),
      ownRules: vscode.workspace.isTrusted,
    },
    maxPerFile: readCount(get(maxPerFile), 20),
    scope: get(scope) === 'workspace' ? 'workspace' : 'openFiles',
    showsBaseline: get(baseline) === 'hint',
    deferTo: readTexts(get(deferTo)),
  };
}

/** How the checklist is shown; settings of the window. */
export interface ChecklistSettings {
  /** Steps shown of a project, from 1 to 5. */
  readonly nextSteps: number;
  readonly groupBy: Grouping;
  readonly showMet: boolean;
  readonly showBadge: boolean;
}

export function checklistSettings(): ChecklistSettings {
  const configuration = vscode.workspace.getConfiguration(section);
  const get = (key: string): unknown => configuration.get<unknown>(key);
  const { nextSteps, groupBy, showMet, badge } = settings;
  return {
    nextSteps: Math.min(Math.max(readCount(get(nextSteps), 3), 1), 5),
    groupBy: groupings.find(word => word === get(groupBy)) ?? 'stage',
    showMet: get(showMet) !== false,
    showBadge: get(badge) !== 'off',
  };
}

/** How many lines around the cursor are kept free of findings in a document; 0 keeps none. */
export function focusLines(document: vscode.Uri): number {
  const value = vscode.workspace.getConfiguration(section, document).get<unknown>(settings.focusMode);
  return readCount(value, 0);
}

/** Whether editors show only findings on lines that were changed since the base version. */
export function showsChangedLinesOnly(folder: ScanFolder): boolean {
  const resource = folder.kind === 'workspace' ? folder.uri : null;
  return vscode.workspace.getConfiguration(section, resource).get<unknown>(settings.changedLinesOnly) === true;
}

/** Where records of commits are kept: by the editor, in the repository, or nowhere. */
export type HistoryStore = 'editor' | 'repository' | 'off';

export function historyStoreOf(folder: ScanFolder): HistoryStore {
  const resource = folder.kind === 'workspace' ? folder.uri : null;
  const value = vscode.workspace.getConfiguration(section, resource).get<unknown>(settings.historyStore);
  return value === 'repository' || value === 'off' ? value : 'editor';
}

/** Whether a notification may say that a level is reached; a setting of the user. */
export function notifiesLevels(): boolean {
  return vscode.workspace.getConfiguration(section).get<unknown>(settings.notifications) !== 'off';
}

/** Whether cells of a notebook say how many findings they have. */
export function showsInCells(notebook: vscode.Uri): boolean {
  return vscode.workspace.getConfiguration(section, notebook).get<unknown>(settings.cellStatusBar) !== false;
}

/** Whether language models may use the tools; a setting of the window. */
export function offersAgentTools(): boolean {
  return vscode.workspace.getConfiguration(section).get<unknown>(settings.agentTools) !== false;
}

/** Whether the status bar shows the level; a setting of the window. */
export function showsStatusBar(): boolean {
  return vscode.workspace.getConfiguration(section).get<unknown>(settings.statusBar) !== false;
}

function readRun(value: unknown): Run {
  return value === 'onSave' || value === 'manual' ? value : 'onType';
}

function readCount(value: unknown, fallback: number): number {
  return typeof value === 'number' && value >= 0 ? Math.floor(value) : fallback;
}

function readTexts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter(item => typeof item === 'string') : [];
}

function readRules(value: unknown): EditorSettings['rules'] {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const words = ['off', ...severities] as const;
  return Object.fromEntries(
    entries.flatMap(([rule, given]) => {
      const setting = words.find(word => word === given);
      return setting === undefined ? [] : [[rule, setting]];
    }),
  );
}
