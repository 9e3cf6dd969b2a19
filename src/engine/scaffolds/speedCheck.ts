import * as l10n from '@vscode/l10n';
import { hasFile, pathIn } from './facts/paths';
import type { ModelFacts } from './facts/model';
import type { ProjectFacts } from './facts/projectFacts';
import { tableWith } from './facts/tables';
import { insideRoot } from './parts/modulePlace';
import { type ScaffoldResult, createFile, drafts, refused } from './scaffold';
import { servableModel } from './service/servable';
import { type Benchmark, benchmarkText } from './speed/benchmarkText';

/** A script that times the prediction of one row of the data, by the model that is saved. */
export function speedCheck(facts: ProjectFacts): ScaffoldResult {
  const servable = servableModel(facts);
  if ('reason' in servable) {
    return refused(servable.reason);
  }
  const { model, features, loading } = servable;
  const columns = model.preparation?.columns ?? features;
  const table = tableWith(facts.tables, columns);
  const path = pathOf(facts, model);
  const script = scripts.find(each => !hasFile(facts.project, each));
  if (script === undefined) {
    return refused(l10n.t('benchmarks/bench_predict.py is there already: let it print how long the median prediction takes, and the slow twentieth.')); // prettier-ignore
  }
  if (table === undefined || path === undefined) {
    return refused(l10n.t('No data file of this project has the columns that the model takes, so no row is there to time it with: time one that you know with time.perf_counter, a thousand times.')); // prettier-ignore
  }
  const text = benchmarkText({
    script,
    model,
    loading,
    features: features.map(({ name }) => name),
    path,
    data: insideRoot(facts, table.path),
    delimiter: table.delimiter,
    columns: columns.map(({ name }) => name),
    ...ownCode(facts, model),
  });
  const title = l10n.t('Time a prediction with {0}', script);
  return drafts({ title, edits: [], files: [createFile(pathIn(facts.project, script), text)] });
}

const scripts = ['benchmarks/bench_predict.py', 'benchmarks/bench_model.py'];

function pathOf(facts: ProjectFacts, { path, savedAs }: ModelFacts): string | undefined {
  return path === undefined ? savedAs : insideRoot(facts, path);
}

/** Where the project's own code is that the model or its columns need. */
function ownCode({ code }: ProjectFacts, { preparation, ownParts }: ModelFacts): OwnCode {
  const needed = [preparation?.document, ...ownParts.map(({ document }) => document)];
  const modules = code.modules.filter(({ document }) => needed.includes(document.path));
  const prepared = modules.find(({ document }) => document.path === preparation?.document);
  return {
    importRoots: modules.flatMap(({ searchPath }) => searchPath),
    preparation:
      prepared === undefined || preparation === undefined
        ? undefined
        : { module: prepared.dotted, name: preparation.name },
  };
}

type OwnCode = Pick<Benchmark, 'importRoots' | 'preparation'>;
