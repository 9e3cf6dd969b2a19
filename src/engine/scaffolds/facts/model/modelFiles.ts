import { type WorkspacePath, baseName, folderOf, workspacePath } from '../../../model/location';
import type { Project } from '../../../projects/project';
import { formatOfFile } from '../../formats/index';
import type { ModelFacts } from '../model';

export interface ModelFile {
  readonly path: WorkspacePath;
  readonly format: ModelFacts['format'];
}

/** Prepared data and parts of models are saved in the same way. */
const noModel =
  /scaler|encoder|vectori[sz]er|tokeni[sz]er|transform|preprocess|columns|features|data|train|test|split|history|label|mapping/i;

/** Files of the project that look like a saved model, those called so first. */
export function modelFiles({ files }: Project): readonly ModelFile[] {
  const found = files.flatMap(({ path }) => {
    const format = formatOfFile(path);
    return format === undefined ||
      path === format.marker ||
      (noModel.test(baseName(path)) && !/model/i.test(baseName(path)))
      ? []
      : [{ path: format.marker === undefined ? path : workspacePath(folderOf(path)), format: format.name }];
  });
  const rank = ({ path }: ModelFile): number => (isCalledModel(path) ? 0 : 1);
  return found.sort((a, b) => rank(a) - rank(b));
}

/** `churn_model.pkl`, `pipeline.joblib` */
export function isCalledModel(path: string): boolean {
  return /model|pipeline|clf|classif|regress/i.test(baseName(path));
}

/** The file that a path in the code means: the one that shares most of its end; a `{}` in it stands for anything. */
export function fileSavedAs(saved: string, files: readonly ModelFile[]): ModelFile | undefined {
  const wanted = saved
    .split(/[\\/]/)
    .filter(part => part !== '' && part !== '.' && part !== '..')
    .reverse();
  const shared = ({ path }: ModelFile): number => {
    const parts = path.split('/').reverse();
    const different = wanted.findIndex((part, index) => !fits(part, parts[index]));
    return different < 0 ? wanted.length : different;
  };
  return [...files].sort((a, b) => shared(b) - shared(a)).find(file => shared(file) > 0);
}

function fits(wanted: string, part: string | undefined): boolean {
  if (part === undefined || !wanted.includes('{}')) {
    return wanted === part;
  }
  const [start = '', ...rest] = wanted.split('{}');
  const end = rest.at(-1) ?? '';
  return wanted !== '{}' && part.length >= start.length + end.length && part.startsWith(start) && part.endsWith(end);
}
