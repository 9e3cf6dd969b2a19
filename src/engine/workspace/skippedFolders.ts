/** What is known of a folder before its files are taken. */
export interface FolderLook {
  /** From the scanned folder, with `/`. */
  readonly path: string;
  readonly name: string;
  /** Names of what is directly in it. */
  readonly children: ReadonlySet<string>;
  /** git tracks something in it; `undefined` without git. */
  readonly holdsTracked: boolean | undefined;
}

/**
 * Why nothing in a folder is read, whoever tracks it: it was made by a tool or belongs to others. `undefined` for
 * folders to look into; `''` for those so common that nobody wants them named.
 */
export function whyFolderIsSkipped(folder: FolderLook): string | undefined {
  const name = folder.name.toLowerCase();
  return whyByName(name, folder.path) ?? whyByContent(name, folder) ?? whyBuilt(name, folder);
}

/** Names that are enough without a look inside, so that tens of thousands of files are never listed. */
export function whyByName(name: string, path: string): string | undefined {
  if (unnamed.has(name) || /^\..*_cache$/.test(name)) {
    return '';
  }
  if (/(^|\/)(\.dvc\/(cache|tmp)|renv\/(library|staging)|packrat\/lib[^/]*)$/.test(path)) {
    return 'cache';
  }
  return named.get(name);
}

const unnamed: ReadonlySet<string> = new Set(
  ['.git', '.hg', '.svn', '.bzr', '__pycache__', '.ipynb_checkpoints', '.cache', '.idea', '.history', '.vs'], // prettier-ignore
);

const named: ReadonlyMap<string, string> = new Map([
  ['node_modules', 'installed packages'],
  ['bower_components', 'installed packages'],
  ['site-packages', 'installed packages'],
  ['dist-packages', 'installed packages'],
  ['__pypackages__', 'installed packages'],
  ['.eggs', 'installed packages'],
  ['.tox', 'virtual environments'],
  ['.nox', 'virtual environments'],
  ['.pixi', 'virtual environments'],
  ['mlruns', 'experiment records'],
  ['mlartifacts', 'experiment records'],
  ['.metaflow', 'experiment records'],
  ['.neptune', 'experiment records'],
  ['.aim', 'experiment records'],
  ['.terraform', 'cache'],
  ['.terragrunt-cache', 'cache'],
  ['.snakemake', 'cache'],
  ['.nextflow', 'cache'],
  ['.serverless', 'build output'],
  ['.aws-sam', 'build output'],
  ['cdk.out', 'build output'],
  ['vendor', 'vendored code'],
  ['vendored', 'vendored code'],
  ['_vendor', 'vendored code'],
  ['third_party', 'vendored code'],
  ['third-party', 'vendored code'],
  ['thirdparty', 'vendored code'],
]);

function whyByContent(name: string, { children }: FolderLook): string | undefined {
  if (children.has('pyvenv.cfg') || children.has('conda-meta')) {
    return 'virtual environment';
  }
  // A package of that name with code in it is somebody's work; the tool's own folder holds runs.
  if (name === 'wandb' && !hasCode(children)) {
    return 'experiment records';
  }
  return children.has('CACHEDIR.TAG') ? 'cache' : undefined;
}

/** Folders that tools write and people sometimes keep: read when git tracks them, or when they hold source code. */
function whyBuilt(name: string, { children, holdsTracked }: FolderLook): string | undefined {
  const isOutput = name.endsWith('.egg-info') || outputs.has(name);
  if (!isOutput || holdsTracked === true) {
    return undefined;
  }
  const isEmptyOfWork = holdsTracked === false || name.endsWith('.egg-info') || !hasCode(children);
  return isEmptyOfWork ? 'build output' : undefined;
}

const outputs: ReadonlySet<string> = new Set(
  ['build', 'dist', 'htmlcov', 'checkpoints', 'lightning_logs', '_build', '.eggs', 'spark-warehouse', 'metastore_db'], // prettier-ignore
);

function hasCode(children: ReadonlySet<string>): boolean {
  return [...children].some(name => /\.(py|ipynb)$|^Dockerfile/i.test(name));
}
