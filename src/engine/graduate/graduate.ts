import * as l10n from '@vscode/l10n';
import { editedTexts } from '../fixes/editedTexts';
import type { NotebookDocument } from '../model/document';
import type { WorkspacePath } from '../model/location';
import type { FileChange, Fix } from '../model/report';
import type { FactSource } from '../scaffolds/facts/factSource';
import { hasFile, pathIn } from '../scaffolds/facts/paths';
import type { ProjectFacts } from '../scaffolds/facts/projectFacts';
import { createFile } from '../scaffolds/scaffold';
import { chooseUnits } from './chooseUnits';
import { copiesOf } from './copies';
import { firstTestOf } from './firstTestOf';
import { moduleText } from './moduleText';
import { stagesOf } from './modules';
import { notebookObstacle } from './notebookObstacle';
import { type Program, readProgram } from './program';
import { rewriteCells } from './rewriteCells';
import { type Target, chooseTarget, wayToSource } from './target';
import type { Left, Unit } from './unit';

/** Which code is to leave which notebook. */
export interface GraduateRequest {
  readonly notebook: WorkspacePath;
  /** Indices among all cells, from 0; empty when Preflight is to propose them. */
  readonly cells: readonly number[];
  /** `features`, `churn.features` or `src/churn/features.py`; chosen by what the code does when left out. */
  readonly module: string | undefined;
  /** These functions and classes alone, whatever cells they stand in. */
  readonly only?: OnlyDefinitions;
}

export interface OnlyDefinitions {
  readonly names: readonly string[];
  /** They leave although the notebook pickles what is made of them: from then on files name the module. */
  readonly pickled: boolean;
  /** Other notebooks that hold the same word for word import it too. */
  readonly copies: boolean;
}

/** One function, class or constant that leaves. */
export interface Graduate {
  readonly name: string;
  readonly kind: Unit['kind'];
  /** Index among all cells, from 0. */
  readonly cell: number;
  readonly path: WorkspacePath;
}

/** The change that graduates code, or one sentence on why there is none and what to do. Nothing is written. */
export type Graduation =
  | {
      readonly kind: 'graduated';
      readonly fix: Fix;
      readonly graduates: readonly Graduate[];
      /** What was looked at and stays. */
      readonly left: readonly Left[];
      /** What is edited, as the edits' offsets count in it: by path, for a cell with `#` and its index behind. */
      readonly texts: ReadonlyMap<string, string>;
      /** Why no test comes with it. */
      readonly untested: string | undefined;
    }
  | { readonly kind: 'refused'; readonly reason: string; readonly left: readonly Left[] };

/** Graduates code of one notebook of the project. The notebook goes on as before: it imports and calls what left it. */
export function graduate(
  document: NotebookDocument,
  { cells, module, only }: GraduateRequest,
  facts: ProjectFacts,
  source: FactSource,
): Graduation {
  const obstacle = notebookObstacle(document, cells);
  if (obstacle !== undefined) {
    return { kind: 'refused', reason: obstacle, left: [] };
  }
  const program = readProgram(document, only?.pickled === true);
  const { units, left } = chooseUnits(program, cells, only?.names);
  if (!units.some(({ kind }) => kind !== 'constant')) {
    return { kind: 'refused', reason: nothingToMove(document, left, cells), left };
  }
  const stages = stagesOf(units);
  const target = chooseTarget(facts, document, [...new Set(stages.values())], module);
  if (typeof target === 'string') {
    return { kind: 'refused', reason: target, left };
  }
  const chosen = {
    program,
    units,
    target,
    moduleOf: (name: string) => target.moduleOf(stages.get(name) ?? 'features'),
    hasCopies: only?.copies === true,
  };
  return build(chosen, left, facts, source);
}

interface Chosen {
  readonly program: Program;
  readonly units: readonly Unit[];
  readonly target: Target;
  /** `features` of a unit's name. */
  readonly moduleOf: (name: string) => string;
  /** Copies in other notebooks go too. */
  readonly hasCopies: boolean;
}

