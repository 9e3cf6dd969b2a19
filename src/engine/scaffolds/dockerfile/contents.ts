import { markerOf } from '../formats/index';
import { baseName, folderOf } from '../../model/location';
import type { ProjectFacts } from '../facts/projectFacts';
import { type Start, withoutRoot } from './start';

/** What the image gets beside the packages, from the project's root: folders end with `/`. */
export function contentsOf(facts: ProjectFacts, start: Start): readonly string[] {
  const { project, model } = facts;
  const code = [start.document.path, ...start.needs];
  const files = project.files.map(({ path }) => path);
  const named = namedFiles(facts, new Set(code));
  const saved =
    model?.path === undefined || start.command.includes('train')
      ? []
      : [`${model.path}${markerOf(model) === '' ? '' : '/'}`];
  const wanted = [...code, ...packageFiles(files, code), ...named, ...saved].map(path =>
    withoutRoot(project.root, path),
  );
  const folders = new Set(code.map(path => withoutRoot(project.root, path)).flatMap(topFolder));
  const beside = wanted.filter(path => !folders.has(`${path.split('/')[0] ?? ''}/`));
  return [...new Set([...folders, ...beside])].sort();
}

/** Code comes with the folder at the top that it lies in: templates and data of a package stand beside it. */
function topFolder(path: string): readonly string[] {
  return path.includes('/') ? [`${path.split('/')[0] ?? ''}/`] : [];
}

/** `__init__.py` of the packages, which nobody imports by name. */
function packageFiles(files: readonly string[], code: readonly string[]): readonly string[] {
  return files.filter(
    file => baseName(file) === '__init__.py' && code.some(path => folderOf(path).startsWith(folderOf(file))),
  );
}

/** Files of the project that the code names: `models/model.joblib`, `config.yaml`; and Flask's folders at the top. */
function namedFiles({ project }: ProjectFacts, code: ReadonlySet<string>): readonly string[] {
  const texts = new Set(
    project.documents.flatMap(document =>
      document.kind === 'python' && code.has(document.path) ? document.facts.strings.map(({ text }) => text) : [],
    ),
  );
  const names = new Set([...texts].filter(text => text.includes('.')).map(text => text.replace(/^(\.{0,2}\/)+/, '')));
  return project.files
    .map(({ path }) => path)
    .filter(path => {
      const own = withoutRoot(project.root, path);
      return !/\.(py|ipynb|csv|parquet|xlsx?)$/.test(own) && (names.has(own) || isOnlyOne(own, names, project.files) || /^(templates|static)\//.test(own)); // prettier-ignore
    });
}

/** `BASE / "models" / "model.joblib"` names the file alone: enough when there is one of that name. */
function isOnlyOne(own: string, names: ReadonlySet<string>, files: ProjectFacts['project']['files']): boolean {
  const name = baseName(own);
  return names.has(name) && files.filter(({ path }) => baseName(path) === name).length === 1;
}
