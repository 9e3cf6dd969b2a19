import type { TableFacts } from '../facts/tables';
import { type Training, runText, wrappedCall } from '../integration/training';
import { isFirstParty } from '../parts/modulePlace';
import { pythonString } from '../parts/pythonText';
import type { ModelFormat } from '../formats/format';
import { fileOf } from '../service/modelClass';
import { sorted } from '../service/imports';
import type { ServicePlan } from '../service/plan';

export interface Behaviour {
  readonly plan: ServicePlan;
  readonly table: TableFacts;
  readonly target: string;
  /** From the project's root. */
  readonly tablePath: string;
  readonly training: Training | undefined;
  /** Of the function that prepares rows. */
  readonly importRoot: string | undefined;
}

/** The whole file: form of the answers, order, the column that says most, and rows whose answer is known. */
export function behaviourText(behaviour: Behaviour): string {
  const isRegression = behaviour.plan.model.task === 'regression';
  const parts = [
    `${constants(behaviour)}\n${fixtures(behaviour)}`,
    isRegression ? regression : classification(behaviour),
  ];
  return `"""What the saved model must answer: asked about rows whose answer is known."""

${importLines(behaviour)}

${parts.join('\n\n')}`;
}

function importLines({ plan: { loading, preparation }, training, importRoot }: Behaviour): string {
  const run = training?.start === undefined ? [] : runText(training.start, 'PROJECT').imports;
  const standard = sorted([...loading.standard, ...run, 'from pathlib import Path']);
  const others = sorted([...loading.libraries, 'import numpy as np', 'import pandas as pd', 'import pytest']);
  const own = preparation === undefined ? [] : [`from ${preparation.module} import ${preparation.name}`];
  const groups = isFirstParty(importRoot ?? '') ? [standard, others, own] : [standard, [...others, ...own]];
  return groups.filter(lines => lines.length > 0).map(lines => lines.join('\n')).join('\n\n');
} // prettier-ignore

function constants({ plan, tablePath, target, table }: Behaviour): string {
  const separator = table.delimiter === ',' ? '' : `, sep=${JSON.stringify(table.delimiter)}`;
  const features = plan.features.map(({ name }) => `    ${pythonString(name)},\n`).join('');
  return `PROJECT = Path(__file__).resolve().parents[1]
MODEL = PROJECT / ${pythonString(plan.modelPath)}
DATA = pd.read_csv(PROJECT / ${pythonString(tablePath)}${separator}).dropna()
TARGET = ${pythonString(target)}

# In the order in which the model was fitted.
FEATURES = [
${features}]`;
}

function fixtures({
  plan: { model, format, loading, preparation, columns },
  training,
  table,
  target,
}: Behaviour): string {
  const { before, value } = loading.read('MODEL');
  const lines = [...before, `return ${value}`].map(line => `    ${line}\n`).join('');
  const prepared = preparation === undefined ? 'rows' : `${preparation.name}(rows)`;
  const array = model.takesArray ? '.to_numpy()' : '';
  const numbers = columns.filter(({ name }) =>
    table.columns.some(column => column.name === name && name !== target && /^(integer|number)$/.test(column.type)),
  );
  const list = numbers.map(({ name }) => `    ${pythonString(name)},\n`).join('');
  return `${loading.definition === '' ? '' : `\n\n${loading.definition}\n\n`}# Columns that a test may change one at a time.
NUMBERS = [
${list}]


@pytest.fixture(scope="module")
def model():
${training === undefined ? '' : trainFirst(training, format)}${lines}

def features(rows):
    return ${prepared}[FEATURES]${array}
`;
}

function trainFirst({ start, modelPath }: Training, format: ModelFormat): string {
  const missing = `    if not ${fileOf('MODEL', format)}.is_file():\n`;
  return start === undefined
    ? `${missing}        pytest.skip(${pythonString(`There is no ${modelPath}: train the model first.`)})\n`
    : `${missing}${wrappedCall(runText(start, 'PROJECT').text, 8)}`;
}

const regression = `def test_answers_are_numbers_like_those_of_the_data(model):
    answers = model.predict(features(DATA))

    spread = DATA[TARGET].max() - DATA[TARGET].min()
    assert np.isfinite(answers).all()
    assert answers.min() >= DATA[TARGET].min() - spread
    assert answers.max() <= DATA[TARGET].max() + spread


def test_the_order_of_rows_changes_nothing(model):
    answers = model.predict(features(DATA))
    backwards = model.predict(features(DATA.iloc[::-1]))

    np.testing.assert_allclose(backwards[::-1], answers)


@pytest.mark.skipif(not NUMBERS, reason="no column is a number")
def test_the_column_that_says_most_pulls_its_way(model):
    says = DATA[NUMBERS].corrwith(DATA[TARGET])
    column = says.abs().idxmax()
    low, high = DATA[column].quantile([0.1, 0.9]).astype(DATA[column].dtype)

    less = model.predict(features(DATA.assign(**{column: low}))).mean()
    more = model.predict(features(DATA.assign(**{column: high}))).mean()

    assert (more - less) * says[column] >= 0, column


def test_known_rows_are_answered_better_than_by_their_mean(model):
    wrong = np.abs(model.predict(features(DATA)) - DATA[TARGET])
    by_mean = np.abs(DATA[TARGET].mean() - DATA[TARGET])

    assert wrong.mean() < by_mean.mean()
`;

function classification({ plan: { model } }: Behaviour): string {
  const shares = `def test_probabilities_are_shares(model):
    shares = model.predict_proba(features(DATA))

    assert ((shares >= 0) & (shares <= 1)).all()
    np.testing.assert_allclose(shares.sum(axis=1), 1)


`;
  return `def test_answers_are_classes_of_the_data(model):
    assert set(model.predict(features(DATA))) <= set(DATA[TARGET])


${model.hasProbabilities ? shares : ''}def test_the_order_of_rows_changes_nothing(model):
    answers = model.predict(features(DATA))
    backwards = model.predict(features(DATA.iloc[::-1]))

    assert list(backwards[::-1]) == list(answers)


@pytest.mark.skipif(not NUMBERS, reason="no column is a number")
def test_the_column_that_says_most_pulls_its_way(model):
    last = max(set(DATA[TARGET]))
    says = DATA[NUMBERS].corrwith((DATA[TARGET] == last).astype(int))
    column = says.abs().idxmax()
    low, high = DATA[column].quantile([0.1, 0.9]).astype(DATA[column].dtype)

    less = (model.predict(features(DATA.assign(**{column: low}))) == last).mean()
    more = (model.predict(features(DATA.assign(**{column: high}))) == last).mean()

    assert (more - less) * says[column] >= 0, column


def test_known_rows_are_answered_better_than_by_the_usual_class(model):
    right = (model.predict(features(DATA)) == DATA[TARGET]).mean()
    usual = DATA[TARGET].value_counts(normalize=True).max()

    assert right > usual
`;
}
