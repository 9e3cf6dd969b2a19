import type { Document, DocumentKind } from '../model/document';
import { compileGlobs } from '../workspace/pathMatcher';
import { readDockerfile } from './dockerfile';
import { readIni } from './ini';
import { readJson } from './json';
import { readPlain } from './plain';
import { readPython } from './python';
import { readRequirements } from './requirements';
import type { TextSource } from './textSource';
import { readToml } from './toml';
import { readYaml } from './yaml';

/**
 * Text → document of a kind; `documentKind` says which. Never throws. `before` is the document of an earlier version:
 * a reader may take from it what was not edited.
 */
export function parseText(kind: Exclude<DocumentKind, 'notebook'>, source: TextSource, before?: Document): Document {
  const document = readers[kind](source, before);
  if ('data' in document && isAlwaysAsked(source.path)) {
    document.data();
  }
  return document;
}

/**
 * Files that some rule always asks for. They are parsed at once, so that a workflow that is no YAML is named in the
 * problems whichever rules are on.
 */
const isAlwaysAsked = compileGlobs([
  '.github/workflows/*.{yml,yaml}',
  '**/{.gitlab-ci,azure-pipelines,bitbucket-pipelines,.travis,appveyor,cloudbuild,buildspec}.{yml,yaml}',
  '**/.circleci/config.yml',
  '**/{docker-,}compose*.{yml,yaml}',
  '**/environment*.{yml,yaml}',
  '**/dvc.yaml',
  '**/.pre-commit-config.yaml',
  '**/.preflight.yaml',
  '**/{pyproject,pixi}.toml',
  '**/Pipfile',
  '**/setup.cfg',
]);

const readers: {
  readonly [Kind in Exclude<DocumentKind, 'notebook'>]: (source: TextSource, before?: Document) => Document;
} = {
  python: readPython,
  yaml: readYaml,
  toml: readToml,
  json: readJson,
  ini: readIni,
  requirements: readRequirements,
  dockerfile: readDockerfile,
  markdown: source => readPlain('markdown', source),
  shell: source => readPlain('shell', source),
  makefile: source => readPlain('makefile', source),
  sql: source => readPlain('sql', source),
  r: source => readPlain('r', source),
  julia: source => readPlain('julia', source),
  text: source => readPlain('text', source),
};
