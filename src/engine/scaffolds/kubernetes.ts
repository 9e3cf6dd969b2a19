import * as l10n from '@vscode/l10n';
import { otherPlatform } from './kubernetes/otherPlatform';
import { manifestTexts } from './kubernetes/manifestTexts';
import { planWorkload } from './kubernetes/workload';
import { hasFile, pathIn } from './facts/paths';
import type { ProjectFacts } from './facts/projectFacts';
import { type ScaffoldResult, type ScaffoldSource, createFile, drafts, refused } from './scaffold';

const folder = 'k8s';

/**
 * What Kubernetes needs to run the service as its image has it: probes on the route and the port that it answers, memory
 * with a limit, no more rights than the image, an autoscaler and an address. A platform that the code or CI sets up
 * itself is not described a second time.
 */
export async function kubernetes(facts: ProjectFacts, rule: string, source: ScaffoldSource): Promise<ScaffoldResult> {
  const other = otherPlatform(facts.project);
  if (other !== undefined) {
    return refused(
      l10n.t(
        '{0} sets up {1}, and Kubernetes would be a second home for the model: describe what is there in Terraform, and let it take over with `terraform import`.',
        other.path,
        other.name,
      ),
    );
  }
  const workload = await planWorkload(facts, source);
  if ('reason' in workload) {
    return refused(workload.reason);
  }
  const texts = Object.entries(manifestTexts(workload, rule)).map(([name, text]) => ({
    path: `${folder}/${name}`,
    text,
  }));
  const taken = texts.find(({ path }) => hasFile(facts.project, path));
  if (taken !== undefined) {
    return refused(l10n.t('{0} is there already: let it hold what describes the service.', taken.path));
  }
  return drafts({
    title: l10n.t('Write {0}/ for Kubernetes: the service, its probes and limits, and when there are more of it', folder), // prettier-ignore
    edits: [],
    files: texts.map(({ path, text }) => createFile(pathIn(facts.project, path), text)),
  });
}
