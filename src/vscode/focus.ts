import * as vscode from 'vscode';

/** Keeps the lines around the cursor free of findings, so that nobody is corrected while still writing. */
export class Focus {
  readonly #linesOf: (uri: vscode.Uri) => number;
  readonly #listening: vscode.Disposable;
  #last: vscode.TextDocument | undefined;

  /** `linesOf` says how many lines are kept free in a document: 0 none, 1 that of the cursor, 2 its neighbours too. */
  constructor(linesOf: (uri: vscode.Uri) => number, changed: (document: vscode.TextDocument) => void) {
    this.#linesOf = linesOf;
    this.#listening = vscode.Disposable.from(
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.#tell(textEditor, changed)),
      vscode.window.onDidChangeActiveTextEditor(editor => this.#tell(editor, changed)),
    );
  }

  /** What is left to show of a document's findings. */
  filter(uri: vscode.Uri, diagnostics: readonly vscode.Diagnostic[]): vscode.Diagnostic[] {
    const editor = vscode.window.activeTextEditor;
    const lines = this.#linesOf(uri);
    if (lines === 0 || editor?.document.uri.toString() !== uri.toString()) {
      return [...diagnostics];
    }
    return diagnostics.filter(({ range }) =>
      editor.selections.every(
        ({ active }) => range.start.line > active.line + lines - 1 || range.end.line < active.line - lines + 1,
      ),
    );
  }

  dispose(): void {
    this.#listening.dispose();
  }

  /** The document with the cursor is shown anew, and so is the one that had it before. */
  #tell(editor: vscode.TextEditor | undefined, changed: (document: vscode.TextDocument) => void): void {
    const now = editor?.document;
    const touched = new Set([this.#last, now].filter(document => document !== undefined));
    this.#last = now;
    for (const document of touched) {
      if (!document.isClosed && this.#linesOf(document.uri) > 0) {
        changed(document);
      }
    }
  }
}
