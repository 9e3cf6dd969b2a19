import { workspacePath } from '../model/location';
import { indent } from './ciWorkflow/shell';
import type { ProjectFacts } from './facts/projectFacts';
import { type ScaffoldResult, createFile, drafts } from './scaffold';
import { hookPackages } from './versions';

interface Hook {
  readonly id: string;
  readonly name: string;
  readonly entry: string;
  /** The package that it comes from, at a version. */
  readonly from: string;
  /** Which files it looks at; all when left out. */
  readonly types?: string;
}

/** Hooks of pre-commit that mend or stop what needs no person, each from a package at a fixed version. */
export function commitHooks(facts: ProjectFacts): ScaffoldResult {
  const path = workspacePath('.pre-commit-config.yaml');
  const hooks = [...always, ...(lintsElsewhere(facts) ? [] : [ruff]), ...(keepsOutputs(facts) ? [] : [stripOutputs])];
  const text = `# Once for each copy: pip install pre-commit && pre-commit install
repos:
  - repo: local
    hooks:
${indent(hooks.map(hookText).join(''), 6)}`;
  return drafts({ title: `Write ${path} with ${hooks.length} hooks`, edits: [], files: [createFile(path, text)] });
}

const { files, ruff: ruffPackage, nbstripout } = hookPackages;

const always: readonly Hook[] = [
  { id: 'check-added-large-files', name: 'No new file above 10 MB', entry: 'check-added-large-files --maxkb=10240', from: files },
  { id: 'detect-private-key', name: 'No private key', entry: 'detect-private-key', from: files, types: 'text' },
  { id: 'check-merge-conflict', name: 'No mark of a conflict', entry: 'check-merge-conflict', from: files, types: 'text' },
]; // prettier-ignore

const ruff: Hook = {
  id: 'ruff-check',
  name: 'No fault that Ruff finds',
  entry: 'ruff check --force-exclude --fix',
  from: ruffPackage,
  types: 'python, pyi, jupyter',
};

const stripOutputs: Hook = {
  id: 'nbstripout',
  name: 'No outputs in notebooks',
  entry: 'nbstripout',
  from: nbstripout,
  types: 'jupyter',
};

function hookText({ id, name, entry, from, types }: Hook): string {
  const which = types === undefined ? '' : `  types_or: [${types}]\n`;
  return `- id: ${id}
  name: ${name}
  entry: ${entry}
  language: python
  additional_dependencies: [${from}]
${which}`;
}

/** Two linters that disagree help nobody. */
function lintsElsewhere({ packages, project }: ProjectFacts): boolean {
  const hasRuff = project.files.some(({ path }) => /(^|\/)\.?ruff\.toml$/.test(path));
  const declared = new Set(packages.declared.map(({ name }) => name));
  return !hasRuff && !declared.has('ruff') && ['flake8', 'pylint'].some(name => declared.has(name));
}

/** Whoever has saved outputs wants to show them; who has none does not miss them. */
function keepsOutputs({ project }: ProjectFacts): boolean {
  const notebooks = project.documents.flatMap(document => (document.kind === 'notebook' ? [document.notebook] : []));
  const cells = notebooks.flatMap(notebook => notebook?.cells ?? []);
  return notebooks.length === 0 || notebooks.includes(undefined) || cells.some(({ outputs }) => outputs.count > 0);
}
