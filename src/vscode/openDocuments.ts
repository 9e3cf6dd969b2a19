import * as vscode from 'vscode';
import type { ToWorker } from '../host/protocol';
import { notebookType } from './names';
import { notebookContent } from './notebookContent';
import { pathIn, type ScanFolder } from './scanFolder';

/** A text document or a cell at the version that was scanned. */
export interface ScannedText {
  readonly document: vscode.TextDocument;
  readonly version: number;
}

/** What an open editor showed when the scan began. Cells are in the order they had then. */
export type ScannedDocument =
  | (ScannedText & { readonly kind: 'text' })
  | { readonly kind: 'notebook'; readonly notebook: vscode.NotebookDocument; readonly cells: readonly ScannedText[] };

/** Open documents of a folder, by path. */
export type OpenDocuments = ReadonlyMap<string, ScannedDocument>;

/** Whether a document still is what was scanned: positions and fixes hold only then. */
export function isCurrent({ document, version }: ScannedText): boolean {
  return !document.isClosed && document.version === version;
}

/** Tells the worker what the open editors show: their text wins over what is stored, saved or not. */
export class DocumentSender {
  readonly #post: (message: ToWorker) => void;
  /** By folder and path: which document was sent, at which version. */
  readonly #sent = new Map<string, Map<string, string>>();
  readonly #numbers = new WeakMap<object, number>();
  #versions = 0;
  #documents = 0;

  constructor(post: (message: ToWorker) => void) {
    this.#post = post;
  }

  /** Sends what changed since the last time, and returns what the next scan will see. */
  send(folder: ScanFolder): OpenDocuments {
    const open = findOpenDocuments(folder);
    const before = this.#sent.get(folder.key) ?? new Map<string, string>();
    const now = new Map<string, string>();
    for (const [path, document] of open) {
      const stamp = this.#stampOf(document);
      now.set(path, stamp);
      if (before.get(path) !== stamp) {
        this.#sendEdit(folder, path, contentOf(document));
      }
    }
    for (const path of before.keys()) {
      if (!now.has(path)) {
        this.#sendEdit(folder, path, undefined);
      }
    }
    this.#sent.set(folder.key, now);
    return open;
  }

  /** The worker knows nothing of the folder any more: everything is sent again. */
  forget(folder: ScanFolder): void {
    this.#sent.delete(folder.key);
  }

  #sendEdit(folder: ScanFolder, path: string, bytes: Uint8Array | undefined): void {
    this.#versions += 1;
    this.#post({ kind: 'edit', folder: folder.key, path, version: this.#versions, bytes });
  }

  /** Versions start anew when a document is opened again, so the document itself is part of the stamp. */
  #stampOf(document: ScannedDocument): string {
    if (document.kind === 'text') {
      return `${this.#numberOf(document.document)}.${document.version}`;
    }
    const cells = document.cells.map(cell => `${this.#numberOf(cell.document)}.${cell.version}`);
    return [this.#numberOf(document.notebook), document.notebook.version, ...cells].join(' ');
  }

  #numberOf(document: object): number {
    const known = this.#numbers.get(document);
    if (known !== undefined) {
      return known;
    }
    this.#documents += 1;
    this.#numbers.set(document, this.#documents);
    return this.#documents;
  }
}

export function findOpenDocuments(folder: ScanFolder): OpenDocuments {
  const open = new Map<string, ScannedDocument>();
  for (const document of vscode.workspace.textDocuments) {
    const path = pathIn(folder, document.uri, document.languageId);
    if (path !== undefined && !document.isClosed) {
      open.set(path, { kind: 'text', document, version: document.version });
    }
  }
  for (const notebook of vscode.workspace.notebookDocuments) {
    const path = pathIn(folder, notebook.uri, notebook.notebookType);
    if (path !== undefined && notebook.notebookType === notebookType && !notebook.isClosed) {
      const cells = notebook.getCells().map(({ document }) => ({ document, version: document.version }));
      open.set(path, { kind: 'notebook', notebook, cells });
    }
  }
  return open;
}

function contentOf(open: ScannedDocument): Uint8Array {
  return open.kind === 'text' ? new TextEncoder().encode(open.document.getText()) : notebookContent(open.notebook);
}
