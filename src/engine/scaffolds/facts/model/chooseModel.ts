import type { Project } from '../../../projects/project';
import type { Save } from '../flow/run';
import { findSaves } from '../flow/followProject';
import { unknown } from '../flow/values';
import type { ModelFacts } from '../model';
import type { TableFacts } from '../tables';
import { isCalledModel, modelFiles } from './modelFiles';
import { toModel } from './toModel';

/** Of all models that are saved the one that is best known: its file is there, its columns are known, a script makes it. */
export function chooseModel(project: Project, tables: readonly TableFacts[]): ModelFacts | undefined {
  const files = modelFiles(project);
  const models = findSaves(project, tables).flatMap(
    save => toModel(save, files, tables, settingsIn(project, save)) ?? [],
  );
  const [best] = [...models].sort((a, b) => worth(b) - worth(a));
  const file = files.find(({ path }) => isCalledModel(path) && project.zoneOf(path) !== 'test');
  return best ?? (file === undefined ? undefined : fromFile(file));
}

/** `os.environ["KERAS_BACKEND"] = "jax"`, in a script or a cell. */
function settingsIn({ workspace }: Project, { document }: Save): ReadonlyMap<string, string> {
  const text = workspace.documentAt(document)?.text ?? '';
  const set = text.matchAll(/\bos\.environ(?:\[|\.setdefault\()\\?["'](\w+)\\?["'](?:\]\s*=|,)\s*\\?["'](\w+)/g);
  return new Map(Array.from(set, ([, name = '', value = '']) => [name, value] as const));
}

function worth({ path, features, estimator, task, trainedIn }: ModelFacts): number {
  const isScript = trainedIn?.endsWith('.py') === true;
  const known = [estimator !== undefined, path !== undefined, features !== undefined, task !== 'unknown', isScript];
  return known.reduce((sum, isKnown) => 2 * sum + (isKnown ? 1 : 0), 0);
}

function fromFile({ path, format }: ReturnType<typeof modelFiles>[number]): ModelFacts {
  return {
    path,
    savedAs: undefined,
    format,
    saved: unknown,
    settings: new Map(),
    member: undefined,
    estimator: undefined,
    libraries: [],
    task: 'unknown',
    hasProbabilities: false,
    ownParts: [],
    features: undefined,
    takesArray: false,
    preparation: undefined,
    target: undefined,
    targetType: 'unknown',
    trainedIn: undefined,
  };
}
