import * as vscode from 'vscode';
import {
  type Evidence,
  type Finding,
  type OwnPlace,
  type ProjectReport,
  placeOf,
  placeOfEvidence,
  readNotebook,
} from '../engine/index';
import type { Place } from './openPlace';
import type { FolderScan, ScanController } from './scanController';
import { uriIn } from './scanFolder';
import { readVirtualFile } from './virtualFiles';

/** So many of the learner's own lines make a tour. */
const MOST = 5;

/** One of the learner's own lines, with what a lesson says of it. */
export interface TourPlace {
  readonly place: Place;
  readonly where: string;
  readonly says: string;
}

/** Where a finding is, as the argument of a command; untitled documents have no place of their own. */
export function placeOfFinding(finding: Finding, scan: FolderScan): Place | undefined {
  const { location, cellId, position } = finding;
  const uri = uriIn(scan.folder, location.path);
  const cell = location.kind === 'cell' ? location.cell : undefined;
  return uri === undefined ? undefined : { uri, cell, cellId, position };
}

/** Where evidence is, as the argument of a command. */
export function evidencePlace({ path, cell, line }: Evidence, scan: FolderScan): Place | undefined {
  const uri = uriIn(scan.folder, path);
  const position = line === null ? null : { line, column: 1, endLine: line, endColumn: 1 };
  return uri === undefined ? undefined : { uri, cell, position };
}

/** Up to five places for a lesson: what is in the way, or what shows that the check is met. */
export function tourPlaces(rule: string, { scans }: ScanController): readonly TourPlace[] {
  const folders = scans.filter(({ folder }) => folder.kind === 'workspace');
  const findings = folders.flatMap(scan =>
    scan.report.findings.filter(one => one.rule === rule).map(one => findingPlace(one, scan)),
  );
  const places = findings.length > 0 ? findings : folders.flatMap(scan => evidencePlaces(rule, scan));
  return places.filter(place => place !== undefined).slice(0, MOST);
}

/** A place with its line as it is written now. */
export async function withLine({ place, where, says }: TourPlace): Promise<OwnPlace> {
  const texts = await textsOf(place.uri);
  const lines = texts[place.cell ?? 0]?.split(/\r\n|\r|\n/) ?? [];
  return { where, says, line: place.position === null ? '' : (lines[place.position.line - 1] ?? '') };
}

/** The texts of a file as the editor or the disk has it: one for each cell of a notebook, one for anything else. */
export async function textsOf(uri: vscode.Uri): Promise<readonly string[]> {
  const key = uri.toString();
  const notebook = vscode.workspace.notebookDocuments.find(one => one.uri.toString() === key);
  if (notebook !== undefined) {
    return notebook.getCells().map(({ document }) => document.getText());
  }
  const open = vscode.workspace.textDocuments.find(one => one.uri.toString() === key);
  if (open !== undefined) {
    return [open.getText()];
  }
  const bytes = await readVirtualFile(uri);
  return 'problem' in bytes ? [] : decodeTexts(uri, bytes);
}

/** A file as it is saved, a notebook as JSON; empty when it cannot be read. */
export async function rawText(uri: vscode.Uri): Promise<string> {
  const bytes = await readVirtualFile(uri);
  return 'problem' in bytes ? '' : new TextDecoder().decode(bytes);
}

/** The bytes of a file as texts, as `textsOf` gives them. */
export function decodeTexts({ path }: vscode.Uri, bytes: Uint8Array): readonly string[] {
  if (!path.endsWith('.ipynb')) {
    return [new TextDecoder().decode(bytes)];
  }
  const read = readNotebook(bytes);
  return read.kind === 'notebook' ? read.notebook.cells.map(({ source }) => source) : [];
}

function findingPlace(finding: Finding, scan: FolderScan): TourPlace | undefined {
  const place = placeOfFinding(finding, scan);
  return place && { place, where: placeOf(finding), says: finding.message };
}

function evidencePlaces(rule: string, scan: FolderScan): readonly (TourPlace | undefined)[] {
  const checks = scan.report.projects.flatMap((project: ProjectReport) => project.checks);
  return checks
    .filter(check => check.rule === rule)
    .flatMap(({ evidence }) => evidence)
    .map(evidence => {
      const place = evidencePlace(evidence, scan);
      return place && { place, where: placeOfEvidence(evidence), says: '' };
    });
}
