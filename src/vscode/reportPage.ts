import * as vscode from 'vscode';
import { type PageLinks, reporters } from '../engine/index';
import { localDay } from '../host/localDay';
import { version } from '../../package.json';
import type { CommitHistory } from './commitHistory';
import { commands, reportView } from './names';
import type { Place } from './openPlace';
import { evidencePlace, placeOfFinding } from './ownPlaces';
import type { FolderScan, ScanController } from './scanController';
import { nameOf } from './scanFolder';

/** The page that the command line writes too, in an editor of its own, renewed by every scan while it is shown. */
export class ReportPage implements vscode.Disposable {
  readonly #controller: ScanController;
  readonly #history: CommitHistory;
  readonly #subscriptions: vscode.Disposable[];
  #shown: { readonly panel: vscode.WebviewPanel; readonly folder: string | undefined } | undefined;

  constructor(controller: ScanController, history: CommitHistory) {
    this.#controller = controller;
    this.#history = history;
    this.#subscriptions = [
      controller.onDidScan(() => this.#render()),
      history.onDidChange(() => this.#render()),
      vscode.window.registerWebviewPanelSerializer(reportView, {
        deserializeWebviewPanel: panel => {
          this.#show(panel, undefined);
          return Promise.resolve();
        },
      }),
    ];
  }

  /** What the page shows now; `undefined` when it is closed. For tests: a page without scripts cannot be asked. */
  get html(): string | undefined {
    return this.#shown?.panel.webview.html;
  }

  /** Opens the page of the folder, or of the one that is picked when several are open. */
  async open(picked?: FolderScan): Promise<void> {
    const scan = picked ?? (await this.pick());
    const name = scan === undefined ? 'Preflight' : `Preflight: ${nameOf(scan.folder)}`;
    this.#shown?.panel.dispose();
    this.#show(vscode.window.createWebviewPanel(reportView, name, vscode.ViewColumn.Active), scan?.folder.key);
  }

  dispose(): void {
    this.#shown?.panel.dispose();
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }

  #show(panel: vscode.WebviewPanel, folder: string | undefined): void {
    this.#shown = { panel, folder };
    panel.webview.options = { enableCommandUris: linking };
    panel.onDidDispose(() => {
      this.#shown = undefined;
    });
    this.#render();
  }

  #render(): void {
    if (this.#shown !== undefined) {
      const { panel, folder } = this.#shown;
      const scans = workspaceScans(this.#controller);
      const scan = scans.find(one => one.folder.key === folder) ?? scans[0];
      panel.webview.html = scan === undefined ? '' : this.#pageOf(scan);
    }
  }

  #pageOf(scan: FolderScan): string {
    const { folder, report } = scan;
    const links = linksIn(scan);
    const history = { records: this.#history.recordsOf(folder), today: localDay() };
    return reporters.html(report, { version, milliseconds: undefined, color: false, verbose: false, history, links });
  }

  /** The scan of the folder, or of the one that is picked when several are open. */
  async pick(): Promise<FolderScan | undefined> {
    const scans = workspaceScans(this.#controller);
    const items = scans.map(scan => ({ label: nameOf(scan.folder), scan }));
    return scans.length < 2
      ? scans[0]
      : (await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Of which folder?') }))?.scan;
  }
}

/** What the page may do, and no more. */
const linking = [commands.explainRule, commands.openFinding, commands.openEvidence];

/** A rule leads to its lesson, a place to its line. */
function linksIn(scan: FolderScan): PageLinks {
  // The address as text: as an object, a remote window would take it for one of its own side.
  const open = (command: string, place: Place | undefined): string | undefined =>
    place && address(command, { ...place, uri: place.uri.toString() });
  return {
    rule: rule => address(commands.explainRule, rule),
    finding: finding => open(commands.openFinding, placeOfFinding(finding, scan)),
    evidence: evidence => open(commands.openEvidence, evidencePlace(evidence, scan)),
  };
}

function address(command: string, argument: unknown): string {
  return `command:${command}?${encodeURIComponent(JSON.stringify([argument]))}`;
}

function workspaceScans({ scans }: ScanController): readonly FolderScan[] {
  return scans.filter(({ folder }) => folder.kind === 'workspace');
}
