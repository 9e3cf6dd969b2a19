import * as l10n from '@vscode/l10n';
import type { DockerfileDocument } from '../model/document';
import { folderOf } from '../model/location';
import { githubJob } from './ciWorkflow/github';
import { type CiPlan, nameInMonorepo, planCi } from './ciWorkflow/plan';
import { indent, shellWord, yamlText } from './ciWorkflow/shell';
import type { ProjectFacts } from './facts/projectFacts';
import { freeWorkflow } from './parts/freeWorkflow';
import { type ScaffoldResult, createFile, drafts, refused } from './scaffold';
import { actions, runner } from './versions';

/** A workflow that tests what gets a version tag, builds its image and pushes it to GitHub's registry. */
export function imageDelivery(facts: ProjectFacts): ScaffoldResult {
  const { ci } = facts;
  const plan = planCi(facts);
  const dockerfile = dockerfileOf(facts);
  if (dockerfile === undefined) {
    return refused(l10n.t('There is no image to deliver yet: write its Dockerfile first (deploy/no-container).'));
  }
  if ('reason' in plan) {
    return refused(plan.reason);
  }
  if (ci.host !== 'github') {
    return refused(
      l10n.t('CI is set up in {0}, for which Preflight writes no delivery: let a job there that needs the tests build the image of each tag and push it to the registry.', ci.source ?? l10n.t('another place')),
    );
  } // prettier-ignore
  const path = freeWorkflow(facts, nameInMonorepo(plan, 'release'));
  return drafts({
    title: l10n.t('Test, build and push the image of each version tag ({0})', path),
    edits: [],
    files: [createFile(path, workflow(withoutCache(plan), { dockerfile: dockerfile.path, context: contextOf(facts, dockerfile), image: plan.folder === '' ? '' : `/${facts.name}` }))],
  });
} // prettier-ignore

/** The project's own before others. */
function dockerfileOf({ project }: ProjectFacts): DockerfileDocument | undefined {
  const found = project.documents.flatMap(document => (document.kind === 'dockerfile' ? [document] : []));
  const depth = ({ path }: DockerfileDocument): number => path.split('/').length;
  return found.filter(({ path }) => !/\.devcontainer\//.test(path)).sort((a, b) => depth(a) - depth(b))[0];
}

/** In a folder of its own such as `docker`, a Dockerfile is for the project around it. */
function contextOf({ project }: ProjectFacts, { path }: DockerfileDocument): string {
  const folder = folderOf(path);
  const root = project.root === '.' ? '' : project.root;
  return /(^|\/)(docker|deploy(ment)?|infra|build)$/.test(folder) ? root : folder;
}

/** What is released comes from nothing that another run has left. */
function withoutCache(plan: CiPlan): CiPlan {
  return { ...plan, isLocked: false, manifest: plan.manager === 'conda' ? plan.manifest : undefined };
}

interface Image {
  readonly dockerfile: string;
  readonly context: string;
  /** Behind the repository's name. */
  readonly image: string;
}

function workflow(plan: CiPlan, image: Image): string {
  return `name: ${yamlText(plan.folder === '' ? 'Release' : `Release of ${plan.folder}`)}

on:
  push:
    tags: ["v*"]

permissions:
  contents: read

concurrency:
  group: \${{ github.workflow }}-\${{ github.ref }}
  cancel-in-progress: false

jobs:
${indent(githubJob(plan, plan.job), 2)}
${indent(imageJob(plan.job, image), 2)}`;
}

function imageJob(needs: string, { dockerfile, context, image }: Image): string {
  const file = dockerfile === (context === '' ? 'Dockerfile' : `${context}/Dockerfile`) ? '' : ` --file ${shellWord(dockerfile)}`; // prettier-ignore
  const where = context === '' ? '.' : shellWord(context);
  return `image:
  needs: ${needs}
  runs-on: ${runner}
  timeout-minutes: 30
  permissions:
    contents: read
    packages: write
  steps:
    - uses: ${actions.checkout}
      with:
        persist-credentials: false
    - name: Build the image and push it under its commit and its version
      env:
        TOKEN: \${{ secrets.GITHUB_TOKEN }}
      run: |
        image="ghcr.io/\${GITHUB_REPOSITORY,,}${image}"
        docker build --tag "$image:$GITHUB_SHA" --tag "$image:$GITHUB_REF_NAME"${file} ${where}
        echo "$TOKEN" | docker login ghcr.io --username "$GITHUB_ACTOR" --password-stdin
        docker push "$image:$GITHUB_SHA"
        docker push "$image:$GITHUB_REF_NAME"
`;
}
