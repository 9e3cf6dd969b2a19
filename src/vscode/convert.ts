import * as vscode from 'vscode';
import type { Finding, Location, Position, Problem, Severity, Span, TextEdit } from '../engine/index';
import { ruleScheme, source } from './names';
import type { ScannedText } from './openDocuments';
import type { FolderScan } from './scanController';

/** The open document a place lies in, at the version that was scanned: a cell for a notebook that is open. */
export function scannedTextOf(location: Location, { open }: FolderScan): ScannedText | undefined {
  const document = open.get(location.path);
  if (document?.kind === 'notebook') {
    return location.kind === 'cell' ? document.cells[location.cell] : undefined;
  }
  return location.kind === 'file' ? document : undefined;
}

/** Lines and columns from 1 → lines and characters from 0. */
export function toRange({ line, column, endLine, endColumn }: Position): vscode.Range {
  return new vscode.Range(line - 1, column - 1, endLine - 1, endColumn - 1);
}

/** Cells from 0 → the selection of one cell. */
export function toCellRange(cell: number): vscode.NotebookRange {
  return new vscode.NotebookRange(cell, cell + 1);
}

export function toDiagnostic(finding: Finding, position: Position): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(toRange(position), finding.message, severities[finding.severity]);
  diagnostic.source = source;
  diagnostic.code = { value: finding.rule, target: rulePage(finding.rule) };
  return diagnostic;
}

/** A fault of a configuration at its word, or at the top while the file is closed; of a rule at the line it begins with. */
export function toConfigurationDiagnostic(
  { kind, message, word = '' }: Problem,
  document: vscode.TextDocument | undefined,
): vscode.Diagnostic {
  const line = Number(/^Line (\d+): /.exec(message)?.[1] ?? 1) - 1;
  const whole = new vscode.Range(line, 0, line, line === 0 ? 1 : 200);
  const diagnostic = new vscode.Diagnostic(
    rangeOfWord(word, document) ?? whole,
    message,
    vscode.DiagnosticSeverity.Error,
  );
  diagnostic.source = source;
  diagnostic.code = kind;
  return diagnostic;
}

/** Where a word first stands by itself, not as a part of a longer one. */
function rangeOfWord(word: string, document: vscode.TextDocument | undefined): vscode.Range | undefined {
  const literal = word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  const found = word === '' ? null : new RegExp(`(?<![\\w/-])${literal}(?![\\w/-])`).exec(document?.getText() ?? '');
  return found === null || document === undefined
    ? undefined
    : new vscode.Range(document.positionAt(found.index), document.positionAt(found.index + word.length));
}

/** Where the page of a rule is: a document that we write ourselves, so that it opens without a network. */
export function rulePage(rule: string): vscode.Uri {
  return vscode.Uri.from({ scheme: ruleScheme, path: `/${rule}.md` });
}

export function toTextEdit(edit: TextEdit, document: vscode.TextDocument): vscode.TextEdit {
  return new vscode.TextEdit(spanToRange(edit.location.span, document), edit.newText);
}

/** The last position of a document, as an empty range. */
export function endOf(document: vscode.TextDocument): vscode.Range {
  const end = document.positionAt(document.getText().length);
  return new vscode.Range(end, end);
}

export function wholeRange(document: vscode.TextDocument): vscode.Range {
  return new vscode.Range(fileStart.start, endOf(document).end);
}

/** An edit without changes, to be filled. */
export function emptyEdit(): vscode.WorkspaceEdit {
  return new vscode.WorkspaceEdit();
}

/** Text that takes the place of a range; an empty range inserts. */
export function replacement(range: vscode.Range, text: string): vscode.TextEdit {
  return new vscode.TextEdit(range, text);
}

export const fileStart = new vscode.Range(0, 0, 0, 0);

function spanToRange({ start, end }: Span, document: vscode.TextDocument): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

const severities: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};
