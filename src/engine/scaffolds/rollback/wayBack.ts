import { valueAt } from '../../documents/plainData';
import type { Document } from '../../model/document';
import type { Project } from '../../projects/project';
import { shellWord } from '../ciWorkflow/shell';

/** How the version before comes back. */
export interface WayBack {
  /** A sentence: where it is taken back, and to what. */
  readonly comment: string;
  /** The command that does it, for a title. */
  readonly shown: string;
  /** Lines of a shell; the last one waits until it is done. */
  readonly commands: readonly string[];
}

/** Of a release of Helm, a Deployment of Kubernetes or a service of Cloud Run, each by the name that it has here. */
export function wayBack({ workspace }: Project): WayBack | undefined {
  const { documents } = workspace;
  return firstOf(documents, helmRelease) ?? firstOf(documents, deployment) ?? firstOf(documents, cloudRun);
}

function firstOf(
  documents: readonly Document[],
  find: (document: Document) => WayBack | undefined,
): WayBack | undefined {
  for (const document of documents) {
    const found = find(document);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

/** A name that stands there itself, and is no variable. */
const literal = '([a-z0-9][a-z0-9.-]*)(?=\\s|$)';
const upgrades = new RegExp(`\\bhelm\\s+(?:upgrade|install)\\s+(?:(?:--install|-i|--atomic|--wait)\\s+)*${literal}`);

function helmRelease({ text, path }: Document): WayBack | undefined {
  const release = isCommands.test(path) ? upgrades.exec(text)?.[1] : undefined;
  const space = /\s(?:--namespace|-n)[= ]([a-z0-9-]+)/.exec(text)?.[1];
  const command = `helm rollback ${release ?? ''} --wait${space === undefined ? '' : ` --namespace ${space}`}`;
  return release === undefined
    ? undefined
    : { comment: 'The release before the last one of Helm.', shown: command, commands: [command] };
}

function deployment(document: Document): WayBack | undefined {
  if (document.kind !== 'yaml' || !/^kind:\s*["']?Deployment\b/m.test(document.text) || document.text.includes('{{')) {
    return undefined;
  }
  const data = document.all().find(each => valueAt(each, ['kind']) === 'Deployment');
  const [name, space] = [valueAt(data, ['metadata', 'name']), valueAt(data, ['metadata', 'namespace'])];
  if (typeof name !== 'string') {
    return undefined;
  }
  const what = `deployment/${shellWord(name)}${typeof space === 'string' ? ` --namespace ${shellWord(space)}` : ''}`;
  return {
    comment: `The version before the last one in the cluster that kubectl speaks to.`,
    shown: `kubectl rollout undo ${what}`,
    commands: [`kubectl rollout undo ${what}`, `kubectl rollout status ${what}`],
  };
}

const deploys = new RegExp(`\\bgcloud\\s+(?:beta\\s+)?run\\s+deploy\\s+${literal}`);

function cloudRun({ text, path }: Document): WayBack | undefined {
  const service = isCommands.test(path) ? deploys.exec(text)?.[1] : undefined;
  const region = /\s--region[= ]["']?([a-z]+-[a-z]+\d)\b/.exec(text)?.[1];
  if (service === undefined || region === undefined) {
    return undefined;
  }
  const list = `gcloud run revisions list --service ${service} --region ${region} --sort-by '~metadata.creationTimestamp' --limit 2 --format 'value(metadata.name)'`;
  const update = `gcloud run services update-traffic ${service} --region ${region} --to-revisions`;
  return {
    comment: 'All requests go to the revision before the last one.',
    shown: `gcloud run services update-traffic ${service}`,
    commands: [`before=$(${list} | tail -n 1) && ${update} "$before=100"`],
  };
}

/** Where commands of a delivery stand. */
const isCommands =
  /^(?:\.github\/workflows\/|\.gitlab-ci\.ya?ml|azure-pipelines|\.azure-pipelines\/|\.circleci\/|Jenkinsfile|bitbucket-pipelines|buildspec|cloudbuild)|(?:^|\/)Makefile$|\.sh$/;
