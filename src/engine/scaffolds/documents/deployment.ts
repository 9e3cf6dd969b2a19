import { valuesAt } from '../../evidence/plainData';
import type { Document } from '../../model/document';
import { baseName, folderOf } from '../../model/location';
import { shellWord } from '../ciWorkflow/shell';
import type { ProjectFacts } from '../facts/projectFacts';
import { insideRoot } from '../parts/modulePlace';

/** How one part of the project is delivered, by commands that use files of the repository. */
export interface Deployment {
  readonly deploy: readonly string[];
  /** Empty where only the way of deploying an older commit is known. */
  readonly back: readonly string[];
  readonly look: readonly string[];
}

/** What the files of the project say about where it runs, and the targets of its Makefile. */
export function findDeployments(facts: ProjectFacts): readonly Deployment[] {
  const { documents } = facts.project;
  const parts = documents.flatMap(document => deploymentOf(facts, document) ?? []);
  const [make] = byMake(documents, facts);
  const others = [...merged(parts), ...terraform(facts)];
  // A target that deploys knows in which order the others have to be called.
  return make === undefined ? others : [make, ...others.map(other => ({ ...other, deploy: [] }))];
}

function deploymentOf(facts: ProjectFacts, document: Document): Deployment | undefined {
  const path = insideRoot(facts, document.path);
  const name = baseName(document.path);
  if (/^(docker-)?compose\.ya?ml$/.test(name)) {
    const compose = folderOf(path) === '' ? 'docker compose' : `docker compose --file ${shellWord(path)}`;
    return { deploy: [`${compose} up --detach --build`], back: [], look: [`${compose} ps`, `${compose} logs --tail 100`] }; // prettier-ignore
  }
  if (name === 'fly.toml') {
    const config = `--config ${shellWord(path)}`;
    return { deploy: [`fly deploy ${config}`], back: [`fly releases ${config} --image`, `fly deploy ${config} --image "$IMAGE_BEFORE"`], look: [`fly status ${config}`, `fly logs ${config}`] }; // prettier-ignore
  }
  if (name === 'Chart.yaml') {
    const chart = shellWord(folderOf(path) === '' ? '.' : folderOf(path));
    return { deploy: [`helm upgrade --install ${facts.name} ${chart}`], back: [`helm rollback ${facts.name}`], look: [`helm status ${facts.name}`] }; // prettier-ignore
  }
  if (/^serverless\.ya?ml$/.test(name)) {
    return { deploy: ['serverless deploy'], back: ['serverless deploy list', 'serverless rollback --timestamp "$TIMESTAMP_BEFORE"'], look: ['serverless info'] }; // prettier-ignore
  }
  if (name === 'Procfile') {
    return { deploy: ['git push heroku HEAD:main'], back: ['heroku releases', 'heroku rollback'], look: ['heroku ps', 'heroku logs --num 100'] }; // prettier-ignore
  }
  return workload(document, path);
}

/** `kind: Deployment` of Kubernetes, and the like. */
function workload(document: Document, path: string): Deployment | undefined {
  const data = document.kind === 'yaml' ? document.data() : undefined;
  const kind = valuesAt(data, ['kind'])[0]?.value;
  const name = valuesAt(data, ['metadata', 'name'])[0]?.value;
  if (
    typeof kind !== 'string' ||
    typeof name !== 'string' ||
    !/^(Deployment|StatefulSet|DaemonSet)$/.test(kind) ||
    !/^[\w.-]+$/.test(name)
  ) {
    // prettier-ignore
    return undefined;
  }
  const target = `${kind.toLowerCase()}/${name}`;
  return {
    deploy: [`kubectl apply --filename ${shellWord(path)}`],
    back: [`kubectl rollout undo ${target}`],
    look: [`kubectl rollout status ${target}`, `kubectl logs ${target} --tail 100`],
  };
}

function terraform(facts: ProjectFacts): readonly Deployment[] {
  const file = facts.project.files.find(({ path }) => /(^|\/)main\.tf$/.test(path)) ?? facts.project.files.find(({ path }) => path.endsWith('.tf')); // prettier-ignore
  if (file === undefined) {
    return [];
  }
  const folder = insideRoot(facts, folderOf(file.path));
  const command = folder === '' ? 'terraform' : `terraform -chdir=${shellWord(folder)}`;
  return [{ deploy: [`${command} init`, `${command} plan`, `${command} apply`], back: [], look: [`${command} show`] }];
}

/** `make deploy`, `make rollback`, `make logs`, where there are such targets. */
function byMake(documents: readonly Document[], facts: ProjectFacts): readonly Deployment[] {
  const text = documents.find(({ path }) => insideRoot(facts, path) === 'Makefile')?.text ?? '';
  const targets = Array.from(text.matchAll(/^([A-Za-z][\w-]*)[ \t]*:(?!=)/gm), ([, target = '']) => target);
  const named = (pattern: RegExp): readonly string[] => targets.filter(target => pattern.test(target)).map(target => `make ${target}`); // prettier-ignore
  const found = { deploy: named(/^deploy/i), back: named(/roll-?_?back/i), look: named(/^(logs?|status|health\w*)$/i) };
  return found.deploy.length === 0 ? [] : [found];
}

/** Several workloads of one file are applied once. */
function merged(parts: readonly Deployment[]): readonly Deployment[] {
  const all = (key: keyof Deployment): readonly string[] => [...new Set(parts.flatMap(part => part[key]))];
  return parts.length === 0 ? [] : [{ deploy: all('deploy'), back: all('back'), look: all('look') }];
}
