import { type ColumnType, type Estimator, type Value, textsOf } from '../flow/values';
import { estimatorsIn } from './estimators';

/** Columns that a `ColumnTransformer` names, with what its transformers say of their type. */
export function typesByTransformer(model: Estimator): ReadonlyMap<string, ColumnType> {
  const found = new Map<string, ColumnType>();
  for (const { qualified, parts } of estimatorsIn(model)) {
    if (/\.(ColumnTransformer|make_column_transformer)$/.test(qualified)) {
      parts.flatMap(itemsOf).forEach(part => {
        addColumns(found, part);
      });
    }
  }
  return found;
}

/** The triples of a list, or a triple itself. */
function itemsOf(part: Value): readonly Value[] {
  return part.kind === 'list' && part.items.every(({ kind }) => kind === 'list') ? part.items : [part];
}

/** `("numeric", StandardScaler(), ["age"])`, `(StandardScaler(), ["age"])` */
function addColumns(found: Map<string, ColumnType>, part: Value): void {
  const items = part.kind === 'list' ? part.items : [];
  const columns = textsOf(items.at(-1));
  const transformer = items.at(-2);
  if (columns === undefined || transformer === undefined || items.length < 2) {
    return;
  }
  const type = typeFor(transformer);
  columns.forEach(column => {
    found.set(column, found.get(column) ?? type);
  });
}

const takesText =
  /OneHotEncoder|TargetEncoder|CountEncoder|CatBoostEncoder|TfidfVectorizer|CountVectorizer|HashingEncoder/;
const takesNumbers =
  /Scaler|PowerTransformer|QuantileTransformer|KBinsDiscretizer|PolynomialFeatures|SplineTransformer|Normalizer|PCA/;

/** One that encodes says text; one that scales says number; of an ordinal encoder or an imputer nothing is known. */
function typeFor(transformer: Value): ColumnType {
  const names = estimatorsIn(transformer).map(({ qualified }) => qualified);
  if (names.some(name => takesNumbers.test(name)) && !names.some(name => takesText.test(name))) {
    return 'number';
  }
  return names.some(name => takesText.test(name)) ? 'text' : 'unknown';
}
