import { type CheckOfRule, isMet, pairChecks } from '../checklist/summary';
import type { ProjectReport } from '../model/report';
import { object, optional, text } from '../rules/fields';
import {
  type AgentAnswer,
  type AgentTool,
  type ScannedFolder,
  described,
  folderField,
  refused,
  told,
  withInput,
} from './agentTool';
import { ruleNamed, unknownRule } from './explainRule';
import { checkForAgent, findingForAgent } from './plain';

interface Input {
  readonly folder?: string;
  readonly rule: string;
  readonly project?: string;
}

const input = object<Input>({
  folder: folderField,
  rule: described(text(), 'The id of the rule whose check you closed, such as test/no-tests.'),
  project: optional(described(text(), 'The root of the project, such as services/api; all of them when left out.')),
});

const PLACES = 20;

export const verifyCheck: AgentTool = {
  name: 'preflight_verify_check',
  title: 'Verify a check',
  description:
    'Reads the repository again and says whether one check is met now, or exactly what is missing. An empty file, a ' +
    'placeholder test and a workflow that never runs are not accepted. Ask after you closed a gap and saved the files.',
  inputSchema: input.schema,
  asks: 'folder',
  answer: (given, folder) => withInput(input, given, read => verify(read, folder)),
};

function verify({ rule: word, project: root }: Input, folder: ScannedFolder): AgentAnswer {
  const { report } = folder;
  const rule = ruleNamed(word, report.rules);
  if (rule === undefined) {
    return unknownRule(word, report.rules);
  }
  const projects = report.projects.filter(project => root === undefined || project.root === root);
  if (projects.length === 0) {
    const roots = report.projects.map(project => project.root).join(', ');
    return refused(`There is no project "${root ?? ''}". Ask for one of these: ${roots}.`);
  }
  const verdicts = projects.flatMap(project =>
    pairChecks(project, report)
      .filter(pair => pair.rule === rule)
      .map(pair => verdictOn(pair, project, folder)),
  );
  return told({ rule: rule.id, met: verdicts.every(({ met }) => met), projects: verdicts });
}

interface Verdict {
  readonly met: boolean;
}

function verdictOn(pair: CheckOfRule, { root }: ProjectReport, folder: ScannedFolder): Verdict {
  const { check, rule } = pair;
  const met = isMet(check);
  const places = folder.report.findings.filter(finding => finding.rule === rule.id && finding.project === root);
  return {
    ...{ project: root, met, check: checkForAgent(pair, folder) },
    ...(met ? {} : { missing: missingOf(pair) }),
    ...(places.length === 0 ? {} : { places: places.slice(0, PLACES).map(place => findingForAgent(place, folder)) }),
    ...(places.length > PLACES ? { furtherPlaces: places.length - PLACES } : {}),
  };
}

/** What stands between the check and met, in one sentence. */
function missingOf({ check, rule }: CheckOfRule): string {
  switch (check.status) {
    case 'to-confirm':
      return 'Only a person can know: ask them, and let them confirm it with a line of evidence.';
    case 'waived':
    case 'not-applicable':
      return `It is not asked here: ${check.reason}`;
    case 'unknown':
      return `It cannot be said: ${check.reason}`;
    default:
      return `${rule.title}. ${check.reason}`;
  }
}
