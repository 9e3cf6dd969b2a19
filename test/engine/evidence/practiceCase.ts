import type { Files } from './evidenceProject';

/** A small repository that has the practice; `line` is the text of the first place that proves it. */
export interface CaseWith {
  readonly title: string;
  readonly files: Files;
  readonly line: string;
}

/** One that nearly has it: what a careless rule would take for it. */
export interface CaseWithout {
  readonly title: string;
  readonly files: Files;
}

export interface PracticeCases {
  readonly has: readonly CaseWith[];
  readonly lacks: readonly CaseWithout[];
}

/** A GitHub workflow with one job of these steps. */
export function workflow(...steps: readonly string[]): string {
  const head = ['on: push', 'jobs:', '  build:', '    runs-on: ubuntu-latest', '    steps:'];
  return [...head, ...steps.map(each => `      ${each}`)].join('\n');
}

/** Text enough for a README that says something. */
export const prose =
  'This study looks at the monthly sales of twelve shops in three towns and asks what moves them. '.repeat(4);
