import { standsBefore } from '../checklist/level';
import { checksToNextLevel, describeLevel, pairChecks, summarizeStages } from '../checklist/summary';
import { levelName } from '../checklist/names';
import type { ProjectReport, ScanReport } from '../model/report';
import { object } from '../rules/fields';
import { type AgentTool, type ScannedFolder, folderField, told, withInput } from './agentTool';
import { checkForAgent } from './plain';

const input = object<{ folder?: string }>({ folder: folderField });

export const getReadiness: AgentTool = {
  name: 'preflight_get_readiness',
  title: 'Get production readiness',
  description:
    'Says how ready for production the machine-learning repository is: the level of each project (0 Explored to 4 ' +
    'Operable), which checks are met with the file and line that shows it, which are open and why, and the next steps ' +
    'in their order with minutes. Ask first, before you plan work on tests, CI, containers, serving or monitoring.',
  inputSchema: input.schema,
  asks: 'folder',
  answer: (given, folder) =>
    withInput(input, given, () =>
      told({
        folder: folder.absolute('.'),
        projects: folder.report.projects.map(project => readinessOf(project, folder)),
        problems: folder.report.problems.map(({ path, message }) => `${path}: ${message}`),
      }),
    ),
};

function readinessOf(project: ProjectReport, folder: ScannedFolder): unknown {
  const { report } = folder;
  const { root, profile, level, nextSteps } = project;
  const checks = pairChecks(project, report).filter(({ check }) => check.status !== 'not-applicable');
  return {
    project: root,
    profile,
    level,
    levelName: levelName(level),
    sentence: describeLevel(project, report),
    checksToNextLevel: checksToNextLevel(project, report),
    nextSteps: nextSteps.flatMap(id => checks.filter(({ rule }) => rule.id === id).map(stepOf)),
    stages: stagesOf(project, report),
    checks: checks.map(pair => checkForAgent(pair, folder)),
    notApplicable: project.checks.filter(({ status }) => status === 'not-applicable').map(({ rule }) => rule),
  };
}

function stepOf({ rule, check }: ReturnType<typeof pairChecks>[number]): unknown {
  return {
    rule: rule.id,
    title: rule.title,
    minutes: check.minutes,
    gatesLevel: standsBefore(rule, check, rule.level) ? rule.level : null,
  };
}

function stagesOf(project: ProjectReport, report: ScanReport): unknown {
  return summarizeStages(project, report).map(({ stage, met, applicable }) => ({ stage, met, applicable }));
}
