import { matchAt } from '../detectors/matchAt';
import { hasFacts, locationOf } from '../detectors/sources';
import { importedFiles, moduleIndex } from '../projects/importedFiles';
import type { PythonDocument } from '../model/document';
import type { CallFact } from '../python/index';
import type { Checker } from './checker';

/** Finds modules that read data or train when another file imports them: the first such call of each. */
export const importEffect: Checker = {
  scope: 'project',
  kinds: ['python'],
  captures: ['callee'],
  anchors: [],
  *detect({ documents }) {
    const working = documents.flatMap(document => {
      const call = document.kind === 'python' ? firstWork(document) : undefined;
      return call === undefined || document.kind !== 'python' ? [] : [{ document, call }];
    });
    const imported = working.length === 0 ? new Set<string>() : importedFrom(working, documents.filter(hasFacts));
    for (const { document, call } of working.filter(each => imported.has(each.document.path))) {
      yield matchAt(locationOf(document, call.calleePlace), { callee: call.text });
    }
  },
};

interface Working {
  readonly document: PythonDocument;
  readonly call: CallFact;
}

function importedFrom(
  working: readonly Working[],
  documents: readonly Parameters<typeof importedFiles>[0][],
): ReadonlySet<string> {
  const index = moduleIndex(working.map(({ document }) => document.path));
  return new Set(documents.flatMap(document => importedFiles(document, index).filter(path => path !== document.path)));
}

/** Calls that take time, need a file or ask a server. */
const work: readonly string[] = [
  'pandas.read_csv', 'pandas.read_parquet', 'pandas.read_excel', 'pandas.read_sql', 'pandas.read_json', 'pandas.read_pickle',
  'requests.get', 'requests.post', 'mlflow.start_run', 'argparse.ArgumentParser().parse_args', 'datasets.load_dataset',
  'sklearn.model_selection.train_test_split', 'sqlite3.connect', 'psycopg2.connect', 'duckdb.connect',
  'tensorflow.keras.datasets.mnist.load_data', 'sklearn.datasets.fetch_openml',
]; // prettier-ignore

/** Applications whose file is their start, and which read on purpose before the first request. */
const starting =
  /^(?:streamlit|dash|gradio|airflow|fastapi|flask|prefect|dagster|kfp|shiny|panel|celery|pytest)(?:\.|$)/;

function firstWork({ facts, textNotebook, path }: PythonDocument): CallFact | undefined {
  if (
    textNotebook !== undefined ||
    /(?:^|\/)(?:__main__|conftest|setup|conf|config|settings|constants)\.py$/.test(path)
  ) {
    return undefined;
  }
  const calls = work.flatMap(name => facts.callsOf(name));
  const atTop = calls.filter(({ scope, guards }) => scope === 0 && guards.length === 0);
  return atTop.length === 0 || facts.imports.some(({ module }) => starting.test(module))
    ? undefined
    : [...atTop].sort((a, b) => a.place.start - b.place.start)[0];
}
