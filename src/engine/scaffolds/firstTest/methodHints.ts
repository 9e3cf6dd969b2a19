import type { Sort } from './shape';

function names(text: string): readonly string[] {
  return text.split(' ');
}

const bySort: Readonly<Record<string, readonly string[]>> = {
  text: names(
    'lower upper title capitalize strip lstrip rstrip split rsplit splitlines startswith endswith isdigit isalpha isnumeric ' +
      'isupper islower partition encode zfill casefold removeprefix removesuffix isspace format',
  ),
  list: names('append extend insert sort reverse'),
  dict: names('items keys values setdefault'),
  set: names('add union intersection difference'),
  table: names(
    'groupby merge drop dropna rename set_index reset_index sort_values iterrows itertuples pivot_table pivot assign columns ' +
      'drop_duplicates select_dtypes melt query to_csv to_parquet describe corr applymap',
  ),
  column: names(
    'fillna map isin value_counts clip astype str dt rolling shift nunique unique between quantile pct_change notna isna isnull ' +
      'notnull tolist cumsum median',
  ),
  array: names('reshape ndim flatten ravel T'),
  path: names(
    'exists mkdir is_file is_dir glob iterdir open read_text write_text joinpath with_suffix stem suffix rglob',
  ),
};

/** What a value is that has a method or property of this name, where only one sort of value has. */
export function sortOfMethod(name: string): Sort | undefined {
  return sorts.find(sort => bySort[sort]?.includes(name));
}

const sorts: readonly Sort[] = ['text', 'list', 'dict', 'set', 'table', 'column', 'array', 'path'];

/** Methods that give something of the same shape. */
export const sameShape: ReadonlySet<string> = new Set(
  names(
    'copy strip lower upper fillna clip astype round abs dropna sort_values reset_index drop_duplicates head tail groupby assign',
  ),
);

/** By its name alone, when the code says nothing. */
export function sortOfName(name: string): Sort | undefined {
  return nameHints.find(([pattern]) => pattern.test(name))?.[1];
}

const nameHints: readonly (readonly [RegExp, Sort])[] = [
  [/^(df|data_?frame|frame)$|_df$|^df_|^(data|dataset|customers|train|test)$/i, 'table'],
  [/path|file|dir(ectory)?$|folder/i, 'path'],
  [/^(is|has|use|with|do|should|verbose|debug|shuffle|inplace|return|normalize|include|copy)(_|$)/, 'bool'],
  [/^(n|k|i|j|m|num|idx|index|count|size|length|width|height|epochs?|year|month|day|age|seed|depth|port|level|days|hours|steps?|batch)$|^(n|num)_|_(size|count|id|num|idx|len|length|width|height|steps?|epochs?|days|year|month)$|^max_|^min_/, 'int'],
  [/^(p|x|y|z|a|b|c|q|t|r)$|prob|rate|ratio|threshold|alpha|beta|gamma|lr|score|price|weight|value|amount|lat|lon|lng|temp|percent|pct|eps|tol|std|mean|accuracy|loss|sum|total/i, 'float'],
  [/^(names|words|items|lists?|lst|values|tokens|texts|labels|columns|cols|features|rows|records|lines|keys|ids|arr|nums|numbers)$|_(list|names|cols|columns|features|labels|ids)$/, 'list'],
  [/name|text|^s$|string|word|title|label|^key$|^col(umn)?$|msg|message|url|query|sentence|token|line|code|^char|prefix|suffix|^tag$|lang|city|country|colou?r|desc|category|gender|segment|brand|channel|device/i, 'text'],
  [/dict|mapping|config|cfg|params|^conf$|settings|options|^opts$|metadata|record|^row$|payload|counts/i, 'dict'],
  [/^(func|fn|callback|f|function)$/, 'callable'],
  [/s$/, 'list'],
]; // prettier-ignore
