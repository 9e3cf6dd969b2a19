import * as l10n from '@vscode/l10n';
import { hasFile, pathIn } from '../facts/paths';
import type { ProjectFacts } from '../facts/projectFacts';
import { findTableReads } from '../facts/tableReads';
import type { TableFacts } from '../facts/tables';
import { insideRoot } from '../parts/modulePlace';
import { pythonString } from '../parts/pythonText';
import { type ScaffoldResult, createFile, drafts } from '../scaffold';
import { formatNamed, markerOf } from '../formats/index';
import type { Loading } from '../formats/format';
import { sorted } from '../service/imports';
import { runText, savedPath, trainingStart, wrappedCall } from './training';

/** A test that trains a copy of the project on a sample; `undefined` when it is not known how, on what or what comes out. */
export function pipelineTest(facts: ProjectFacts): ScaffoldResult | undefined {
  const { project } = facts;
  const start = trainingStart(facts);
  const saved = savedModel(facts);
  const tables = trainingTables(facts).map(table => ({ ...table, path: insideRoot(facts, table.path) }));
  const names = ['tests/test_training.py', 'tests/test_pipeline.py', 'tests/test_end_to_end.py'];
  const path = names.find(name => !hasFile(project, name));
  if (start === undefined || saved === undefined || tables.length === 0 || path === undefined) {
    return undefined;
  }
  const title = l10n.t('Write {0}, which trains on a sample and loads {1}', path, saved.path);
  const text = trainingText({ start, saved, tables });
  return drafts({ title, edits: [], files: [createFile(pathIn(project, path), text)] });
}

interface SavedModel {
  readonly path: string;
  readonly loading: Loading;
  readonly isFolder: boolean;
}

function savedModel(facts: ProjectFacts): SavedModel | undefined {
  const { model } = facts;
  const path = savedPath(facts);
  const loading = model === undefined ? undefined : formatNamed(model.format)?.loading(model);
  return path === undefined || loading === undefined || 'reason' in loading
    ? undefined
    : { path, loading, isFolder: markerOf(model) !== '' };
}

/** What the script and what comes with it read, when the repository has all of it. */
export function trainingTables({ project, tables, model, code }: ProjectFacts): readonly TableFacts[] {
  const module = code.modules.find(({ document }) => document.path === model?.trainedIn);
  const paths = [model?.trainedIn, ...(module?.needs ?? [])];
  const { tracked } = project.workspace;
  const reads = findTableReads(project, tables).filter(({ document }) => paths.includes(document.path));
  const found = reads.flatMap(({ table }) =>
    table === undefined || tracked?.has(table.path) === false ? [] : [table],
  );
  return found.length === reads.length ? [...new Set(found)] : [];
}

interface TrainingTest {
  readonly start: Parameters<typeof runText>[0];
  readonly saved: SavedModel;
  readonly tables: readonly (Pick<TableFacts, 'delimiter'> & { readonly path: string })[];
}

function trainingText({ start, saved: { path: saved, loading, isFolder }, tables }: TrainingTest): string {
  const run = runText(start, 'copy');
  const standard = ['import shutil', ...run.imports, ...loading.standard].sort();
  const other = sorted([...loading.libraries, 'import pandas as pd', 'import pytest']);
  const samples = tables.map(({ path, delimiter }) => {
    const sep = delimiter === ',' ? '' : `, sep=${JSON.stringify(delimiter)}`;
    return `    rows = pd.read_csv(copy / ${pythonString(path)}${sep})
    rows = rows.sample(min(len(rows), ROWS), random_state=1)
    rows.to_csv(copy / ${pythonString(path)}, index=False${sep})
`;
  });
  const { before, value } = loading.read('model');
  return `"""The whole from end to end: training on a sample, in a copy of the project."""

${standard.join('\n')}
from pathlib import Path

${other.join('\n')}

PROJECT = Path(__file__).resolve().parents[1]
ROWS = 200
LEFT_OUT = shutil.ignore_patterns(
    ".*", "*venv*", "__pycache__", "mlruns", "wandb", "tests"
)


${loading.definition === '' ? '' : `${loading.definition}\n\n`}@pytest.fixture
def copy(tmp_path):
    copy = tmp_path / "project"
    shutil.copytree(PROJECT, copy, ignore=LEFT_OUT)
${samples.join('')}    return copy


def test_training_saves_a_model_that_can_be_loaded(copy):
    model = copy / ${pythonString(saved)}
    ${isFolder ? 'shutil.rmtree(model, ignore_errors=True)' : 'model.unlink(missing_ok=True)'}

${wrappedCall(run.text, 4)}
${before.map(line => `    ${line}\n`).join('')}    assert hasattr(${value}, "predict")
`;
}
