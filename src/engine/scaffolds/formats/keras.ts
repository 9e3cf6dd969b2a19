import * as l10n from '@vscode/l10n';
import type { Estimator, Value } from '../facts/flow/values';
import type { ModelFacts } from '../facts/model';
import { pythonString } from '../parts/pythonText';
import type { ModelFormat } from './format';

/** `model.save("model.keras")`, of Keras alone or of the one in TensorFlow. */
export const keras: ModelFormat = {
  name: 'keras',
  isWrittenBy: ({ writer }, { qualified }) => writer === '*.save' && /^(tensorflow\.)?keras\./.test(qualified),
  files: /\.(keras|h5|hdf5)$/i,
  marker: undefined,
  libraries: new Set(['keras', 'tensorflow']),
  packages: model => (isOfTensorflow(model) ? ['tensorflow'] : ['keras', backendOf(model)]),
  keepsProbabilities: () => false,
  takesTable: true,
  answer: model => (lastUnits(model.saved) === 1 ? 'float' : 'list[float]'),
  loading: model => {
    if (hasSeveralEnds(model.saved) || !/\.(keras|h5|hdf5)$/i.test(model.savedAs ?? '')) {
      return { reason: undefined };
    }
    const [own] = model.ownParts;
    return own === undefined
      ? {
          standard: isOfTensorflow(model) ? ['import threading'] : ['import os', 'import threading'],
          libraries: ['import numpy as np', 'import pandas as pd'],
          definition: classText(model),
          read: path => ({ before: [], value: `KerasModel(${path})` }),
        }
      : { reason: needsOwnPart(model, own.name) };
  },
};

function isOfTensorflow({ estimator }: ModelFacts): boolean {
  return estimator?.startsWith('tensorflow.') === true;
}

/** TensorFlow is what Keras takes when nothing is said. */
function backendOf({ settings }: ModelFacts): string {
  return settings.get('KERAS_BACKEND') ?? 'tensorflow';
}

/** `keras.Model(inputs=[a, b], outputs=…)`: it takes and gives more than one table. */
function hasSeveralEnds(saved: Value): boolean {
  return saved.kind === 'estimator' && !saved.qualified.endsWith('Sequential') && saved.parts.some(({ kind }) => kind === 'list' || kind === 'mapping'); // prettier-ignore
}

/** Of the last `Dense` of a row of layers; `undefined` when that cannot be followed. */
function lastUnits(saved: Value): number | undefined {
  const parts = saved.kind === 'estimator' && saved.qualified.endsWith('Sequential') ? saved.parts : [];
  const layers = parts
    .flatMap(part => (part.kind === 'list' ? part.items : [part]))
    .filter((part): part is Estimator => part.kind === 'estimator');
  const last = layers.at(-1);
  const units = last?.qualified.endsWith('.Dense') === true ? last.parts[0] : undefined;
  return units?.kind === 'number' ? units.value : undefined;
}

function needsOwnPart({ savedAs, path }: ModelFacts, part: string): string {
  return l10n.t(
    '{0} holds {1} of this project, which Keras has to be told of when it loads it: register it with keras.saving.register_keras_serializable, and write the service by hand.',
    path ?? savedAs ?? l10n.t('The model'),
    part,
  );
}

function classText(model: ModelFacts): string {
  const start = isOfTensorflow(model)
    ? '        from tensorflow import keras\n'
    : `        # Keras looks at this when it is imported.
        os.environ.setdefault("KERAS_BACKEND", ${pythonString(backendOf(model))})
        import keras
`;
  const form = lastUnits(model.saved) === 1 ? '.ravel()' : '.reshape(len(features), -1)';
  return `class KerasModel:
    """The network, asked with a table; its answers are what its last layer gives."""

    def __init__(self, path: Path) -> None:
${start}
        self.network = keras.models.load_model(path, compile=False)
        self.lock = threading.Lock()

    def predict(self, features: pd.DataFrame) -> np.ndarray:
        values = features.to_numpy(dtype="float32")
        # Keras builds what predicts at the first call, and not for two at once.
        with self.lock:
            return self.network.predict(values, verbose=0)${form}
`;
}
