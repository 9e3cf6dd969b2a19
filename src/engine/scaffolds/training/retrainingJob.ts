import * as l10n from '@vscode/l10n';
import { scheduledWorkflow } from '../ciWorkflow/github';
import { nameInMonorepo, planOf } from '../ciWorkflow/plan';
import { yamlText } from '../ciWorkflow/shell';
import { pathIn } from '../facts/paths';
import type { ProjectFacts } from '../facts/projectFacts';
import { savedPath } from '../integration/training';
import { freeWorkflow } from '../parts/freeWorkflow';
import { type ScaffoldDraft, createFile } from '../scaffold';
import { actions } from '../versions';
import { trainingJob } from './trainingJob';

/**
 * A workflow that trains once a month and keeps the model, for whoever decides that it replaces the one in use.
 * `undefined` where GitHub could not do it.
 */
export function retrainingJob(facts: ProjectFacts): ScaffoldDraft | undefined {
  const commands = trainingJob(facts, () => []);
  const saved = savedPath(facts);
  if (commands === undefined || saved === undefined || facts.ci.host !== 'github' || facts.ci.source === undefined) {
    return undefined;
  }
  const check = { title: 'Train on the data of today', commands, environment: {}, needsPytest: false };
  const plan = planOf(facts, 'retrain', check);
  const path = freeWorkflow(facts, nameInMonorepo(plan, 'retrain'));
  const text = `${scheduledWorkflow(plan, 'Retrain', '27 4 1 * *')}${keeping(pathIn(facts.project, saved))}`;
  const title = l10n.t('Train again once a month on GitHub and keep the model ({0})', path);
  return { title, edits: [], files: [createFile(path, text)] };
}

function keeping(model: string): string {
  return `      - uses: ${actions.uploadArtifact}
        with:
          name: model
          path: ${yamlText(model)}
          if-no-files-found: error
`;
}
