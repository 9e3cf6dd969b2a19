import * as l10n from '@vscode/l10n';
import type { ProjectFacts } from './facts/projectFacts';
import { addPackages } from './parts/addPackages';
import { type ScaffoldResult, createFile, drafts, refused } from './scaffold';
import { appText } from './service/appText';
import { planService } from './service/plan';
import { servicePackages } from './service/packages';

/** A FastAPI service that loads the saved model once and answers with it, for the columns that training reads. */
export function service(facts: ProjectFacts): ScaffoldResult {
  const plan = planService(facts);
  if ('reason' in plan) {
    return refused(plan.reason);
  }
  const packages = addPackages(facts, servicePackages(facts, plan));
  if (packages.kind === 'refused') {
    return refused(packages.reason);
  }
  const title = l10n.t('Write {0}, which answers with {1}', plan.path, plan.modelPath);
  return drafts({ title, edits: packages.edits, files: [createFile(plan.path, appText(plan)), ...packages.files] });
}
