import * as vscode from 'vscode';
import type { Finding, Rule } from '../engine/index';
import { scannedTextOf } from './convert';
import type { FolderScan } from './scanController';
import type { FolderSettings } from './settings';

/** How the diagnostics of a linter are told: by their source. */
const sources: Readonly<Record<string, RegExp>> = {
  ruff: /^ruff$/i,
  pylint: /^pylint$/i,
  sonarlint: /^sonar(?:lint|qube)$/i,
  hadolint: /^hadolint$/i,
  jupyter: /^jupyter$/i,
};

/** Findings that a linter the user trusts reports on the same line, under a code that the rule delegates to it. */
export function findDeferred(scan: FolderScan, { deferTo }: FolderSettings): ReadonlySet<Finding> {
  const delegating = new Map(
    scan.report.rules.filter(rule => codesOf(rule, deferTo).length > 0).map(rule => [rule.id, rule]),
  );
  const deferred = scan.report.findings.filter(finding => {
    const rule = delegating.get(finding.rule);
    return rule !== undefined && isReported(finding, codesOf(rule, deferTo), scan);
  });
  return new Set(deferred);
}

/** The deferred findings as text, to notice a change. */
export function deferredIn(scan: FolderScan, settings: FolderSettings): string {
  return Array.from(findDeferred(scan, settings), ({ fingerprint }) => fingerprint).join(' ');
}

interface Code {
  readonly linter: RegExp;
  readonly code: string;
}

/** `sonarlint:S6709` → the linter's source and its code. */
function codesOf({ delegates }: Rule, deferTo: readonly string[]): readonly Code[] {
  return delegates.flatMap(text => {
    const [name = '', code = ''] = text.split(':');
    const linter = deferTo.includes(name) ? sources[name] : undefined;
    return linter === undefined ? [] : [{ linter, code }];
  });
}

function isReported(finding: Finding, codes: readonly Code[], scan: FolderScan): boolean {
  const document = scannedTextOf(finding.location, scan)?.document;
  const { position } = finding;
  if (document === undefined || position === null) {
    return false;
  }
  return vscode.languages
    .getDiagnostics(document.uri)
    .some(
      ({ source, code, range }) =>
        range.start.line === position.line - 1 &&
        codes.some(one => one.linter.test(source ?? '') && isSameCode(one.code, code)),
    );
}

/** Sonar writes `python:S6709`, and others add a link to the code. */
function isSameCode(asked: string, code: vscode.Diagnostic['code']): boolean {
  const text = String(typeof code === 'object' ? code.value : code);
  return text === asked || text.endsWith(`:${asked}`);
}
