import { valuesAt } from '../../evidence/plainData';
import type { NotebookModel } from '../../notebook/index';
import type { Project } from '../../projects/project';
import type { FactSource } from './factSource';
import { pathIn, textOf } from './paths';

/** The Python that the project is written for, as `3.12`. */
export interface PythonVersion {
  readonly version: string;
  /** Where it says so: a path, the environment's place, or `undefined` when nothing does and the version is our choice. */
  readonly source: string | undefined;
}

/** Supported by the scientific packages of 2026 and by every image and runner. */
const usual = '3.12';

/**
 * From `.python-version`, the manifest, the project's environment, a notebook's metadata or the Python on the PATH, in
 * this order.
 */
export function findPythonVersion({
  project,
  environment,
}: Pick<FactSource, 'project' | 'environment'>): PythonVersion {
  const here = environment === undefined ? [] : [{ text: environment.python, source: environment.place }];
  const isDefault = environment?.isDefault === true;
  const notebooks = fromNotebooks(project);
  const said = [...fromFiles(project), ...(isDefault ? [...notebooks, ...here] : [...here, ...notebooks])];
  const found = said.flatMap(({ text, source }) => {
    const version = /(?:^|[^\d.])(3\.(?:[89]|1\d))(?!\d)/.exec(` ${text}`)?.[1];
    return version === undefined ? [] : [{ version, source }];
  });
  return found[0] ?? { version: usual, source: undefined };
}

interface Said {
  readonly text: string;
  readonly source: string;
}

function fromFiles(project: Project): Said[] {
  const read = (path: string, pattern = /.*/s): readonly Said[] => {
    const text = pattern.exec(textOf(project, path) ?? '')?.[0];
    return text === undefined ? [] : [{ text, source: path }];
  };
  return [
    ...read('.python-version'),
    ...fromPyproject(project),
    ...read('environment.yml', /^\s*-\s*python\s*[=<>].*$/m),
    ...read('environment.yaml', /^\s*-\s*python\s*[=<>].*$/m),
    ...read('runtime.txt'),
    ...read('Pipfile', /^python_version\s*=.*$/m),
    ...read('Dockerfile', /^FROM\s+python:\S+/im),
  ];
}

function fromPyproject(project: Project): readonly Said[] {
  const document = project.workspace.documentAt(pathIn(project, 'pyproject.toml'));
  const data = document?.kind === 'toml' ? document.data() : undefined;
  const routes = [
    ['project', 'requires-python'],
    ['tool', 'poetry', 'dependencies', 'python'],
  ];
  return routes
    .flatMap(route => valuesAt(data, route))
    .flatMap(({ value }) => (typeof value === 'string' ? [{ text: value, source: 'pyproject.toml' }] : []));
}

function fromNotebooks({ documents }: Project): readonly Said[] {
  return documents.flatMap(document => {
    const version = document.kind === 'notebook' ? pythonOf(document.notebook) : undefined;
    return version === undefined ? [] : [{ text: version, source: document.path }];
  });
}

function pythonOf(notebook: NotebookModel | undefined): string | undefined {
  return notebook?.language === 'python' ? notebook.languageVersion : undefined;
}
