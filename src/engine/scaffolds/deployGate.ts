import * as l10n from '@vscode/l10n';
import { testingJobs, ungatedJobs } from '../checkers/deployGate';
import { listInWords } from '../detectors/words';
import type { TextEdit } from '../model/report';
import { githubJob } from './ciWorkflow/github';
import { jobMerge, toEdits } from './ciWorkflow/mergeGithub';
import { planCi } from './ciWorkflow/plan';
import { mapAt, readYamlFile } from './ciWorkflow/yamlPlaces';
import { needsEdit } from './deployGate/needsEdit';
import type { ProjectFacts } from './facts/projectFacts';
import { type ScaffoldResult, type ScaffoldSource, drafts, refused } from './scaffold';

/** Jobs that deliver wait for the job that tests; where their workflow has none, for one that it gets. */
export function deployGate(facts: ProjectFacts, _rule: string, { places }: ScaffoldSource): ScaffoldResult {
  const gates = places.flatMap(path => gatesIn(facts, path) ?? []);
  const [first] = gates;
  if (first === undefined) {
    return refused(
      l10n.t('The jobs that deliver are written in a way that leaves no place for `needs`: let each say `needs: [test]`, with the name of the job that tests.'),
    );
  } // prettier-ignore
  const jobs = listInWords(gates.flatMap(each => each.jobs));
  const awaited = listInWords([...new Set(gates.flatMap(({ tests }) => tests))]);
  return drafts({
    title: l10n.t('Let {0} wait for {1}', jobs, awaited),
    edits: gates.flatMap(({ edits }) => edits),
    files: [],
  });
}

interface Gate {
  readonly jobs: readonly string[];
  readonly tests: readonly string[];
  readonly edits: readonly TextEdit[];
}

/** All or nothing of a workflow: half a gate keeps nobody out. */
function gatesIn(facts: ProjectFacts, path: string): Gate | undefined {
  const { workspace } = facts.project;
  const document = workspace.documents.find(each => each.path === path);
  const parsed = document === undefined ? undefined : readYamlFile(document.text);
  const jobs = mapAt(parsed?.contents, 'jobs');
  if (document === undefined || parsed === undefined || jobs === undefined) {
    return undefined;
  }
  const workflow = { path: document.path, text: document.text, jobs, document: parsed };
  const waiting = ungatedJobs(document, workspace).map(({ job }) => job.name);
  const known = testingJobs(document, workspace).map(({ name }) => name);
  const tests = known.length > 0 ? { names: known, edits: [] } : newTests(facts, workflow);
  const edits = waiting.map(name => (tests === undefined ? undefined : needsEdit(workflow, name, tests.names)));
  return tests !== undefined && waiting.length > 0 && edits.every(edit => edit !== undefined)
    ? { jobs: waiting, tests: tests.names, edits: [...edits, ...tests.edits] }
    : undefined;
}

/** A job that runs the project's tests. */
function newTests(
  facts: ProjectFacts,
  workflow: Parameters<typeof jobMerge>[0],
): { readonly names: readonly string[]; readonly edits: readonly TextEdit[] } | undefined {
  const plan = planCi(facts);
  if ('reason' in plan || plan.job !== 'test') {
    return undefined;
  }
  const merge = jobMerge(workflow, 'test', name => githubJob(plan, name, true));
  return merge === undefined ? undefined : { names: ['test'], edits: toEdits([merge]) };
}
