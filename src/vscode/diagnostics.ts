import * as vscode from 'vscode';
import { type DiagnosticPlace, placesOf } from './diagnosticPlaces';
import { Focus } from './focus';
import { deferredIn } from './deferral';
import { isCurrent } from './openDocuments';
import type { FolderScan, ScanController } from './scanController';
import { focusLines, settingsOf } from './settings';

type Uris = ReadonlyMap<string, vscode.Uri>;

/** Shows the reports' findings in editors and in Problems. It holds none of its own: each report replaces the last. */
export class Diagnostics {
  readonly #collection = vscode.languages.createDiagnosticCollection('preflight');
  readonly #controller: ScanController;
  readonly #listening: vscode.Disposable;
  readonly #focus: Focus;
  /** The last findings of each document, by its address, those around the cursor among them. */
  readonly #places = new Map<string, { readonly place: DiagnosticPlace; readonly version: number | undefined }>();
  /** What has been set, by folder: what a new report does not name is cleared. */
  readonly #shown = new Map<string, Uris>();
  /** What was left to other linters when a folder was shown last. */
  readonly #deferred = new Map<string, string>();

  constructor(controller: ScanController) {
    this.#controller = controller;
    this.#focus = new Focus(focusLines, document => {
      const set = this.#places.get(document.uri.toString());
      // After an edit, squiggles have moved with the text: the next report sets them anew.
      if (set !== undefined && set.version === document.version) {
        this.#set(set.place);
      }
    });
    this.#listening = vscode.Disposable.from(
      controller.onDidScan(() => this.#showAll()),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#delete(uri)),
      vscode.workspace.onDidCloseNotebookDocument(notebook => {
        for (const { document } of notebook.getCells()) {
          this.#delete(document.uri);
        }
      }),
      vscode.languages.onDidChangeDiagnostics(({ uris }) => this.#reconsider(uris)),
    );
  }

  dispose(): void {
    this.#listening.dispose();
    this.#focus.dispose();
    this.#collection.dispose();
  }

  #showAll(): void {
    const { scans } = this.#controller;
    for (const [key, uris] of this.#shown) {
      if (!scans.some(({ folder }) => folder.key === key)) {
        this.#shown.delete(key);
        this.#clear(uris, new Set());
      }
    }
    for (const scan of scans) {
      this.#show(scan);
    }
  }

  #show(scan: FolderScan): void {
    const { key } = scan.folder;
    const settings = settingsOf(scan.folder);
    const places = placesOf(scan, settings);
    this.#deferred.set(key, deferredIn(scan, settings));
    for (const place of places.values()) {
      this.#set(place);
    }
    const waiting = changedSince(scan);
    const before = this.#shown.get(key) ?? new Map<string, vscode.Uri>();
    this.#clear(before, new Set([...places.keys(), ...waiting.keys()]));
    this.#shown.set(key, new Map([...waiting, ...Array.from(places, ([text, { uri }]) => [text, uri] as const)]));
  }

  #clear(uris: Uris, keep: ReadonlySet<string>): void {
    for (const [text, uri] of uris) {
      if (!keep.has(text)) {
        this.#delete(uri);
      }
    }
  }

  #set(place: DiagnosticPlace): void {
    const key = place.uri.toString();
    const version = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === key)?.version;
    this.#places.set(key, { place, version });
    this.#collection.set(place.uri, this.#focus.filter(place.uri, place.diagnostics));
  }

  #delete(uri: vscode.Uri): void {
    this.#places.delete(uri.toString());
    this.#collection.delete(uri);
  }

  /** Another linter spoke: what it says now may be what we say, or no longer. */
  #reconsider(uris: readonly vscode.Uri[]): void {
    for (const scan of this.#controller.scans) {
      const shown = this.#shown.get(scan.folder.key);
      const isTouched = uris.some(uri => shown?.has(uri.toString()));
      if (isTouched && deferredIn(scan, settingsOf(scan.folder)) !== this.#deferred.get(scan.folder.key)) {
        this.#show(scan);
      }
    }
  }
}

/** Documents that were edited after the scan: their squiggles move with the text until the next report. */
function changedSince({ open }: FolderScan): Uris {
  const texts = [...open.values()].flatMap(document => (document.kind === 'text' ? [document] : document.cells));
  const changed = texts.filter(text => !text.document.isClosed && !isCurrent(text));
  return new Map(changed.map(({ document }) => [document.uri.toString(), document.uri]));
}
