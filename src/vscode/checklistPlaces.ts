import { type Uri, l10n } from 'vscode';
import { type Evidence, type Finding, type Problem, placeOf, placeOfEvidence } from '../engine/index';
import { type ChecklistNode, type RowAction, makeNode } from './checklistNode';
import { commands } from './names';
import type { Place } from './openPlace';
import { evidencePlace, placeOfFinding } from './ownPlaces';
import type { FolderScan } from './scanController';
import { nameOf, uriIn } from './scanFolder';

/**
 * A finding, in an open or a closed file: `train.ipynb · cell 4, line 2`. Its folder stands behind that, or a narrow
 * side bar would cut off the line.
 */
export function findingNode(finding: Finding, check: string, scan: FolderScan): ChecklistNode {
  const { message, location } = finding;
  const start = location.path.lastIndexOf('/') + 1;
  return makeNode({
    id: `${check} | ${finding.fingerprint}`,
    label: placeOf(finding).replace(location.path, () => location.path.slice(start)),
    description: start === 0 ? message : `${location.path.slice(0, start)} · ${message}`,
    spoken: `${placeOf(finding)}, ${message}`,
    tooltip: `${placeOf(finding)}\n\n${message}`,
    context: 'finding',
    subject: { folder: scan.folder.key, root: finding.project, rule: finding.rule },
    action: open(commands.openFinding, placeOfFinding(finding, scan)),
  });
}

/** A place that satisfies the check, with its text. */
export function evidenceNode(evidence: Evidence, id: string, scan: FolderScan): ChecklistNode {
  return makeNode({
    id,
    label: placeOfEvidence(evidence),
    description: evidence.text,
    spoken: l10n.t('Evidence: {0}. {1}', placeOfEvidence(evidence), evidence.text),
    icon: 'check',
    context: 'evidence',
    action: open(commands.openEvidence, evidencePlace(evidence, scan)),
  });
}

/** Faults of the configuration come first: until they are mended, answers may be other ones. */
export function configurationRows(scan: FolderScan): readonly ChecklistNode[] {
  const faults = scan.report.problems.filter(({ kind }) => kind === 'configuration');
  const label = l10n.t('Faults in the configuration of {0}', nameOf(scan.folder));
  return problemGroup({ kind: 'fault', label, icon: 'error', isOpen: true }, faults, scan);
}

/** What could not be read: nothing is kept silent. */
export function problemNodes(scan: FolderScan): readonly ChecklistNode[] {
  const problems = scan.report.problems.filter(({ kind }) => kind !== 'configuration');
  const label = l10n.t('Problems in {0}', nameOf(scan.folder));
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
      tooltip: `${path}\n\n${message}`,
      context: 'problem',
      // A rule that ships is no file of the workspace.
      action: kind === 'rule' ? undefined : openFile(uriIn(scan.folder, path)),
    }),
  );
  const shared = { ...look, id: `${key} | ${group}s`, description: String(children.length) };
  return children.length === 0 ? [] : [makeNode({ ...shared, children })];
}

function open(command: string, place: Place | undefined): RowAction | undefined {
  return place === undefined ? undefined : { kind: 'open', command, place };
}

function openFile(uri: Uri | undefined): RowAction | undefined {
  return open(commands.openEvidence, uri && { uri, position: null });
}
