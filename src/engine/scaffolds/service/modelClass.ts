import type { ModelFormat } from '../formats/format';
import { quoted } from './pythonText';
import type { ServicePlan } from './plan';

/** The class that loads the model and turns rows into predictions. */
export function modelClass(plan: ServicePlan, hasAlias: boolean): string {
  return `class Model:
    """The fitted model; its version is the hash of its ${plan.format.marker ?? 'file'}."""

    def __init__(self, path: Path) -> None:
        self.version = hashlib.sha256(${fileOf('path', plan.format)}.read_bytes()).hexdigest()[:12]
${loading(plan)}
    def predict(self, rows: list[Row]) -> list[Prediction]:
${predicting(plan, hasAlias)}
`;
}

/** Python for the file that tells a model from others. */
export function fileOf(path: string, { marker }: ModelFormat): string {
  return marker === undefined ? path : `(${path} / ${quoted(marker)})`;
}

function loading({ loading: { read } }: ServicePlan): string {
  const { before, value } = read('path');
  return [...before, `self.estimator = ${value}`].map(line => `        ${line}\n`).join('');
}

function predicting(plan: ServicePlan, hasAlias: boolean): string {
  const { preparation, model } = plan;
  const table = preparation === undefined ? 'table' : `${preparation.name}(table)`;
  const array = model.takesArray ? '.to_numpy()' : '';
  return [
    `table = pd.DataFrame([row.model_dump(${hasAlias ? 'by_alias=True' : ''}) for row in rows])`,
    ...asInTraining(plan),
    `features = ${table}[FEATURES]${array}`,
    'predictions = self.estimator.predict(features).tolist()',
    ...(model.hasProbabilities ? withProbabilities : plain),
  ]
    .map(line => `        ${line}\n`)
    .join('');
}

/** What is missing is None in a request and NaN in a table. */
function asInTraining({ columns }: ServicePlan): readonly string[] {
  const optional = columns.filter(({ isOptional }) => isOptional);
  const numbers = optional.filter(({ type }) => type === 'number' || type === 'integer');
  const lines = [
    ...(optional.length > numbers.length ? ['table = table.where(table.notna(), float("nan"))'] : []),
    ...(numbers.length > 0 ? asFloats(numbers.map(({ name }) => `${quoted(name)}: "float64"`)) : []),
  ];
  return lines.length === 0 ? [] : ['# A missing value is NaN, as in training.', ...lines];
}

/** One line, or one for each column. */
function asFloats(types: readonly string[]): readonly string[] {
  const line = `table = table.astype({${types.join(', ')}})`;
  const longest = 80;
  return line.length <= longest
    ? [line]
    : ['table = table.astype(', '    {', ...types.map(type => `        ${type},`), '    }', ')'];
}

const plain: readonly string[] = [
  'return [',
  '    Prediction(prediction=prediction, model_version=self.version)',
  '    for prediction in predictions',
  ']',
];

const withProbabilities: readonly string[] = [
  'probabilities = self.estimator.predict_proba(features).tolist()',
  'classes = [str(label) for label in self.estimator.classes_]',
  'return [',
  '    Prediction(',
  '        prediction=prediction,',
  '        probabilities=dict(zip(classes, shares)),',
  '        model_version=self.version,',
  '    )',
  '    for prediction, shares in zip(predictions, probabilities)',
  ']',
];
