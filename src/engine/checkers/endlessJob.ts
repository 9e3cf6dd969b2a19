import type { Anchor } from '../detectors/detector';
import { matchAt } from '../detectors/matchAt';
import { valueAt } from '../documents/plainData';
import type { Checker } from './checker';
import { commandsOf, hasTimeout, jobsOf, ownCommandsOf, type WorkflowJob } from './workflowJobs';

/** Finds jobs of GitHub workflows that train, run notebooks or deliver, and may hang for the six hours that GitHub allows. */
export const endlessJob: Checker = {
  scope: 'project',
  kinds: ['yaml'],
  captures: ['job', 'runs', 'indent'],
  anchors: ['before-runner'],
  concerns: document =>
    jobsOf(document).some(job => longWork(ownCommandsOf(job).map(({ text }) => text)) !== undefined),
  *detect({ root, workspace }) {
    for (const job of root === '.' ? workspace.documents.flatMap(jobsOf) : []) {
      const span = hasTimeout(job) ? undefined : job.document.spanOf(['jobs', job.name, 'runs-on']);
      const runs = span === undefined ? undefined : longWork(commandsOf(job, workspace).map(({ text }) => text));
      if (span !== undefined && runs !== undefined) {
        const { path } = job.document;
        const { indent, anchor } = beforeLine(job, span.start);
        const captures = { job: job.name, runs, indent };
        const isFixable = anchor !== undefined && valueAt(job.data, ['steps']) !== undefined;
        const anchors = anchor === undefined ? {} : { 'before-runner': anchor };
        yield { ...matchAt({ kind: 'file', path, span }, captures, anchors), fixable: isFixable };
      }
    }
  },
};

/** Work that waits for data, a GPU, a server or another cloud. */
const work =
  /\btrain\w*\.(?:py|sh)\b|\bdvc\s+repro|\bmlflow\s+run|\bpapermill\b|\bnbconvert\b.*--execute|\bpytest\b.*--nbmake|\b(?:terraform|tofu)\s+apply|\bhelm\s+upgrade\b|\bkubectl\s+(?:rollout|wait)|\bgcloud\s+(?:ai|run|builds|functions)\s|\baz\s+(?:ml|webapp|containerapp)\s|\baws\s+(?:sagemaker|ecs|lambda|cloudformation)\s|\bdocker[ -]compose\s+up/i;

function longWork(commands: readonly string[]): string | undefined {
  return commands.map(text => work.exec(text)?.[0].trim()).find(text => text !== undefined);
}

/** The start of the line of `runs-on:`, and how far it is indented. */
function beforeLine({ document: { text, path } }: WorkflowJob, at: number): { indent: string; anchor?: Anchor } {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const indent = /^[ \t]+(?=["']?runs-on["']?[ \t]*:)/.exec(text.slice(start, at))?.[0];
  const location = { kind: 'file', path, span: { start, end: start } } as const;
  return indent === undefined ? { indent: '' } : { indent, anchor: { location, before: '', after: '' } };
}
