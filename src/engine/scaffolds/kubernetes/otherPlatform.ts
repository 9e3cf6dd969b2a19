import { hasFacts } from '../../detectors/sources';
import type { WorkspacePath } from '../../model/location';
import type { Project } from '../../projects/project';

/** What serves the model already, and the file that sets it up. */
export interface OtherPlatform {
  readonly name: string;
  readonly path: WorkspacePath;
}

/** A platform that is no Kubernetes, set up by code of the project or by CI; `undefined` when none is. */
export function otherPlatform(project: Project): OtherPlatform | undefined {
  return inCode(project) ?? inCommands(project);
}

const clients: readonly (readonly [module: RegExp, call: RegExp, name: string])[] = [
  [/^sagemaker(?:\.|$)/, /^(?:deploy|create_endpoint)$/, 'SageMaker'],
  [/^boto3$/, /^create_(?:endpoint|function|stack)$/, 'AWS'],
  [/^google\.cloud(?:\.aiplatform.*)?$/, /^(?:deploy|upload|create)$/, 'Vertex AI'],
  [/^(?:azure\.ai\.ml|azureml)\b/, /^(?:deploy\w*|Managed\w+|begin_create_or_update)$/, 'Azure ML'],
];

function inCode({ documents }: Project): OtherPlatform | undefined {
  for (const document of documents.filter(hasFacts)) {
    const { imports, calls } = document.facts;
    const used = clients.filter(([module]) => imports.some(each => module.test(each.module)));
    const client = used.find(([, call]) => calls.some(({ method }) => call.test(method)));
    if (client !== undefined) {
      return { name: client[2], path: document.path };
    }
  }
  return undefined;
}

const commands: readonly (readonly [command: RegExp, name: string])[] = [
  [/\bgcloud\s+(?:beta\s+)?run\s+(?:deploy|services)|google-github-actions\/deploy-cloudrun/, 'Cloud Run'],
  [/\bgcloud\s+app\s|google-github-actions\/deploy-appengine/, 'App Engine'],
  [/\bgcloud\s+functions\s|google-github-actions\/deploy-cloud-functions/, 'Cloud Functions'],
  [/\bgcloud\s+ai\s/, 'Vertex AI'],
  [/\baws\s+ecs\s|aws-actions\/amazon-ecs/, 'ECS'],
  [/\baws\s+lambda\s/, 'Lambda'],
  [/\baws\s+sagemaker\s/, 'SageMaker'],
  [/\baws\s+apprunner\s/, 'App Runner'],
  [/\baws\s+elasticbeanstalk\s/, 'Elastic Beanstalk'],
  [/\baz\s+(?:webapp|functionapp)\s|azure\/webapps-deploy/, 'App Service'],
  [/\baz\s+containerapp\s|azure\/container-apps/, 'Container Apps'],
  [/\baz\s+ml\s/, 'Azure ML'],
];

function inCommands({ workspace }: Project): OtherPlatform | undefined {
  for (const { path, text } of workspace.documents.filter(document => isCi.test(document.path))) {
    const found = commands.find(([command]) => command.test(text));
    if (found !== undefined) {
      return { name: found[1], path };
    }
  }
  return undefined;
}

const isCi =
  /^(?:\.github\/workflows\/|\.gitlab-ci\.ya?ml|azure-pipelines|\.azure-pipelines\/|\.circleci\/|Jenkinsfile|bitbucket-pipelines|buildspec|cloudbuild)/;
