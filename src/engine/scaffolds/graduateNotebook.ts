import * as l10n from '@vscode/l10n';
import { duplicatedFunction } from '../checkers/duplicatedFunction';
import { mainPickle } from '../checkers/mainPickle';
import { monolith } from '../checkers/monolith';
import type { Match } from '../detectors/detector';
import { type GraduateRequest, type Graduation, graduate } from '../graduate/graduate';
import type { NotebookDocument } from '../model/document';
import type { FactSource } from './facts/factSource';
import type { ProjectFacts } from './facts/projectFacts';
import { type ScaffoldDraft, type ScaffoldResult, drafts, refused } from './scaffold';

/** Other notebooks that are offered too. */
const mostWays = 3;
/** Notebooks that are looked at: the longest ones. */
const mostLooks = 12;

/** Code of the notebooks that the rule points at goes to modules: of the one first from which most can leave. */
export function graduateNotebook(facts: ProjectFacts, rule: string, source: FactSource): ScaffoldResult {
  const inModule = moduleWithCopy(rule, facts);
  const asked = [...pointedAt(rule, facts)].sort((a, b) => codeLines(b) - codeLines(a)).slice(0, mostLooks);
  const answers = asked.map(({ document, only }) => {
    const request = { notebook: document.path, cells: [], module: undefined };
    return graduate(document, only === undefined ? request : { ...request, only }, facts, source);
  });
  const [first, ...more] = answers
    .filter(answer => answer.kind === 'graduated')
    .sort((a, b) => functionsOf(b) - functionsOf(a))
    .slice(0, mostWays)
    .map(draftOf);
  return first === undefined ? refused(inModule ?? refusalOf(answers)) : drafts(first, ...more);
}

interface Pointed extends Pick<GraduateRequest, 'only'> {
  readonly document: NotebookDocument;
}

function pointedAt(rule: string, { project }: ProjectFacts): readonly Pointed[] {
  const notebooks = project.documents.filter(document => document.kind === 'notebook');
  switch (rule) {
    case 'notebook/monolith':
      return pointed(notebooks, monolith.scope === 'project' ? [...monolith.detect(project, {})] : []);
    case 'code/duplicated-in-notebooks': {
      const found = copiesIn(project).filter(({ captures }) => !isModule(captures['other']?.text));
      return pointed(notebooks, found, { pickled: false, copies: true });
    }
    case 'model/main-pickle': {
      const detect = mainPickle.scope === 'document' ? mainPickle.detect : () => [];
      const found = notebooks.flatMap(document => [...detect(document, {})]);
      return pointed(notebooks, found, { pickled: true, copies: false });
    }
    default:
      return notebooks.map(document => ({ document }));
  }
}

function copiesIn(project: ProjectFacts['project']): readonly Match[] {
  return duplicatedFunction.scope === 'project' ? [...duplicatedFunction.detect(project, {})] : [];
}

function isModule(path: string | undefined): boolean {
  return path?.endsWith('.py') === true;
}

/** A function that stands in a module already is there to be imported: a second module would be one more copy. */
function moduleWithCopy(rule: string, { project }: ProjectFacts): string | undefined {
  const copies = rule === 'code/duplicated-in-notebooks' ? copiesIn(project) : [];
  const [first] = copies.filter(({ captures }) => isModule(captures['other']?.text));
  const { name, other } = first?.captures ?? {};
  return first === undefined
    ? undefined
    : l10n.t(
        '{0}() stands in {1} already: import it from there, and take the copy out of {2}.',
        name?.text ?? '',
        other?.text ?? '',
        first.location.path,
      );
}

function pointed(
  notebooks: readonly NotebookDocument[],
  found: readonly Match[],
  how?: { readonly pickled: boolean; readonly copies: boolean },
): readonly Pointed[] {
  return notebooks.flatMap(document => {
    const here = found.filter(({ location }) => location.path === document.path);
    const names = here.flatMap(({ captures }) => captures['name']?.text ?? []);
    return here.length === 0 ? [] : [how === undefined ? { document } : { document, only: { names, ...how } }];
  });
}

function codeLines({ document }: Pointed): number {
  return document.facts.codeLines;
}

type Graduated = Extract<Graduation, { readonly kind: 'graduated' }>;

function functionsOf({ graduates }: Graduated): number {
  return graduates.filter(({ kind }) => kind !== 'constant').length;
}

function draftOf({ fix }: Graduated): ScaffoldDraft {
  const { title, edits, files, cells = [] } = fix;
  return { title, edits, files, cells };
}

function refusalOf(answers: readonly Graduation[]): string {
  const [first] = answers.flatMap(answer => (answer.kind === 'refused' ? [answer.reason] : []));
  return first ?? l10n.t('No notebook holds this code: move it to a module by hand, and import it where it stood.');
}
