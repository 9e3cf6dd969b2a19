import * as l10n from '@vscode/l10n';
import { lineEndOf } from '../fixes/lineEnd';
import type { Document } from '../model/document';
import type { TextEdit } from '../model/report';
import { pathIn } from './facts/paths';
import type { ProjectFacts } from './facts/projectFacts';
import { serviceStart } from './readme/runCommands';
import { type ScaffoldResult, createFile, drafts, refused } from './scaffold';
import { dvcStages, usesDvc } from './steps/dvcStages';
import { type Step, stepsOf } from './steps/steps';

const makefiles = ['GNUmakefile', 'makefile', 'Makefile'];

/**
 * A Makefile with a target for each step, in the order in which they are run; below what is in one already. Where DVC
 * keeps the data, a `dvc.yaml` with a stage for each step comes first.
 */
export function singleCommand(facts: ProjectFacts): ScaffoldResult {
  const steps = stepsOf(facts);
  const unknown = steps.find(({ command }) => command === undefined);
  if (unknown !== undefined) {
    return refused(l10n.t('{0} asks for words on the command line that nobody knows: give them defaults, then ask again.', unknown.path)); // prettier-ignore
  }
  const last = steps.at(-1);
  if (last === undefined) {
    return refused(l10n.t('Nothing says in which order files are run: number them, as in 01_load.py and 02_train.py, then ask again.')); // prettier-ignore
  }
  const stages = usesDvc(facts) ? dvcStages(facts, steps) : undefined;
  const makefile = makefileOf(facts, steps, last);
  return stages === undefined ? makefile : withStages(facts, stages, { last, makefile });
}

/** DVC runs again only what changed, which a repository that has it would choose; the Makefile is the other way. */
function withStages(facts: ProjectFacts, stages: string, { last, makefile }: { readonly last: Step; readonly makefile: ScaffoldResult }): ScaffoldResult {
  const text = `# "dvc repro" runs the steps whose inputs have changed, one after the other.\n\n${stages}`;
  const title = l10n.t('Write a dvc.yaml whose stages run everything up to {0}', last.path);
  const draft = { title, edits: [], files: [createFile(pathIn(facts.project, 'dvc.yaml'), text)] };
  return drafts(draft, ...(makefile.kind === 'drafts' ? makefile.drafts : []));
} // prettier-ignore

function makefileOf(facts: ProjectFacts, steps: readonly Step[], last: Step): ScaffoldResult {
  const { project } = facts;
  const existing = project.documents.find(({ path }) => makefiles.some(name => path === pathIn(project, name)));
  if (existing !== undefined) {
    return below(existing, facts, steps);
  }
  const text = `# "make" installs what the steps need and runs them, one after the other.\n\n${targets(facts, steps, { goal: 'all', installs: true })}`;
  const title = l10n.t('Write a Makefile that runs everything up to {0}', last.path);
  return drafts({ title, edits: [], files: [createFile(pathIn(project, 'Makefile'), text)] });
}

/** Targets at the end of a Makefile that is there, so that what `make` alone does stays. */
function below(existing: Document, facts: ProjectFacts, steps: readonly Step[]): ScaffoldResult {
  const last = steps.at(-1)?.path ?? '';
  const heads = Array.from(existing.text.matchAll(/^([\w.-]+(?: +[\w.-]+)*)\s*:(?!=)/gm), ([, names = '']) => names);
  const taken = new Set(heads.flatMap(names => names.split(/ +/)));
  const goal = ['results', 'reproduce', 'pipeline'].find(name => !taken.has(name));
  const clash = steps.find(({ name }) => taken.has(name));
  if (goal === undefined || clash !== undefined) {
    return refused(l10n.t('{0} has a target {1} already: let it run {2}, and what comes before it.', existing.path, clash?.name ?? 'results', clash?.path ?? last)); // prettier-ignore
  }
  const edit = append(existing, targets(facts, steps, { goal, installs: !taken.has('install') }));
  const title = l10n.t('Add the target {0} to {1}: it runs everything up to {2}', goal, existing.path, last);
  return drafts({ title, edits: [edit], files: [] });
}

interface Goal {
  readonly goal: string;
  readonly installs: boolean;
}

/** The goal first, so that it is what `make` alone does in a file of its own. */
function targets(facts: ProjectFacts, steps: readonly Step[], { goal, installs }: Goal): string {
  const install = installs && facts.packages.install.length > 0;
  const serve = goal === 'all' ? serviceStart(facts) : undefined;
  const names = [goal, ...(install ? ['install'] : []), ...steps.map(({ name }) => name), ...(serve === undefined ? [] : ['serve'])]; // prettier-ignore
  const recipes = steps.map(({ name, command = '' }, at) => {
    const before = steps[at - 1]?.name ?? (install ? 'install' : undefined);
    return rule(name, before, [command]);
  });
  const last = steps.at(-1)?.name ?? '';
  return [
    `.PHONY: ${names.join(' ')}\n`,
    rule(goal, last, []),
    ...(install ? [rule('install', undefined, facts.packages.install)] : []),
    ...recipes,
    ...(serve === undefined ? [] : [rule('serve', last, [serve])]),
  ].join('\n');
}

/** In a recipe a dollar is written twice. */
function rule(name: string, before: string | undefined, commands: readonly string[]): string {
  const lines = commands.map(command => `\t${command.replaceAll('$', '$$$$')}\n`).join('');
  return `${name}:${before === undefined ? '' : ` ${before}`}\n${lines}`;
}

function append({ path, text }: Pick<Document, 'path' | 'text'>, added: string): TextEdit {
  const eol = lineEndOf(text);
  const gap = text === '' ? '' : text.endsWith('\n') ? '\n' : '\n\n';
  const newText = `${gap}${added}`.replaceAll('\n', eol);
  return { location: { kind: 'file', path, span: { start: text.length, end: text.length } }, newText };
}
