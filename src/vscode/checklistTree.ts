import { l10n } from 'vscode';
import {
  type Check,
  type CheckGroup,
  type CheckOfRule,
  type Grouping,
  type ProjectReport,
  describeLevel,
  groupChecks,
  isApplicable,
  isNothing,
  pairChecks,
} from '../engine/index';
import { type CheckContext, checkNode, findingsOf } from './checklistCheck';
import { type ChecklistNode, makeNode } from './checklistNode';
import { configurationRows, problemNodes } from './checklistPlaces';
import { type StepWishes, snoozedRows, stepRows } from './checklistSteps';
import type { FolderScan } from './scanController';
import { nameOf } from './scanFolder';

/** What the checklist is made from beside the reports. */
export interface ChecklistWishes extends StepWishes {
  /** How many findings a check shows, by the id of its row; 50 when it is not named. */
  readonly limits: ReadonlyMap<string, number>;
  readonly groupBy: Grouping;
  readonly showMet: boolean;
  /** The one file whose findings are shown; `undefined` for the whole checklist. */
  readonly file: { readonly scan: FolderScan; readonly path: string } | undefined;
}

/** The rows of the checklist: one project's, or one row for each project when there are several. */
export function buildChecklist(scans: readonly FolderScan[], wishes: ChecklistWishes): readonly ChecklistNode[] {
  const { file, limits } = wishes;
  if (file !== undefined) {
    return contextsOf([file.scan], limits, file.path).flatMap(context => fileRows(context, wishes.groupBy));
  }
  const contexts = contextsOf(scans, limits, undefined);
  const [only] = contexts;
  const projects =
    contexts.length === 1 && only !== undefined
      ? projectRows(only, wishes)
      : contexts.map(context => projectNode(context, wishes));
  return [...scans.flatMap(configurationRows), ...projects, ...scans.flatMap(problemNodes)];
}

/** A context for each project of the folders; where nothing is asked, a welcome text stands instead. */
export function contextsOf(
  scans: readonly FolderScan[],
  limits: ReadonlyMap<string, number>,
  path: string | undefined,
): readonly CheckContext[] {
  return scans.flatMap(scan =>
    scan.report.projects
      .filter(project => !isNothing(project))
      .map((project): CheckContext => ({ scan, project, limits, path })),
  );
}

function projectNode(context: CheckContext, wishes: ChecklistWishes): ChecklistNode {
  const { scan, project } = context;
  const folder = nameOf(scan.folder);
  const label = project.root === '.' ? folder : `${folder}/${project.root}`;
  const description = describeLevel(project, scan.report);
  const id = idOf(context, 'project');
  return makeNode({
    id,
    label,
    description,
    icon: 'root-folder',
    isOpen: true,
    children: projectRows(context, wishes),
  });
}

function projectRows(context: CheckContext, wishes: ChecklistWishes): readonly ChecklistNode[] {
  const { scan, project } = context;
  const pairs = pairChecks(project, scan.report);
  const groups = groupChecks(
    pairs.filter(({ check }) => isApplicable(check)),
    wishes.groupBy,
  );
  return [
    ...stepRows(context, wishes),
    ...groups.map((group, index) => groupNode(group, { isOpen: index === 0, showMet: wishes.showMet }, context)),
    ...snoozedRows(context, wishes.memory),
    ...asideNodes(pairs, context),
  ];
}

interface GroupLook {
  readonly isOpen: boolean;
  readonly showMet: boolean;
}

/** What is left comes first and what is met is folded; what is for later stands apart, though it counts here. */
function groupNode({ key, name, left, met }: CheckGroup, look: GroupLook, context: CheckContext): ChecklistNode {
  const now = left.filter(({ check }) => !check.later);
  const toConfirm = left.filter(({ check }) => check.status === 'to-confirm').length;
  const later = left.length - now.length;
  const all = left.length + met.length;
  const asides = [
    toConfirm === 0 ? '' : l10n.t('{0} to confirm', toConfirm),
    later === 0 ? '' : l10n.t('{0} later', later),
  ];
  const id = idOf(context, key);
  return makeNode({
    id,
    label: name,
    description: [l10n.t('{0} of {1}', met.length, all), ...asides].filter(Boolean).join(' · '),
    spoken: l10n.t('{name}. {met} of {all} met. {toConfirm} to confirm. {later} for later.', {
      name,
      met: met.length,
      all,
      toConfirm,
      later,
    }),
    isOpen: look.isOpen,
    children: [
      ...now.map(pair => checkNode(pair, context)),
      ...(look.showMet ? countedNode({ id: `${id} | met`, label: l10n.t('Met'), icon: 'pass' }, met, context) : []),
    ],
  });
}

/** Only the checks that have something to say about one file. */
function fileRows(context: CheckContext, groupBy: Grouping): readonly ChecklistNode[] {
  const { project, scan } = context;
  const pairs = pairChecks(project, scan.report).filter(({ rule }) => findingsOf(rule, context).length > 0);
  return groupChecks(pairs, groupBy).map(({ key, name, left, met }) => {
    const checks = [...left, ...met];
    const children = checks.map(pair => checkNode(pair, context));
    return makeNode({
      id: idOf(context, `file ${key}`),
      label: name,
      description: String(checks.length),
      isOpen: true,
      children,
    });
  });
}

function asideNodes(pairs: readonly CheckOfRule[], context: CheckContext): readonly ChecklistNode[] {
  const withStatus = (status: Check['status']): readonly CheckOfRule[] =>
    pairs.filter(({ check }) => check.status === status);
  const asides = [
    { key: 'later', label: l10n.t('Later'), checks: pairs.filter(({ check }) => check.later && isApplicable(check)) },
    { key: 'waived', label: l10n.t('Waived'), checks: withStatus('waived') },
    { key: 'not-applicable', label: l10n.t('Not applicable'), checks: withStatus('not-applicable') },
    { key: 'unknown', label: l10n.t('Unknown'), checks: withStatus('unknown') },
  ];
  return asides.flatMap(({ key, label, checks }) =>
    countedNode({ id: idOf(context, `aside ${key}`), label }, checks, context),
  );
}

/** A folded heading with the number of its checks, if there are any. */
function countedNode(
  heading: Pick<ChecklistNode, 'id' | 'label'> & Partial<ChecklistNode>,
  checks: readonly CheckOfRule[],
  context: CheckContext,
): readonly ChecklistNode[] {
  const children = checks.map(pair => checkNode(pair, context));
  return children.length === 0 ? [] : [makeNode({ ...heading, description: String(children.length), children })];
}

function idOf({ scan, project }: { readonly scan: FolderScan; readonly project: ProjectReport }, kind: string): string {
  return [scan.folder.key, project.root, kind].join(' | ');
}
