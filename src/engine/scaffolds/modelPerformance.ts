import * as l10n from '@vscode/l10n';
import { hasFile, pathIn } from './facts/paths';
import type { ProjectFacts } from './facts/projectFacts';
import { addPackages } from './parts/addPackages';
import { onSchedule } from './parts/onSchedule';
import { performanceModule } from './performance/moduleText';
import { type ScaffoldDraft, type ScaffoldResult, createFile, drafts, refused } from './scaffold';

/** A script that compares the log of the predictions with what came true, and what runs it once a week. */
export function modelPerformance(facts: ProjectFacts): ScaffoldResult {
  const { project, model } = facts;
  if (!recordsPredictions(facts)) {
    return refused(l10n.t('Nothing records which prediction was given, so there is nothing to compare: mend ops/no-prediction-log first, then ask again.')); // prettier-ignore
  }
  const script = ['monitoring/model_performance.py', 'monitoring/check_model_performance.py'].find(path => !hasFile(project, path)); // prettier-ignore
  const packages = addPackages(facts, ['pandas']);
  if (script === undefined || packages.kind === 'refused') {
    return packages.kind === 'refused'
      ? packages
      : refused(l10n.t('monitoring/model_performance.py is there already: let it compare predictions with what came true.')); // prettier-ignore
  }
  const weekly = weeklyRun(facts, script);
  const text = performanceModule(script, model?.task === 'regression' ? 'regression' : 'classification');
  return drafts({
    title: weekly.title,
    edits: [...packages.edits, ...weekly.edits],
    files: [createFile(pathIn(project, script), text), ...packages.files, ...weekly.files],
  });
}

/** A module writes lines of JSON with the id of the request, as the fix of ops/no-prediction-log does. */
function recordsPredictions({ project }: ProjectFacts): boolean {
  return project.documents.some(({ kind, text }) => kind === 'python' && /"request_id":/.test(text) && /"output":/.test(text)); // prettier-ignore
}

function weeklyRun(facts: ProjectFacts, script: string): ScaffoldDraft {
  return onSchedule(facts, {
    script,
    when: '47 5 * * 1',
    name: 'Performance',
    step: 'Compare with what came true',
    given: { PREDICTION_LOG: 'predictions.jsonl', OUTCOMES: 'outcomes.csv' },
    worksOnGithub: true,
    section: `## Is the model still right?

\`python ${script} predictions.jsonl outcomes.csv\` compares the log of the predictions with what came true
(columns \`request_id\` and \`actual\`) and fails when a guess would be as good. As a line for cron:
`,
    titles: {
      workflow: path => l10n.t('Compare predictions with what came true, once a week on GitHub ({0})', path),
      cron: l10n.t('Compare predictions with what came true, with a line for cron'),
      alone: l10n.t('Compare predictions with what came true'),
    },
  });
}
