import { pythonString } from '../parts/pythonText';
import type { ModelFacts } from '../facts/model';

/** Python lines that load the model from a path and predict; none for formats that need code of the project. */
export function loadingCode(
  { format, member, features, hasProbabilities }: ModelFacts,
  path: string,
): readonly string[] {
  const file = pythonString(path);
  const part = member === undefined ? '' : `[${pythonString(member)}]`;
  const rows = features === undefined ? 'rows' : 'rows[features]';
  const named =
    features === undefined ? [] : [`features = [${features.map(({ name }) => pythonString(name)).join(', ')}]`];
  const ask = `predictions = model.${hasProbabilities ? 'predict_proba' : 'predict'}(${rows})`;
  switch (format) {
    case 'joblib':
      return ['import joblib', '', `model = joblib.load(${file})${part}`, ...named, ask];
    case 'pickle':
      return [
        'import pickle',
        '',
        `with open(${file}, "rb") as file:`,
        `    model = pickle.load(file)${part}`,
        ...named,
        ask,
      ];
    case 'keras':
      return [
        'import keras',
        '',
        `model = keras.models.load_model(${file})`,
        ...named,
        `predictions = model.predict(${rows})`,
      ];
    case 'onnx':
      return ['import onnxruntime', '', `session = onnxruntime.InferenceSession(${file})`, 'inputs = [each.name for each in session.get_inputs()]']; // prettier-ignore
    default:
      return [];
  }
}
