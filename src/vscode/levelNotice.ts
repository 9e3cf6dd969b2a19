import * as vscode from 'vscode';
import { type ProjectReport, levelName } from '../engine/index';
import { version } from '../../package.json';
import { commands, section, settings } from './names';
import type { FolderScan } from './scanController';
import { nameOf } from './scanFolder';
import { notifiesLevels } from './settings';

/** The highest level that a project ever had, and the version of the rules that said so. */
interface Reached {
  readonly level: number;
  readonly pack: string;
}

/** Shows a notification and gives back which of its buttons was pressed, if any. */
type Ask = (message: string, ...buttons: string[]) => Thenable<string | undefined>;

type ReachedLevels = Readonly<Record<string, Reached>>;

const REACHED = 'preflight.reached';

/**
 * The one notification there is: a project has a level that it never had before. A level that is lost and found again
 * is no news, and neither is one that other rules give, nor the level that a project has when it is first seen.
 */
export class LevelNotice {
  readonly #store: vscode.Memento;
  readonly #ask: Ask;
  /** What was said last; `undefined` when nothing was. For tests: VS Code tells nobody what it shows. */
  said: string | undefined;

  constructor(store: vscode.Memento, ask: Ask = vscode.window.showInformationMessage) {
    this.#store = store;
    this.#ask = ask;
  }

  async heed({ folder, report: { projects } }: FolderScan): Promise<void> {
    const before = this.#store.get<ReachedLevels>(REACHED, {});
    const now = projects.map(project => ({ project, key: `${folder.key} | ${project.root}` }));
    const changed = now.filter(({ project, key }) => rises(before[key], project));
    if (changed.length === 0) {
      return;
    }
    const reached = changed.map(({ project, key }) => [key, { level: project.level, pack: version }]);
    const written = this.#store.update(REACHED, { ...before, ...Object.fromEntries(reached) });
    const [highest] = changed
      .filter(({ key }) => before[key]?.pack === version)
      .sort((a, b) => b.project.level - a.project.level);
    if (highest !== undefined && notifiesLevels()) {
      const { root } = highest.project;
      await this.#say(root === '.' ? nameOf(folder) : root, highest.project);
    }
    await written;
  }

  async #say(project: string, { level }: ProjectReport): Promise<void> {
    const words = { project, level, name: levelName(level) };
    this.said = vscode.l10n.t('{project} has reached Level {level} · {name}.', words);
    const show = vscode.l10n.t('Show the report');
    const never = vscode.l10n.t('Do not show again');
    const picked = await this.#ask(this.said, show, never);
    if (picked === show) {
      await vscode.commands.executeCommand(commands.showReport);
    } else if (picked === never) {
      const configuration = vscode.workspace.getConfiguration(section);
      await configuration.update(settings.notifications, 'off', vscode.ConfigurationTarget.Global);
    }
  }
}

function rises(before: Reached | undefined, { level }: ProjectReport): boolean {
  return before?.pack !== version || level > before.level;
}
