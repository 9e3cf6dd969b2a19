import * as vscode from 'vscode';
import { until } from './until';

/** What our extension says about a document now. */
export function diagnosticsOf(uri: vscode.Uri, rule?: string): readonly vscode.Diagnostic[] {
  const ours = vscode.languages.getDiagnostics(uri).filter(one => one.source === 'Preflight');
  return rule === undefined ? ours : ours.filter(one => ruleOf(one) === rule);
}

type Found = readonly vscode.Diagnostic[];

/** Waits until exactly `count` findings of a rule stand in a document, as they should be, and gives them in order. */
export function expectFindings(
  uri: vscode.Uri,
  rule: string,
  count = 1,
  holds: (found: Found) => boolean = () => true,
): Promise<Found> {
  return until(vscode.languages.onDidChangeDiagnostics, {
    what: `${count} findings of ${rule} in ${uri.toString()}`,
    value: () => {
      const found = inOrder(diagnosticsOf(uri, rule));
      return found.length === count && holds(found) ? found : undefined;
    },
  });
}

/** The rule's id, whether the code is plain or has a link. */
export function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

function inOrder(diagnostics: readonly vscode.Diagnostic[]): readonly vscode.Diagnostic[] {
  return [...diagnostics].sort((left, right) => left.range.start.compareTo(right.range.start));
}
