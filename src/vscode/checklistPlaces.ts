import type { Uri } from 'vscode';
import { type Evidence, type Finding, type Problem, placeOf, placeOfEvidence } from '../engine/index';
import { type ChecklistNode, type RowAction, makeNode } from './checklistNode';
import { commands } from './names';
import type { Place } from './openPlace';
import type { FolderScan } from './scanController';
import { nameOf, uriIn } from './scanFolder';

/** A finding, in an open or a closed file: `train.ipynb · cell 4, line 2`. */
export function findingNode(finding: Finding, check: string, scan: FolderScan): ChecklistNode {
  const { location, cellId, position } = finding;
  const cell = location.kind === 'cell' ? location.cell : undefined;
  return makeNode({
    id: `${check} | ${finding.fingerprint}`,
    label: placeOf(finding),
    description: finding.message,
    tooltip: finding.message,
    context: 'finding',
    subject: { folder: scan.folder.key, root: finding.project, rule: finding.rule },
    action: open(commands.openFinding, uriIn(scan.folder, location.path), { cell, cellId, position }),
  });
}

/** A place that satisfies the check, with its text. */
export function evidenceNode(evidence: Evidence, id: string, scan: FolderScan): ChecklistNode {
  const { path, cell, line, text } = evidence;
  const position = line === null ? null : { line, column: 1, endLine: line, endColumn: 1 };
  return makeNode({
    id,
    label: placeOfEvidence(evidence),
    description: text,
    spoken: `Evidence: ${placeOfEvidence(evidence)}. ${text}`,
    icon: 'check',
    context: 'evidence',
    action: open(commands.openEvidence, uriIn(scan.folder, path), { cell, position }),
  });
}

/** Faults of the configuration come first: until they are mended, answers may be other ones. */
export function configurationRows(scan: FolderScan): readonly ChecklistNode[] {
  const faults = scan.report.problems.filter(({ kind }) => kind === 'configuration');
  const label = `Faults in the configuration of ${nameOf(scan.folder)}`;
  return problemGroup({ kind: 'fault', label, icon: 'error', isOpen: true }, faults, scan);
}

/** What could not be read: nothing is kept silent. */
export function problemNodes(scan: FolderScan): readonly ChecklistNode[] {
  const problems = scan.report.problems.filter(({ kind }) => kind !== 'configuration');
  const label = `Problems in ${nameOf(scan.folder)}`;
  return problemGroup({ kind: 'problem', label, icon: 'warning', isOpen: false }, problems, scan);
}

interface ProblemGroup extends Pick<ChecklistNode, 'label' | 'icon' | 'isOpen'> {
  readonly kind: string;
}

function problemGroup(
  { kind: group, ...look }: ProblemGroup,
  problems: readonly Problem[],
  scan: FolderScan,
): readonly ChecklistNode[] {
  const { key } = scan.folder;
  const children = problems.map(({ kind, path, message }, index) =>
    makeNode({
      id: `${key} | ${group} ${index} ${path}`,
      label: path,
      description: message,
      tooltip: message,
      context: 'problem',
      // A rule that ships is no file of the workspace.
      action: kind === 'rule' ? undefined : open(commands.openEvidence, uriIn(scan.folder, path), { position: null }),
    }),
  );
  const shared = { ...look, id: `${key} | ${group}s`, description: String(children.length) };
  return children.length === 0 ? [] : [makeNode({ ...shared, children })];
}

function open(command: string, uri: Uri | undefined, place: Omit<Place, 'uri'>): RowAction | undefined {
  return uri === undefined ? undefined : { kind: 'open', command, place: { uri, ...place } };
}
