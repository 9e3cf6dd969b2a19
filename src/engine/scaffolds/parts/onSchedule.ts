import { scheduledWorkflow } from '../ciWorkflow/github';
import { nameInMonorepo, planOf } from '../ciWorkflow/plan';
import { shellWord } from '../ciWorkflow/shell';
import type { ProjectFacts } from '../facts/projectFacts';
import { readmeOf, sectionEdit } from '../readme/section';
import { type ScaffoldDraft, createFile } from '../scaffold';
import { freeWorkflow } from './freeWorkflow';

/** A script that is run again and again, and what says so. */
export interface Schedule {
  readonly script: string;
  /** `17 5 * * *`, as cron and GitHub read it. */
  readonly when: string;
  /** `Drift`: the workflow, and in small letters its job and file. */
  readonly name: string;
  /** Of the step that runs it. */
  readonly step: string;
  /** Files that the script is given: variables of the repository on GitHub, and how they are called elsewhere. */
  readonly given: Readonly<Record<string, string>>;
  /** GitHub has all that the script reads. */
  readonly worksOnGithub: boolean;
  /** Heading and text of the section in the README, to which the line for cron is added. */
  readonly section: string;
  /** What is done, with the workflow, with a line for cron, and where nothing runs it. */
  readonly titles: {
    readonly workflow: (path: string) => string;
    readonly cron: string;
    readonly alone: string;
  };
}

/** On GitHub a workflow; else a line for cron in the README. */
export function onSchedule(facts: ProjectFacts, schedule: Schedule): ScaffoldDraft {
  const { ci, project, name } = facts;
  const { script, when, given, section, titles } = schedule;
  if (ci.host === 'github' && ci.source !== undefined && schedule.worksOnGithub) {
    return workflow(facts, schedule);
  }
  const readme = readmeOf(project);
  if (readme?.path.toLowerCase().endsWith('.md') !== true) {
    return { title: titles.alone, edits: [], files: [] };
  }
  const line = `${when} cd "$HOME/${name}" && python ${script} ${Object.values(given).join(' ')}`;
  return { title: titles.cron, edits: [sectionEdit(readme, `${section}\n\`\`\`\n${line}\n\`\`\`\n`)], files: [] };
}

function workflow(facts: ProjectFacts, { script, when, name, step, given, titles }: Schedule): ScaffoldDraft {
  const variables = Object.keys(given);
  const words = ['python', shellWord(script), ...variables.map(variable => `"$${variable}"`)];
  const command = `${facts.packages.run} ${words.join(' ')}`.trim();
  const environment = Object.fromEntries(variables.map(variable => [variable, `\${{ vars.${variable} }}`]));
  const plan = planOf(facts, name.toLowerCase(), { title: step, commands: [command], environment, needsPytest: false });
  const path = freeWorkflow(facts, nameInMonorepo(plan, name.toLowerCase()));
  return { title: titles.workflow(path), edits: [], files: [createFile(path, scheduledWorkflow(plan, name, when))] };
}
