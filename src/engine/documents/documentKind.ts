import type { DocumentKind } from '../model/document';
import { baseName, folderOf } from '../model/location';

/**
 * What a path is read as, or `undefined` for files whose content no rule asks for: images, data, models, archives.
 *
 * The name alone decides, so that a listing can be sorted without opening a file.
 */
export function documentKind(path: string): DocumentKind | undefined {
  const name = baseName(path).toLowerCase();
  const folder = baseName(folderOf(path)).toLowerCase();
  return byName.get(name) ?? byPattern(name, folder) ?? byEnding.get(/\.([^.]+)$/.exec(name)?.[1] ?? '');
}

type KindTable = ReadonlyMap<string, DocumentKind>;

const byName: KindTable = kindTable([
  ['toml', 'pipfile uv.lock poetry.lock pdm.lock'],
  ['json', 'pipfile.lock renv.lock'],
  ['yaml', 'pixi.lock dvc.lock citation.cff .condarc .yamllint mlproject mlmodel kitfile'],
  ['ini', '.flake8 .pylintrc pylintrc .coveragerc .pydocstyle .pycodestyle .gitmodules .editorconfig'],
  ['makefile', 'makefile gnumakefile'],
  ['shell', '.envrc'],
  ['text', 'procfile justfile .justfile jenkinsfile snakefile tiltfile earthfile singularity build build.bazel'],
  ['text', 'codeowners license licence copying notice unlicense license.txt licence.txt license.rst authors'],
  ['text', '.gitignore .gitattributes .dockerignore .dvcignore .gcloudignore .python-version .tool-versions'],
  ['text', 'description runtime.txt version version.txt manifest.in apt.txt packages.txt postbuild'],
  ['text', 'readme readme.txt readme.rst changelog changes history contributing contributing.txt'],
]);

const byEnding: KindTable = kindTable([
  ['python', 'py pyw'],
  ['notebook', 'ipynb'],
  ['yaml', 'yml yaml dvc'],
  ['toml', 'toml'],
  ['json', 'json jsonc'],
  ['ini', 'ini cfg'],
  ['markdown', 'md mdx markdown qmd'],
  ['sql', 'sql'],
  ['shell', 'sh bash zsh ps1 bat cmd'],
  ['makefile', 'mk'],
  ['r', 'r rmd rnw'],
  ['julia', 'jl'],
  ['dockerfile', 'dockerfile docker containerfile'],
  ['text', 'tf tofu hcl tfvars bicep nomad rst smk nf def groovy jsonnet star conf feature rules env tpl lock names'],
]);

function kindTable(rows: readonly (readonly [DocumentKind, string])[]): KindTable {
  return new Map(rows.flatMap(([kind, names]) => names.split(' ').map(name => [name, kind] as const)));
}

/** Names with a free part: `requirements-dev.txt`, `Dockerfile.gpu`, `Jenkinsfile.deploy`, `.env.production`. */
const byShape: readonly (readonly [DocumentKind, RegExp])[] = [
  ['requirements', /^(.+[-_.])?(requirements?|constraints)([-_.].+)?\.(txt|in|lock)$/],
  ['dockerfile', /^(dockerfile|containerfile)([-_.](?!.*(md|txt|rst|py|sh|ya?ml|json|dockerignore)$).*)?$/],
  ['text', /^(jenkinsfile|singularity|license|licence|\.env)[-_.](?!.*\.(py|json|ya?ml|md)$)/],
  // Of all the other .txt files, which are mostly data, those that describe or list something.
  [
    'text',
    /(readme|about|model|card|sheet|dictionary|description|codebook|conda|explicit|packages?|env|freeze).*\.txt$/,
  ],
  ['makefile', /^makefile\.(?!(am|in)$)/],
];

function byPattern(name: string, folder: string): DocumentKind | undefined {
  if (folder === '.dvc' && name === 'config') {
    return 'ini';
  }
  if (folder === 'requirements' && /\.(txt|in)$/.test(name)) {
    return 'requirements';
  }
  return byShape.find(([, shape]) => shape.test(name))?.[0];
}
