import * as l10n from '@vscode/l10n';
import { hasFacts, locationOf, type FactsDocument } from '../../detectors/sources';
import { addImport } from '../../fixes/addImport';
import { type Lines, linesBelow } from '../../fixes/rewrites/training/lines';
import type { CallFact } from '../../python/index';
import { pathIn } from '../facts/paths';
import type { ProjectFacts } from '../facts/projectFacts';
import { addPackages } from '../parts/addPackages';
import { type Scaffold, drafts, refused } from '../scaffold';
import { tools } from '../versions';
import { fittedName, scoredModels, statementLines } from './scoredModel';

/** Records parameters and score of the first search or model as a run of MLflow, in a file beside the code. */
export const tracking: Scaffold = facts => {
  const found = searchIn(facts) ?? scoredIn(facts);
  if (found === undefined) {
    return refused(
      l10n.t(
        'No search and no model was found that is fitted and scored step by step: log the parameters and the score where you print them.',
      ),
    );
  }
  const added = addPackages(facts, [`mlflow==${tools.mlflow}`]);
  if (added.kind === 'refused') {
    return added;
  }
  const { document, lines, at, record } = found;
  const ignored = {
    kind: 'append',
    path: pathIn(facts.project, '.gitignore'),
    lines: ['mlflow.db', 'mlruns/'],
  } as const;
  return drafts({
    title: l10n.t('Record each training of {0} with MLflow', document.path),
    edits: [
      ...addImport(document, locationOf(document, at.place), { module: 'mlflow', name: undefined }),
      linesBelow(document, lines, [
        'mlflow.set_tracking_uri("sqlite:///mlflow.db")',
        'with mlflow.start_run():',
        ...record.map(line => `    ${line}`),
      ]),
      ...added.edits,
    ],
    files: [ignored, ...added.files],
  });
};

interface Trained {
  readonly document: FactsDocument;
  readonly lines: Lines;
  readonly at: CallFact;
  readonly record: readonly string[];
}

/** `search.fit(X, y)` of a search over parameters. */
function searchIn({ project }: ProjectFacts): Trained | undefined {
  const documents = project.documents.filter(hasFacts).filter(({ path }) => project.zoneOf(path) !== 'test');
  const fits = documents.flatMap(document => document.facts.callsWritten('fit').map(at => ({ document, at })));
  const searches = fits.filter(
    ({ at }) => at.scope === 0 && /^sklearn\.model_selection\.\w+SearchCV\(\)\.fit$/.test(at.callee ?? ''),
  );
  const [found] = searches.flatMap(({ document, at }) => {
    const [name, lines] = [fittedName(at), statementLines(document, at.place)];
    return name === undefined || lines === undefined ? [] : [{ document, lines, at, record: recordOf(name) }];
  });
  return found;
}

function recordOf(search: string): readonly string[] {
  return [`mlflow.log_params(${search}.best_params_)`, `mlflow.log_metric("best_score", ${search}.best_score_)`];
}

function scoredIn(facts: ProjectFacts): Trained | undefined {
  const [found] = scoredModels(facts);
  if (found === undefined) {
    return undefined;
  }
  const { document, lines, score, model, scoreOf } = found;
  const record = [`mlflow.log_params(${model}.get_params())`, `mlflow.log_metric("score", ${scoreOf(model)})`];
  return { document, lines, at: score, record };
}
