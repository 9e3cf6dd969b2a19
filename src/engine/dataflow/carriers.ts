/**
 * Which calls hand rows on: what goes in comes out, changed perhaps, but row for row or in part. What is not named here
 * is not known to, and the flow ends there.
 */
import type { CallNode, FlowNode } from './graph';

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/));
}

/** Methods of tables, arrays, tensors and data sets whose result holds the rows of their object. */
const tableMethods = set(
  `abs add add_prefix add_suffix append apply applymap asfreq asof assign astype at_time batch between_time bfill cache cast
  clip clone coalesce collect combine combine_first contiguous convert_dtypes copy cpu cuda cumsum cumprod detach diff div
  divide dot double drop drop_duplicates drop_nulls dropDuplicates dropna droplevel dt eval ewm expand explode fill_null
  fill_nan fillna ffill filter flatten float flip floordiv groupby groupBy half head iloc infer_objects int interpolate
  isel items iterrows itertuples join limit loc long map mask melt merge mul multiply nan_to_num normalize numpy pad
  pct_change permute persist pipe pivot pivot_table pow prefetch query ravel reindex rename rename_axis repeat replace
  resample reset_index reshape resize rolling round sample select select_dtypes set_axis set_flags set_index shift shuffle
  sort sort_index sort_values squeeze stack str sub subtract swapaxes tail take to to_array to_coo to_dask_array to_dense
  to_frame to_list to_numpy to_pandas to_records toarray toDF todense tolist toPandas transpose tri truediv truncate type
  tz_convert tz_localize unsqueeze unstack update view where window with_columns withColumn withColumnRenamed`,
);

/** Methods whose first argument is rows, too. */
const takingMethods = set(
  `add append assign combine combine_first div divide fillna join mask merge mul multiply replace sub subtract update where`,
);

/** Methods of things that have learned, which give back the rows that they are handed. */
const learnedMethods = set('fit_transform fit_resample fit_sample inverse_transform transform');

const libraries =
  /^(?:numpy|pandas|polars|dask|cudf|cupy|scipy\.sparse|torch|tensorflow|keras|jax|xarray|modin|geopandas|xgboost\.DMatrix|lightgbm\.Dataset|catboost\.Pool|sklearn\.utils\.(?:shuffle|resample|check_array)|list|tuple|zip|enumerate|sorted|reversed|copy)(?:\.|$)/;

/** Numbers about rows, new rows, and what only looks. */
const withoutRows =
  /^(?:numpy|torch|jax)\.random\.|\.(?:arange|argmax|argmin|argsort|average|bincount|corrcoef|count_nonzero|cov|empty|eye|full|linspace|manual_seed|max|mean|median|min|nanmean|nanmedian|nanstd|norm|ones|percentile|quantile|random|range|read_\w+|set_option|set_seed|shape|size|std|sum|unique|var|where|zeros|zeros_like|ones_like|date_range|save|load|to_datetime|histogram|isnan|any|all)$|^keras\.(?:layers|models|optimizers|callbacks|Sequential|Model)\b|\.keras\.(?:layers|models|optimizers|callbacks|Sequential|Model)\b|^torch\.(?:nn|optim)\./;

/** The arguments and objects whose rows are in the result of a call. */
export function carried(call: CallNode): readonly FlowNode[] {
  const { callee, receiver, method, positional, keywords } = call;
  if (receiver === undefined) {
    const name = callee.kind === 'library' ? callee.name : '';
    return libraries.test(name) && !withoutRows.test(name) ? [...positional, ...keywords.values()] : [];
  }
  if (learnedMethods.has(method)) {
    return handedTo(call, receiver);
  }
  if (!tableMethods.has(method)) {
    return [];
  }
  const taken = takingMethods.has(method) ? [...positional.slice(0, 1), ...keywords.values()] : [];
  return [receiver, ...taken];
}

/** What is learned anew has nothing of what was learned before. */
function handedTo({ method, positional, keywords }: CallNode, learned: FlowNode): readonly FlowNode[] {
  const data = positional[0] ?? keywords.get('X');
  return [...(data === undefined ? [] : [data]), ...(method.startsWith('fit_') ? [] : [learned])];
}

/** Attributes of a table that tell of it without its rows. */
export const dataless: ReadonlySet<string> = set(
  'shape columns index dtype dtypes size ndim empty name names nbytes flags itemsize categories classes_ device',
);

/** Attributes through which all of a table is seen; other names are columns. */
export const wholeViews: ReadonlySet<string> = set(
  'values T loc iloc at iat array data str dt cat sparse mT real A ix',
);