function build(chosen: Chosen, left: readonly Left[], facts: ProjectFacts, source: FactSource): Graduation {
  const { program, units, target, moduleOf, hasCopies } = chosen;
  const { packageName } = target;
  const dottedOf = (name: string): string => `${packageName}.${moduleOf(name)}`;
  const pathOf = (name: string): WorkspacePath => pathIn(facts.project, `src/${packageName}/${moduleOf(name)}.py`);
  const modules = [...new Set(units.map(({ name }) => moduleOf(name)))].map(name => {
    const dotted = `${packageName}.${name}`;
    const path = pathIn(facts.project, `src/${packageName}/${name}.py`);
    return { path, dotted, text: moduleText(program, dotted, units, dottedOf) };
  });
  const test = firstTestOf(modules, facts, source);
  const graduates = units.map(({ name, kind, source: cell }) => ({
    name,
    kind,
    cell: program.cells[cell]?.cell ?? 0,
    path: pathOf(name),
  }));
  const copies = hasCopies ? copiesOf(units, program, facts.project.documents) : [];
  const rewritten = [{ program, units }, ...copies].map(each => {
    return rewriteCells({ ...each, dottedOf, pathLines: pathLines(wayToSource(facts, each.program.document)) });
  });
  const fix: Fix = {
    id: `graduate@${program.document.path}#0`,
    title: titleOf(graduates, program.document.path),
    safety: 'review',
    silences: false,
    edits: [...rewritten.flatMap(({ edits }) => edits), ...(test.kind === 'test' ? test.edits : [])],
    cells: rewritten.flatMap(({ emptied }) => emptied),
    files: [
      ...packageFile(facts, packageName),
      ...modules.map(({ path, text }) => createFile(path, text)),
      ...(test.kind === 'test' ? test.files : []),
    ],
  };
  const untested = test.kind === 'none' ? test.reason : undefined;
  return { kind: 'graduated', fix, graduates, left, texts: editedTexts([fix], facts.project.workspace), untested };
}

function packageFile({ project }: ProjectFacts, packageName: string): readonly FileChange[] {
  const path = `src/${packageName}/__init__.py`;
  return hasFile(project, path)
    ? []
    : [createFile(pathIn(project, path), '"""Code that left the notebooks, for others to import."""\n')];
}

/** Until the package is installed, a notebook has to be told where it is. */
function pathLines(folderFromNotebook: string): readonly string[] {
  const why = '# preflight: ignore[code/sys-path-hack] -- until the package is installed';
  return ['import sys', '', `sys.path.insert(0, "${folderFromNotebook}")  ${why}`];
}

function titleOf(graduates: readonly Graduate[], notebook: string): string {
  const functions = graduates.filter(({ kind }) => kind !== 'constant');
  const names = functions.map(({ name }) => name);
  const shown =
    names.length > 3 ? l10n.t('{0} and {1} more', names.slice(0, 2).join(', '), names.length - 2) : names.join(', ');
  const paths = [...new Set(functions.map(({ path }) => path))];
  return l10n.t('Move {0} of {1} to {2}', shown, notebook, paths.join(', '));
}

function nothingToMove({ path }: NotebookDocument, left: readonly Left[], asked: readonly number[]): string {
  const [first] = left;
  const where = asked.length > 0 ? l10n.t('the cells that were named of {0}', path) : path;
  return first === undefined
    ? l10n.t(
        'Nothing in {0} is work that others could call: there are no functions, and no cell makes values that other cells use.',
        where,
      )
    : l10n.t('Nothing of {0} can leave as it is. {1}', where, describeLeft(first));
}

/** `Cell 4 stays, because it holds a magic.` */
export function describeLeft({ cell, name, reason }: Left): string {
  return name === undefined
    ? l10n.t('Cell {0} stays, because {1}.', cell + 1, reason)
    : l10n.t('{0} in cell {1} stays, because {2}.', name, cell + 1, reason);
}
