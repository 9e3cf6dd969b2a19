import * as l10n from '@vscode/l10n';
import { listInWords } from '../detectors/words';
import { distributionOf } from '../distributions/modules';
import { isStandardModule } from '../evidence/standardModules';
import type { NotebookDocument } from '../model/document';
import { baseName, folderOf } from '../model/location';
import { hasFile } from '../scaffolds/facts/paths';
import type { ProjectFacts } from '../scaffolds/facts/projectFacts';
import { insideRoot } from '../scaffolds/parts/modulePlace';
import { pythonWord } from '../scaffolds/parts/pythonText';
import type { Stage } from './modules';

/** Where modules go. */
export interface Target {
  /** `churn` of `src/churn`. */
  readonly packageName: string;
  /** The module that a stage goes to: `features`. */
  readonly moduleOf: (stage: Stage) => string;
}

/** `features`, `churn.features` and `src/churn/features.py` name the module that everything is to go to. */
export function chooseTarget(
  facts: ProjectFacts,
  document: NotebookDocument,
  stages: readonly Stage[],
  wanted: string | undefined,
): Target | string {
  const route = routeOf(wanted);
  if (route === undefined) {
    return l10n.t(
      '"{0}" is no module of a package in src: name it like features, churn.features or src/churn/features.py.',
      wanted ?? '',
    );
  }
  const packageName = route.packageName ?? choosePackage(facts, document);
  const names = new Map<Stage, string>();
  for (const stage of stages) {
    const choices = route.module === undefined ? [stage, `${stage}_${wordOf(document)}`] : [route.module];
    const free = choices.find(name => !hasFile(facts.project, `src/${packageName}/${name}.py`));
    if (free === undefined) {
      return l10n.t(
        '{0} are not overwritten: name another module for the code to go to.',
        listInWords(choices.map(name => `src/${packageName}/${name}.py`)),
      );
    }
    names.set(stage, free);
  }
  return { packageName, moduleOf: stage => names.get(stage) ?? stage };
}

/** How the notebook's folder leads to `src`: `../src`. */
export function wayToSource(facts: ProjectFacts, { path }: NotebookDocument): string {
  const folder = insideRoot(facts, folderOf(path));
  return folder === '' ? 'src' : `${'../'.repeat(folder.split('/').length)}src`;
}

interface Route {
  readonly packageName: string | undefined;
  readonly module: string | undefined;
}

/** `undefined` when the words name no module. */
function routeOf(wanted: string | undefined): Route | undefined {
  if (wanted === undefined) {
    return { packageName: undefined, module: undefined };
  }
  const steps = wanted
    .replace(/^src\//, '')
    .replace(/\.py$/, '')
    .split(/[./]/);
  const [module, packageName] = steps.toReversed();
  return steps.length > 2 || !steps.every(isIdentifier) ? undefined : { packageName, module };
}

/** `02_train` of `notebooks/02 Train.ipynb` */
function wordOf({ path }: NotebookDocument): string {
  return pythonWord(baseName(path).replace(/\.ipynb$/, ''));
}

const keywords = new Set(
  'and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield'.split(
    ' ',
  ),
);

function isIdentifier(word: string): boolean {
  return /^[A-Za-z_]\w*$/.test(word) && !keywords.has(word);
}

/** The package that is there, else one with the project's name; never a name that an import means already. */
function choosePackage(facts: ProjectFacts, { path }: NotebookDocument): string {
  const { project, name } = facts;
  const inRoot = project.files.map(file => insideRoot(facts, file.path));
  const present = new Set(inRoot.flatMap(file => /^src\/([A-Za-z_]\w*)\/__init__\.py$/.exec(file)?.[1] ?? []));
  const [only, ...more] = present;
  if (only !== undefined && more.length === 0) {
    return only;
  }
  const word = pythonWord(name);
  const wanted = isIdentifier(word) ? word : `project_${word}`;
  const beside = insideRoot(facts, folderOf(path));
  const isTaken =
    isStandardModule(wanted) ||
    distributionOf(wanted) !== undefined ||
    inRoot.some(file =>
      [`${wanted}.py`, `${wanted}/`, `${beside}/${wanted}.py`, `${beside}/${wanted}/`].some(start =>
        file.startsWith(start),
      ),
    );
  return isTaken ? `${wanted}_code` : wanted;
}
