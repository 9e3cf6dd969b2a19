import type { WantedImport } from '../addImport';

/** The import behind a name that has one meaning wherever data is worked with: `pd` is pandas. */
export function wellKnownImport(name: string): WantedImport | undefined {
  const aliased = aliases.get(name);
  if (aliased !== undefined) {
    const [module, member] = aliased;
    return { module, name: member, as: name };
  }
  if (modules.has(name)) {
    return { module: name, name: undefined };
  }
  const module = members.get(name);
  return module === undefined ? undefined : { module, name };
}

const aliases: ReadonlyMap<string, readonly [string, string | undefined]> = new Map([
  ['np', ['numpy', undefined]],
  ['pd', ['pandas', undefined]],
  ['plt', ['matplotlib.pyplot', undefined]],
  ['sns', ['seaborn', undefined]],
  ['tf', ['tensorflow', undefined]],
  ['nn', ['torch', 'nn']],
  ['xgb', ['xgboost', undefined]],
  ['lgb', ['lightgbm', undefined]],
  ['px', ['plotly.express', undefined]],
  ['pl', ['polars', undefined]],
  ['sm', ['statsmodels.api', undefined]],
]);

const modules: ReadonlySet<string> = new Set([
  'os', 'sys', 're', 'json', 'math', 'random', 'time', 'pickle', 'glob', 'shutil', 'warnings', 'logging', 'itertools',
  'functools', 'collections', 'joblib', 'torch', 'mlflow', 'scipy', 'sklearn',
]); // prettier-ignore

/** Module → names that are taken from it one by one. */
const namesOf: Readonly<Record<string, string>> = {
  pathlib: 'Path',
  collections: 'defaultdict Counter OrderedDict',
  'tqdm.auto': 'tqdm',
  'sklearn.model_selection':
    'train_test_split cross_val_score cross_validate KFold StratifiedKFold TimeSeriesSplit GridSearchCV RandomizedSearchCV',
  'sklearn.metrics':
    'accuracy_score f1_score precision_score recall_score roc_auc_score confusion_matrix classification_report mean_squared_error mean_absolute_error r2_score log_loss',
  'sklearn.preprocessing': 'StandardScaler MinMaxScaler RobustScaler OneHotEncoder OrdinalEncoder LabelEncoder PolynomialFeatures',
  'sklearn.impute': 'SimpleImputer KNNImputer',
  'sklearn.compose': 'ColumnTransformer make_column_transformer',
  'sklearn.pipeline': 'Pipeline make_pipeline',
  'sklearn.decomposition': 'PCA TruncatedSVD',
  'sklearn.cluster': 'KMeans DBSCAN',
  'sklearn.dummy': 'DummyClassifier DummyRegressor',
  'sklearn.linear_model': 'LinearRegression LogisticRegression Ridge Lasso ElasticNet',
  'sklearn.tree': 'DecisionTreeClassifier DecisionTreeRegressor',
  'sklearn.ensemble':
    'RandomForestClassifier RandomForestRegressor GradientBoostingClassifier GradientBoostingRegressor HistGradientBoostingClassifier HistGradientBoostingRegressor',
  'sklearn.neighbors': 'KNeighborsClassifier KNeighborsRegressor',
  'sklearn.svm': 'SVC SVR LinearSVC',
  'sklearn.feature_extraction.text': 'TfidfVectorizer CountVectorizer',
  xgboost: 'XGBClassifier XGBRegressor',
  lightgbm: 'LGBMClassifier LGBMRegressor',
}; // prettier-ignore

const members: ReadonlyMap<string, string> = new Map(
  Object.entries(namesOf).flatMap(([module, names]) => names.split(' ').map(name => [name, module] as const)),
);
