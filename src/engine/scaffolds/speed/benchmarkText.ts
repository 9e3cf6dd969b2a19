import type { ModelFacts } from '../facts/model';
import type { Loading } from '../formats/format';
import type { TableFacts } from '../facts/tables';
import { inlineText, pythonString } from '../parts/pythonText';
import { sorted } from '../service/imports';

export interface Benchmark {
  /** Its own path from the project's root. */
  readonly script: string;
  readonly model: ModelFacts;
  readonly loading: Loading;
  readonly features: readonly string[];
  /** Of the model, from the project's root. */
  readonly path: string;
  readonly data: string;
  readonly delimiter: TableFacts['delimiter'];
  /** What has to be read of the data. */
  readonly columns: readonly string[];
  /** Folders from the project's root that have to be importable for the preparation. */
  readonly importRoots: readonly string[];
  readonly preparation: { readonly module: string; readonly name: string } | undefined;
}

/** A script that loads the model once and times single predictions, the first ones left out. */
export function benchmarkText(benchmark: Benchmark): string {
  const { script, model, features, path } = benchmark;
  const { definition } = benchmark.loading;
  const own = benchmark.preparation !== undefined || model.ownParts.length > 0;
  return `"""Times the prediction of one row: python ${inlineText(script)}"""

${importsOf(benchmark, own)}
ROOT = Path(__file__).resolve().parents[1]
MODEL_PATH = ROOT / ${pythonString(path)}
FEATURES = ${listOf(features)}
TIMES = 500


${definition === '' ? '' : `${definition}\n\n`}def main() -> None:
${own ? pathLines(benchmark) : ''}${loading(benchmark)}
    row = ${rowOf(benchmark)}
    for _ in range(20):
        model.predict(row)
    milliseconds = []
    for _ in range(TIMES):
        start = perf_counter()
        model.predict(row)
        milliseconds.append((perf_counter() - start) * 1000)
    parts = quantiles(milliseconds, n=20)
    print(f"one row, {TIMES} times: p50 {parts[9]:.2f} ms, p95 {parts[18]:.2f} ms")


if __name__ == "__main__":
    main()
`;
}

function importsOf({ loading: { standard, libraries } }: Benchmark, own: boolean): string {
  return [
    ...sorted([
      ...standard,
      ...(own ? ['import sys'] : []),
      'from pathlib import Path',
      'from statistics import quantiles',
      'from time import perf_counter',
    ]),
    '',
    ...sorted([...libraries, 'import pandas as pd']),
    '',
  ].join('\n');
}

/** The project's own code is imported inside, where it can be found by then. */
function pathLines({ importRoots, preparation }: Benchmark): string {
  const roots = [...new Set(importRoots.length === 0 ? [''] : importRoots)];
  const why = '    # preflight: ignore[code/sys-path-hack] -- until the package is installed\n';
  const lines = roots.map(
    root => `${why}    sys.path.insert(0, str(${root === '' ? 'ROOT' : `ROOT / ${pythonString(root)}`}))\n`,
  );
  const wanted = preparation === undefined ? '' : `    from ${preparation.module} import ${preparation.name}\n`;
  return `${lines.join('')}${wanted}\n`;
}

function loading({ loading: { read } }: Benchmark): string {
  const { before, value } = read('MODEL_PATH');
  return [...before, `model = ${value}`].map(line => `    ${line}`).join('\n');
}

/** The first row without gaps: what is missing could be what the model cannot take. */
function rowOf({ data, delimiter, columns, preparation, model }: Benchmark): string {
  const separator = delimiter === ',' ? '' : `, sep=${pythonString(delimiter)}`;
  const read = `pd.read_csv(ROOT / ${pythonString(data)}${separator}, nrows=1000)`;
  const complete = `.dropna(subset=${preparation === undefined ? 'FEATURES' : listOf(columns)})`;
  const table = preparation === undefined ? `${read}${complete}` : `${preparation.name}(${read}${complete})`;
  return `${table}[FEATURES].head(1)${model.takesArray ? '.to_numpy()' : ''}`;
}

function listOf(names: readonly string[]): string {
  const line = `[${names.map(pythonString).join(', ')}]`;
  return line.length <= 76 ? line : `[\n${names.map(name => `    ${pythonString(name)},\n`).join('')}]`;
}
