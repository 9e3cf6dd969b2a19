import * as l10n from '@vscode/l10n';
import { driftModule } from './drift/moduleText';
import { type Watched, watchedIn } from './drift/watched';
import { hasFile, pathIn } from './facts/paths';
import type { ProjectFacts } from './facts/projectFacts';
import { addPackages } from './parts/addPackages';
import { insideRoot } from './parts/modulePlace';
import { onSchedule } from './parts/onSchedule';
import { type ScaffoldDraft, type ScaffoldResult, createFile, drafts, refused } from './scaffold';

/** A script that compares recent inputs with the training data, and what runs it once a day. */
export function driftCheck(facts: ProjectFacts): ScaffoldResult {
  const watched = watchedIn(facts);
  if ('reason' in watched) {
    return refused(watched.reason);
  }
  const script = ['monitoring/drift.py', 'monitoring/drift_check.py'].find(path => !hasFile(facts.project, path));
  const packages = addPackages(facts, ['pandas']);
  if (script === undefined || packages.kind === 'refused') {
    return packages.kind === 'refused'
      ? packages
      : refused(l10n.t('monitoring/drift.py and monitoring/drift_check.py are there already: let one of them compare new data with the training data.')); // prettier-ignore
  }
  const daily = dailyRun(facts, watched, script);
  const text = driftModule({ ...watched, script, reference: insideRoot(facts, watched.table.path) });
  return drafts({
    title: daily.title,
    edits: [...packages.edits, ...daily.edits],
    files: [createFile(pathIn(facts.project, script), text), ...packages.files, ...daily.files],
  });
}

/** On GitHub where the data is committed too. */
function dailyRun(facts: ProjectFacts, { table }: Watched, script: string): ScaffoldDraft {
  const { tracked } = facts.project.workspace;
  return onSchedule(facts, {
    script,
    when: '17 5 * * *',
    name: 'Drift',
    step: 'Compare with the training data',
    given: { PREDICTION_LOG: 'predictions.jsonl' },
    worksOnGithub: tracked === undefined || tracked.has(table.path),
    section: `## Drift

\`python ${script} predictions.jsonl\` compares the inputs of the last days with the training data and fails when a column
has drifted. As a line for cron, where the log of the predictions is:
`,
    titles: {
      workflow: path => l10n.t('Compare recent inputs with {0}, once a day on GitHub ({1})', table.path, path),
      cron: l10n.t('Compare recent inputs with {0}, with a line for cron', table.path),
      alone: l10n.t('Compare recent inputs with {0}', table.path),
    },
  });
}
