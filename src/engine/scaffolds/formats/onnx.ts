import * as l10n from '@vscode/l10n';
import { argumentOf } from '../facts/flow/calls';
import { type Value, textOf } from '../facts/flow/values';
import type { ModelFacts } from '../facts/model';
import { type ModelFormat, predictors } from './format';

/** What skl2onnx makes of a fitted model, however it is written to its file. */
export const onnx: ModelFormat = {
  name: 'onnx',
  isWrittenBy: ({ writer }) => writer.startsWith('onnx.'),
  files: /\.onnx$/i,
  marker: undefined,
  libraries: predictors,
  packages: () => ['onnxruntime'],
  // Options say in which form they come, or that they do not.
  keepsProbabilities: saved => saved.kind === 'converted' && !saved.given.keywords.has('options'),
  takesTable: true,
  loading: model => {
    const inputs = inputsOf(model);
    return inputs === undefined
      ? { reason: unknownInputs(model) }
      : {
          standard: [],
          libraries: ['import numpy as np', 'import onnxruntime', 'import pandas as pd'],
          definition: `${types}\n\n\n${head}${feeds[inputs]}${answers}${model.hasProbabilities ? shares : ''}`,
          read: path => ({ before: [], value: `OnnxModel(${path})` }),
        };
  },
};

/** One input with all columns in the order of the fit, or one for each column. */
function inputsOf({ saved, features }: ModelFacts): keyof typeof feeds | undefined {
  if (saved.kind !== 'converted') {
    return undefined;
  }
  const { by, given } = saved;
  const isShort = by.endsWith('to_onnx');
  const types = argumentOf(given, 'initial_types', isShort ? 3 : 2);
  return types === undefined
    ? inputsLike(isShort ? argumentOf(given, 'X', 1) : undefined)
    : inputsNamed(namesIn(types), (features ?? []).map(({ name }) => name)); // prettier-ignore
}

/** A table becomes an input for each column, an array one. */
function inputsLike(sample: Value | undefined): keyof typeof feeds | undefined {
  const kinds = { true: 'matrix', false: 'columns' } as const;
  return sample?.kind === 'frame' ? kinds[`${sample.isArray}`] : undefined;
}

function inputsNamed(names: readonly string[], features: readonly string[]): keyof typeof feeds | undefined {
  if (names.length === 1) {
    return 'matrix';
  }
  const isEach = names.length > 0 && names.length === features.length && names.every((name, at) => name === features[at]); // prettier-ignore
  return isEach ? 'columns' : undefined;
}

/** `[("age", FloatTensorType([None, 1])), …]` */
function namesIn(types: Value): readonly string[] {
  const items = types.kind === 'list' ? types.items : [];
  const names = items.flatMap(item => (item.kind === 'list' ? (textOf(item.items[0]) ?? []) : []));
  return names.length === items.length ? names : [];
}

function unknownInputs({ path, savedAs }: ModelFacts): string {
  return l10n.t(
    'Preflight cannot follow which inputs {0} was converted for, so it cannot know how to ask it: convert it with to_onnx(model, X[:1]), where X is what it was fitted on, then ask again.',
    path ?? savedAs ?? l10n.t('The model'),
  );
}

const types = `ONNX_TYPES = {
    "tensor(float)": "float32",
    "tensor(double)": "float64",
    "tensor(int64)": "int64",
    "tensor(bool)": "bool",
    "tensor(string)": "object",
}`;

const head = `class OnnxModel:
    """The converted model, asked as the estimator was that it was made of."""

    def __init__(self, path: Path) -> None:
        self.session = onnxruntime.InferenceSession(str(path))

    def run(self, features: pd.DataFrame) -> list[np.ndarray]:
`;

const feeds = {
  matrix: `        [whole] = self.session.get_inputs()
        values = features.to_numpy(dtype=ONNX_TYPES[whole.type])
        return self.session.run(None, {whole.name: values})
`,
  columns: `        values = {
            each.name: features[[each.name]].to_numpy(dtype=ONNX_TYPES[each.type])
            for each in self.session.get_inputs()
        }
        return self.session.run(None, values)
`,
} as const;

const answers = `
    def predict(self, features: pd.DataFrame) -> np.ndarray:
        return self.run(features)[0].ravel()
`;

const shares = `
    def predict_proba(self, features: pd.DataFrame) -> np.ndarray:
        shares = pd.DataFrame(self.run(features)[1])
        self.classes_ = list(shares.columns)
        return shares.to_numpy()
`;
