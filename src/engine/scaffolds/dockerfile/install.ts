import * as l10n from '@vscode/l10n';
import { folderOf } from '../../model/location';
import type { PackageManager } from '../facts/packages';
import { hasFile, pathIn, textOf } from '../facts/paths';
import type { ProjectFacts } from '../facts/projectFacts';
import { tools } from '../versions';
import { withoutRoot } from './start';

/** How packages get into the image. */
export interface ImageInstall {
  /** Files that are copied for it, before the code. */
  readonly files: readonly string[];
  /** One RUN for each. */
  readonly commands: readonly string[];
  /** A stage of its own makes `/app/.venv`, so that the tool stays out of the image. */
  readonly tool: string | undefined;
  /** The code has to be there before: it is installed as a package. */
  readonly needsCode: boolean;
}

type Locked = Exclude<PackageManager, 'pip' | 'conda' | 'pixi'>;

const locked: Readonly<Record<Locked, { readonly command: string; readonly lock: string }>> = {
  uv: { command: 'uv sync --locked --no-dev --no-install-project', lock: 'uv lock' },
  poetry: { command: 'poetry install --only main --no-root --no-interaction', lock: 'poetry lock' },
  pdm: { command: 'pdm sync --prod --no-self', lock: 'pdm lock' },
  pipenv: { command: 'pipenv sync', lock: 'pipenv lock' },
};

/** Installs what is locked or listed, or says why it cannot. */
export function imageInstall(facts: ProjectFacts): ImageInstall | { readonly reason: string } {
  const { packages, project } = facts;
  const { manager, manifest, lockfile } = packages;
  if (manifest === undefined) {
    return {
      reason: l10n.t('Nothing says which packages the image needs: write a manifest first (deps/no-manifest).'),
    };
  }
  if (manager === 'pixi') {
    return {
      reason: l10n.t('The packages come from pixi, for which Preflight writes no image: see pixi.sh, "Container".'),
    };
  }
  const own = withoutRoot(project.root, manifest);
  if (manager === 'conda') {
    return { files: [own], commands: [condaCommand(own)], tool: undefined, needsCode: false };
  }
  if (manager === 'pip') {
    return pipInstall(facts, own);
  }
  const { command, lock } = locked[manager];
  return lockfile === undefined
    ? { reason: l10n.t('An image needs fixed versions, and there is no lockfile: run {0}, then ask again.', lock) }
    : {
        files: [own, withoutRoot(project.root, lockfile)],
        commands: [command],
        tool: `${manager}==${tools[manager]}`,
        needsCode: false,
      };
}

function condaCommand(manifest: string): string {
  return `micromamba install --yes --name base --file ${manifest} && micromamba clean --all --yes`;
}

function pipInstall(facts: ProjectFacts, manifest: string): ImageInstall {
  const { project } = facts;
  const list = project.workspace.documentAt(pathIn(project, manifest));
  if (list?.kind !== 'requirements') {
    const needed = ['pyproject.toml', 'setup.py', 'setup.cfg', 'MANIFEST.in', readmeOf(facts)].filter(path => path !== '' && hasFile(project, path)); // prettier-ignore
    return { files: needed, commands: ['pip install --no-cache-dir .'], tool: undefined, needsCode: true };
  }
  const included = list.includes.map(path => (folderOf(manifest) === '' ? path : `${folderOf(manifest)}/${path}`));
  const needsCode = list.local.length > 0;
  const packaging = needsCode ? ['pyproject.toml', 'setup.py', 'setup.cfg'].filter(path => hasFile(project, path)) : [];
  const files = [manifest, ...included.filter(path => hasFile(project, path)), ...packaging];
  return { files, commands: [`pip install --no-cache-dir -r ${manifest}`], tool: undefined, needsCode };
}

/** A build reads the README when `pyproject.toml` names it. */
function readmeOf({ project }: ProjectFacts): string {
  return /^readme\s*=\s*(?:\{\s*file\s*=\s*)?["']([^"']+)/m.exec(textOf(project, 'pyproject.toml') ?? '')?.[1] ?? '';
}

/** What wheels leave to the system: package → Debian's packages. */
const systemPackages: Readonly<Record<string, readonly string[]>> = {
  lightgbm: ['libgomp1'],
  xgboost: ['libgomp1'],
  'opencv-python': ['libgl1', 'libglib2.0-0'],
  'opencv-contrib-python': ['libgl1', 'libglib2.0-0'],
  psycopg2: ['gcc', 'libpq-dev'],
  graphviz: ['graphviz'],
  pyspark: ['default-jre-headless'],
};

export function systemPackagesOf({ packages }: ProjectFacts): readonly string[] {
  const wanted = packages.declared.flatMap(({ name, main }) => (main ? (systemPackages[name] ?? []) : []));
  const git = packages.declared.some(({ hit }) => /\bgit\+/.test(hit.text)) ? ['git'] : [];
  return [...new Set([...wanted, ...git])].sort();
}
