import type * as vscode from 'vscode';
import { type Finding, type Problem, isWorkspaceRule, keepToBudget } from '../engine/index';
import { scannedTextOf, toConfigurationDiagnostic, toDiagnostic } from './convert';
import { findDeferred } from './deferral';
import { isCurrent } from './openDocuments';
import type { FolderScan } from './scanController';
import { isNearest, uriIn } from './scanFolder';
import type { FolderSettings } from './settings';
import { visibleFindings } from './visibleFindings';

/** The diagnostics of one document, all of them: an empty list clears what was there. */
export interface DiagnosticPlace {
  readonly uri: vscode.Uri;
  readonly diagnostics: vscode.Diagnostic[];
}

/** Every document that a report says something about, and every open one that it has nothing to say about. */
export function placesOf(scan: FolderScan, settings: FolderSettings): ReadonlyMap<string, DiagnosticPlace> {
  const places = new Map<string, DiagnosticPlace>();
  const at = (uri: vscode.Uri): vscode.Diagnostic[] => {
    const place = places.get(uri.toString()) ?? { uri, diagnostics: [] };
    places.set(uri.toString(), place);
    return place.diagnostics;
  };
  currentUris(scan).forEach(at);
  for (const finding of shownFindings(scan, settings)) {
    const uri = finding.position === null ? undefined : uriOf(finding, scan, settings);
    if (uri !== undefined && finding.position !== null) {
      at(uri).push(toDiagnostic(finding, finding.position));
    }
  }
  for (const problem of scan.report.problems.filter(isForAuthors)) {
    const uri = isNearest(scan.folder, problem.path) ? uriIn(scan.folder, problem.path) : undefined;
    if (uri !== undefined) {
      at(uri).push(toConfigurationDiagnostic(problem, openText(problem.path, scan)));
    }
  }
  return places;
}

/** A file that is open as it was scanned: words are where they were then. */
function openText(path: string, { open }: FolderScan): vscode.TextDocument | undefined {
  const document = open.get(path);
  return document?.kind === 'text' && isCurrent(document) ? document.document : undefined;
}

/** What is wrong with a configuration or with a rule of the repository stands in the file itself. */
function isForAuthors({ kind, path }: Problem): boolean {
  return kind === 'configuration' || (kind === 'rule' && isWorkspaceRule(path));
}

/** What the editor shows: places, within the noise budget, that no other linter has named already. */
function shownFindings(scan: FolderScan, settings: FolderSettings): readonly Finding[] {
  const deferred = findDeferred(scan, settings);
  const findings = visibleFindings(scan, settings).filter(
    finding => finding.position !== null && !deferred.has(finding),
  );
  if (settings.maxPerFile === 0) {
    return findings;
  }
  const counts = new Map<string, number>();
  return keepToBudget(findings).shown.filter(({ location: { path } }) => {
    const count = (counts.get(path) ?? 0) + 1;
    counts.set(path, count);
    return count <= settings.maxPerFile;
  });
}

function currentUris({ open, folder }: FolderScan): readonly vscode.Uri[] {
  const nearest = [...open].filter(([path]) => isNearest(folder, path));
  const texts = nearest.flatMap(([, document]) => (document.kind === 'text' ? [document] : document.cells));
  return texts.filter(isCurrent).map(({ document }) => document.uri);
}

/** Absent for closed notebooks, for closed files unless asked for, and for what was edited after the scan. */
function uriOf({ location }: Finding, scan: FolderScan, { scope }: FolderSettings): vscode.Uri | undefined {
  if (!isNearest(scan.folder, location.path)) {
    return undefined;
  }
  const text = scannedTextOf(location, scan);
  if (text !== undefined) {
    return isCurrent(text) ? text.document.uri : undefined;
  }
  return scope === 'workspace' && location.kind === 'file' ? uriIn(scan.folder, location.path) : undefined;
}
