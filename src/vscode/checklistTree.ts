import {
  type CheckOfRule,
  type ProjectReport,
  type StageSummary,
  describeLevel,
  isApplicable,
  pairChecks,
  stageNames,
  summarizeStages,
} from '../engine/index';
import { type CheckContext, checkNode, stepNode } from './checklistCheck';
import { type ChecklistNode, makeNode } from './checklistNode';
import { problemNodes } from './checklistPlaces';
import type { FolderScan } from './scanController';
import { nameOf } from './scanFolder';

/** How many findings a check shows, by the id of its row; 50 when it is not named. */
export type Limits = ReadonlyMap<string, number>;

/** The rows of the checklist: one project's, or one row for each project when there are several. */
export function buildChecklist(scans: readonly FolderScan[], limits: Limits): readonly ChecklistNode[] {
  const contexts = scans.flatMap(scan =>
    scan.report.projects.map((project): CheckContext => ({ scan, project, limits })),
  );
  const [only] = contexts;
  const projects =
    contexts.length === 1 && only !== undefined ? projectRows(only) : contexts.map(context => projectNode(context));
  return [...projects, ...scans.flatMap(problemNodes)];
}

function projectNode(context: CheckContext): ChecklistNode {
  const { scan, project } = context;
  const folder = nameOf(scan.folder);
  const label = project.root === '.' ? folder : `${folder}/${project.root}`;
  const description = describeLevel(project, scan.report);
  const id = idOf(context, 'project');
  return makeNode({ id, label, description, icon: 'root-folder', isOpen: true, children: projectRows(context) });
}

function projectRows(context: CheckContext): readonly ChecklistNode[] {
  const { scan, project } = context;
  const pairs = pairChecks(project, scan.report);
  const stages = summarizeStages(project, scan.report).filter(({ applicable }) => applicable > 0);
  return [
    ...nextStepNodes(pairs, context),
    ...stages.map((stage, index) => stageNode(stage, index === 0, context)),
    ...asideNodes(pairs, context),
  ];
}

function nextStepNodes(pairs: readonly CheckOfRule[], context: CheckContext): readonly ChecklistNode[] {
  const { project } = context;
  const steps = project.nextSteps.flatMap(rule => pairs.find(pair => pair.rule.id === rule) ?? []);
  const children = steps.map(pair => stepNode(pair, context));
  const shared = { id: idOf(context, 'steps'), label: 'Next steps', icon: 'rocket', isOpen: true };
  return children.length === 0 ? [] : [makeNode({ ...shared, children })];
}

/** What is for later stands apart, though it counts among what the stage asks for. */
function stageNode(
  { stage, checks, met, applicable }: StageSummary,
  isOpen: boolean,
  context: CheckContext,
): ChecklistNode {
  const now = checks.filter(({ check }) => !check.later);
  const toConfirm = checks.filter(({ check }) => check.status === 'to-confirm').length;
  const later = checks.length - now.length;
  const asides = [toConfirm === 0 ? '' : `${toConfirm} to confirm`, later === 0 ? '' : `${later} later`];
  const counts = [`${met} of ${applicable}`, ...asides].filter(Boolean);
  return makeNode({
    id: idOf(context, `stage ${stage}`),
    label: stageNames[stage],
    description: counts.join(' · '),
    spoken: `${stageNames[stage]}. ${met} of ${applicable} met. ${later} for later.`,
    isOpen,
    children: now.map(pair => checkNode(pair, context)),
  });
}

const asides = [
  { name: 'Later', holds: ({ check }: CheckOfRule) => check.later && isApplicable(check) },
  { name: 'Waived', holds: ({ check }: CheckOfRule) => check.status === 'waived' },
  { name: 'Not applicable', holds: ({ check }: CheckOfRule) => check.status === 'not-applicable' },
  { name: 'Unknown', holds: ({ check }: CheckOfRule) => check.status === 'unknown' },
] as const;

function asideNodes(pairs: readonly CheckOfRule[], context: CheckContext): readonly ChecklistNode[] {
  return asides.flatMap(({ name, holds }) => {
    const children = pairs.filter(holds).map(pair => checkNode(pair, context));
    const id = idOf(context, `aside ${name}`);
    return children.length === 0 ? [] : [makeNode({ id, label: name, description: String(children.length), children })];
  });
}

function idOf({ scan, project }: { readonly scan: FolderScan; readonly project: ProjectReport }, kind: string): string {
  return [scan.folder.key, project.root, kind].join(' | ');
}
