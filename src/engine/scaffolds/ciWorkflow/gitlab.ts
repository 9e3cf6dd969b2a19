import { images } from '../versions';
import type { CiPlan } from './plan';
import { indent, yamlText } from './shell';

/** A whole `.gitlab-ci.yml`: merge requests and the main branch are checked, each change once. */
export function gitlabFile(plan: CiPlan): string {
  return `workflow:
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH

${gitlabJob(plan, plan.job)}`;
}

export function gitlabJob(plan: CiPlan, name: string): string {
  const { folder } = plan;
  const enter = folder === '' ? [] : [`cd ${JSON.stringify(folder)}`];
  const before = [...enter, ...prepare(plan)];
  const check = plan.check.commands.map(command => inImage(plan, command));
  return `${name}:
  stage: test
  image: ${imageOf(plan)}
  timeout: 15 minutes
  interruptible: true
${indent(`${variables(plan)}${cache(plan)}${list('before_script', before)}${list('script', check)}${rules(folder)}`, 2)}`;
}

function imageOf({ manager, python }: CiPlan): string {
  return manager === 'conda' ? images.conda : manager === 'pixi' ? images.pixi : `python:${python}`;
}

/** Commands before the check, in an image that holds Python, conda or pixi. */
function prepare(plan: CiPlan): readonly string[] {
  if (plan.manager === 'conda') {
    return condaCommands(plan);
  }
  return [...(plan.getManager === undefined ? [] : [plan.getManager]), ...plan.install];
}

/** An environment of its own: the one that conda itself runs in may not fit the versions wanted. */
export function condaCommands({ manifest = '', folder, install }: CiPlan): readonly string[] {
  const own = folder === '' ? manifest : manifest.slice(folder.length + 1);
  const create = `conda env create --name ci --file ${own}`;
  return install.some(line => line.includes('pytest')) ? [create, 'conda install --yes --name ci pytest'] : [create];
}

function inImage({ manager }: CiPlan, command: string): string {
  return manager === 'conda' ? `conda run --name ci --no-capture-output ${command}` : command;
}

function variables({ manager, check }: CiPlan): string {
  const cached = manager === 'pip' ? { PIP_CACHE_DIR: '$CI_PROJECT_DIR/.cache/pip' } : manager === 'uv' ? { UV_CACHE_DIR: '$CI_PROJECT_DIR/.cache/uv' } : {}; // prettier-ignore
  const entries = Object.entries({ ...cached, ...check.environment });
  return entries.length === 0
    ? ''
    : `variables:\n${entries.map(([key, value]) => `  ${key}: ${yamlText(value)}\n`).join('')}`;
}

function cache({ manager, manifest }: CiPlan): string {
  if ((manager !== 'pip' && manager !== 'uv') || manifest === undefined) {
    return '';
  }
  return `cache:\n  key:\n    files:\n      - ${yamlText(manifest)}\n  paths:\n    - .cache/${manager}\n`;
}

function list(key: string, commands: readonly string[]): string {
  return commands.length === 0 ? '' : `${key}:\n${commands.map(command => `  - ${yamlText(command)}\n`).join('')}`;
}

function rules(folder: string): string {
  return folder === '' ? '' : `rules:\n  - changes:\n      - ${yamlText(`${folder}/**/*`)}\n`;
}

/** Builds the image in Docker's own image, with its engine beside it. */
export function gitlabImageJob({ folder, tag }: { readonly folder: string; readonly tag: string }): string {
  return `image:
  stage: test
  image: ${images.docker}
  services:
    - ${images.docker}-dind
  timeout: 20 minutes
  script:
    - ${yamlText(`docker build --tag ${tag} ${folder === '' ? '.' : JSON.stringify(folder)}`)}
`;
}
