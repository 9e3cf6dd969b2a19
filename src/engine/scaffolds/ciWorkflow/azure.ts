import { runner } from '../versions';
import type { CiFacts } from '../facts/ci';
import { condaCommands } from './gitlab';
import type { CiPlan } from './plan';
import { indent, yamlText } from './shell';

/** A whole `azure-pipelines.yml`. */
export function azureFile(plan: CiPlan, { branch }: CiFacts, path: string): string {
  return `${triggers(plan, branch, path)}pool:
  vmImage: ${runner}

jobs:
${indent(azureJob(plan, plan.job), 2)}`;
}

/** Without a word about it, every branch is checked. */
function triggers({ folder }: CiPlan, branch: string | undefined, path: string): string {
  const branches = branch === undefined ? ['"*"'] : [yamlText(branch)];
  const paths =
    folder === ''
      ? ''
      : `  paths:\n    include:\n${[folder, path].map(each => `      - ${yamlText(each)}\n`).join('')}`;
  return folder === '' && branch === undefined
    ? ''
    : `trigger:\n  branches:\n    include: [${branches.join(', ')}]\n${paths}\n`;
}

/** An item of `jobs`. */
export function azureJob(plan: CiPlan, name: string): string {
  const lines = `- job: ${name}
  timeoutInMinutes: 15
  steps:
${indent(azureSteps(plan), 4)}`;
  return lines;
}

/** Sets Python up, installs and checks. A script of Azure's goes on after a command that fails: one step for each. */
export function azureSteps(plan: CiPlan): string {
  const { manager } = plan;
  const python = `- task: UsePythonVersion@0\n  inputs:\n    versionSpec: "${plan.python}"\n`;
  const prepare = manager === 'conda' ? condaCommands(plan) : [...managerCommands(plan), ...plan.install];
  const check = plan.check.commands.map(command => (manager === 'conda' ? `conda run --name ci --no-capture-output ${command}` : command)); // prettier-ignore
  return [
    ...(manager === 'conda' || manager === 'pixi' ? [addToPath(manager)] : [python]),
    ...prepare.map(command => azureStep(command, 'Install', plan, false)),
    ...check.map(command => azureStep(command, plan.check.title, plan, true)),
  ].join('');
}

function managerCommands({ manager, getManager }: CiPlan): readonly string[] {
  return manager === 'pixi' || getManager === undefined ? [] : [getManager];
}

/** The hosted machines have Conda, off the path; pixi comes with its installer. */
function addToPath(manager: 'conda' | 'pixi'): string {
  return manager === 'conda'
    ? `- bash: echo "##vso[task.prependpath]$CONDA/bin"\n  displayName: Find Conda\n`
    : `- bash: |\n    set -e\n    curl -fsSL https://pixi.sh/install.sh | bash\n    echo "##vso[task.prependpath]$HOME/.pixi/bin"\n  displayName: Get pixi\n`;
}

export function azureStep(command: string, title: string, plan: CiPlan, isCheck: boolean): string {
  const folder = plan.folder === '' ? '' : `  workingDirectory: ${yamlText(plan.folder)}\n`;
  const entries = isCheck ? Object.entries(plan.check.environment) : [];
  const environment = entries.map(([key, value]) => `    ${key}: ${yamlText(value)}\n`).join('');
  return `- script: ${yamlText(command)}\n  displayName: ${title}\n${folder}${environment === '' ? '' : `  env:\n${environment}`}`;
}

/** An item of `jobs` that builds the image and throws it away. */
export function azureImageJob({ folder, tag }: { readonly folder: string; readonly tag: string }): string {
  return `- job: image
  timeoutInMinutes: 20
  steps:
    - script: ${yamlText(`docker build --tag ${tag} ${folder === '' ? '.' : JSON.stringify(folder)}`)}
      displayName: Build the image
`;
}
