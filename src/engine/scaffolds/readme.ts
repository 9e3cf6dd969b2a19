import type { EntryPointFacts } from './facts/entryPoints';
import { hasFile, pathIn } from './facts/paths';
import type { ProjectFacts } from './facts/projectFacts';
import { type ScaffoldResult, createFile, drafts, refused } from './scaffold';

/** A README that says how to install and run what is there; the sentence about its purpose is the person's. */
export function readme(facts: ProjectFacts, rule: string): ScaffoldResult {
  if (hasFile(facts.project, 'README.md')) {
    return refused('README.md is there already: say in it what the project is for and how to run it.');
  }
  const text = [
    `# ${facts.name}`,
    `TODO(preflight: ${rule}) one paragraph: which decision does this help with, and for whom?`,
    '## Run it',
    ['```sh', ...facts.packages.install, ...facts.code.entryPoints.map(runCommand), '```'].join('\n'),
  ];
  const file = createFile(pathIn(facts.project, 'README.md'), `${text.join('\n\n')}\n`);
  return drafts({ title: 'Write README.md', edits: [], files: [file] });
}

/** `src/churn/train.py` is run as `python src/churn/train.py`. */
function runCommand({ document }: EntryPointFacts): string {
  return `python ${document.path}`;
}
