import { type WorkspacePath, folderOf } from '../../model/location';
import type { ModuleFacts } from '../facts/code';
import type { ModelFacts, ModelFeature } from '../facts/model';
import { pathIn } from '../facts/paths';
import { tableWith } from '../facts/tables';
import type { ProjectFacts } from '../facts/projectFacts';
import type { Loading, ModelFormat } from '../formats/format';
import { servableModel } from './servable';

/** What a service for a saved model is written from. */
export interface ServicePlan {
  /** Where it goes, and the folders from the project's root to that. */
  readonly path: WorkspacePath;
  /** How it is started in the project's root: `service.app:app`, with the folder to look in if it is not the root. */
  readonly application: string;
  readonly folder: string;
  /** Folders between the file and the project's root. */
  readonly depth: number;
  readonly model: ModelFacts;
  readonly format: ModelFormat;
  readonly loading: Loading;
  /** From the project's root. */
  readonly modelPath: string;
  /** The columns that the model was fitted on, in their order. */
  readonly features: readonly ModelFeature[];
  /** The columns that a request has. */
  readonly columns: readonly ServiceColumn[];
  /** The function that makes the features of the columns. */
  readonly preparation: { readonly module: string; readonly name: string; readonly from: WorkspacePath } | undefined;
  readonly table: WorkspacePath | undefined;
  /** Of the application, for its documentation. */
  readonly title: string;
  /** Python's words for what the model answers: `int`. */
  readonly predictionType: string;
  /** From Python 3.10 on: `int | None`. */
  readonly isModern: boolean;
}

export interface ServiceColumn extends ModelFeature {
  /** Training has rows without it, so a request may be. */
  readonly isOptional: boolean;
}

/** Decides where the service goes and what it takes; or says in a sentence why there can be none. */
export function planService(facts: ProjectFacts): ServicePlan | { readonly reason: string } {
  const servable = servableModel(facts);
  if ('reason' in servable) {
    return servable;
  }
  const { model, features, format, loading } = servable;
  const preparation = preparationIn(facts, model);
  const isModern = facts.python.version !== '3.9';
  return {
    ...homeOf(facts, preparation?.home ?? moduleAt(facts, model.trainedIn)),
    ...columnsFrom(facts, preparation?.columns ?? features),
    model,
    features,
    format,
    loading,
    modelPath: modelPathFrom(facts, model),
    preparation: preparation?.imported,
    title: facts.name,
    predictionType: format.answer?.(model) ?? predictionType(model, isModern),
    isModern,
  };
}

function columnsFrom(facts: ProjectFacts, columns: readonly ModelFeature[]): Pick<ServicePlan, 'columns' | 'table'> {
  const table = tableWith(facts.tables, columns);
  const gaps = new Set(table?.columns.flatMap(({ name, hasGaps }) => (hasGaps ? [name] : [])));
  return { columns: columns.map(column => ({ ...column, isOptional: gaps.has(column.name) })), table: table?.path };
}

/** The type of what it was fitted to; of classes whose type is unknown any. */
function predictionType({ task, targetType }: ModelFacts, isModern: boolean): string {
  if (task === 'regression') {
    return 'float';
  }
  const types = { integer: 'int', number: 'float', boolean: 'bool', text: 'str', unknown: undefined } as const;
  const any = ['bool', 'int', 'float', 'str'];
  return types[targetType] ?? (isModern ? any.join(' | ') : `Union[${any.join(', ')}]`);
}

function moduleAt({ code }: ProjectFacts, path: WorkspacePath | undefined): ModuleFacts | undefined {
  return code.modules.find(({ document }) => document.path === path);
}

interface PlannedPreparation {
  readonly home: ModuleFacts;
  readonly imported: NonNullable<ServicePlan['preparation']>;
  readonly columns: readonly ModelFeature[];
}

/** The function can be shared when its file can be imported without doing anything else. */
function preparationIn(facts: ProjectFacts, { preparation }: ModelFacts): PlannedPreparation | undefined {
  const home = moduleAt(facts, preparation?.document);
  if (preparation === undefined || home === undefined || home.hasImportEffects || home.searchPath.length > 1) {
    return undefined;
  }
  const imported = { module: home.dotted, name: preparation.name, from: preparation.document };
  return { home, imported, columns: preparation.columns };
}

type Home = Pick<ServicePlan, 'path' | 'application' | 'folder' | 'depth'>;

/** In the package that trains or prepares, else in a folder of its own from where that can be imported. */
function homeOf(facts: ProjectFacts, module: ModuleFacts | undefined): Home {
  const names = module?.dotted.split('.') ?? [];
  const root = module?.importRoot ?? '';
  const packaged = names.slice(0, -1);
  const isPackage = packaged.length > 0 && isTaken(facts, [root, ...packaged, '__init__.py']);
  const parts = isPackage ? [...packaged, freeName(facts, [root, ...packaged])] : [freeFolder(facts, root), 'app'];
  const file = [root, ...parts].filter(part => part !== '').join('/');
  return {
    path: pathIn(facts.project, `${file}.py`),
    application: `${parts.join('.')}:app`,
    folder: root,
    depth: file.split('/').length - 1,
  };
}

function isTaken({ project }: ProjectFacts, parts: readonly string[]): boolean {
  const path = pathIn(project, parts.filter(part => part !== '').join('/'));
  return project.workspace.files.some(file => file.path === path || file.path.startsWith(`${path}/`));
}

function freeName(facts: ProjectFacts, folder: readonly string[]): string {
  const isFree = (name: string): boolean =>
    !isTaken(facts, [...folder, `${name}.py`]) && !isTaken(facts, [...folder, name]);
  return ['service', 'api', 'model_service'].find(isFree) ?? 'service';
}

function freeFolder(facts: ProjectFacts, root: string): string {
  const isFree = (name: string): boolean => !isTaken(facts, [root, name]) && !isTaken(facts, [root, `${name}.py`]);
  return ['service', 'api', 'model_service'].find(isFree) ?? 'service';
}

/** From the project's root: the file that is there, else where the code would put it. */
function modelPathFrom({ project }: ProjectFacts, { path, savedAs, trainedIn }: ModelFacts): string {
  if (path !== undefined) {
    return relativeTo(project.root, path);
  }
  const saved = (savedAs ?? 'models/model.joblib').replaceAll('\\', '/').replaceAll('{}', 'model');
  if (/^(\/|~|[a-z]:\/|[a-z]+:\/\/)/i.test(saved)) {
    return saved
      .split('/')
      .slice(-2)
      .join('/')
      .replace(/^(?!models?\/|artifacts\/)[^/]*\//i, 'models/');
  }
  const from = saved.startsWith('..') && trainedIn !== undefined ? folderOf(relativeTo(project.root, trainedIn)) : '';
  return normalised([...from.split('/'), ...saved.split('/')]);
}

function relativeTo(root: string, path: string): string {
  return root === '.' ? path : path.slice(root.length + 1);
}

function normalised(parts: readonly string[]): string {
  return parts
    .reduce<readonly string[]>(
      (kept, part) => (part === '..' ? kept.slice(0, -1) : part === '' || part === '.' ? kept : [...kept, part]),
      [],
    )
    .join('/');
}
