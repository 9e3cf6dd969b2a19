/** Distributions of which one does for the other: the same modules, for other machines. Conda's names are among them. */
const families: readonly (readonly string[])[] = [
  ['opencv-python-headless', 'opencv-python', 'opencv-contrib-python', 'opencv-contrib-python-headless', 'opencv', 'py-opencv'],
  ['psycopg2-binary', 'psycopg2'],
  ['tensorflow', 'tensorflow-cpu', 'tensorflow-gpu', 'tensorflow-macos', 'tensorflow-intel', 'tf-nightly', 'intel-tensorflow'],
  ['torch', 'pytorch', 'pytorch-cpu', 'pytorch-gpu'],
  ['faiss-cpu', 'faiss-gpu', 'faiss'],
  ['onnxruntime', 'onnxruntime-gpu'],
  ['scikit-learn', 'sklearn', 'scikit-learn-intelex'],
  ['lightning', 'pytorch-lightning'],
  ['xgboost', 'xgboost-cpu', 'py-xgboost', 'py-xgboost-cpu', 'py-xgboost-gpu'],
  ['matplotlib', 'matplotlib-base'],
  ['tables', 'pytables'],
  ['graphviz', 'python-graphviz'],
  ['msgpack', 'msgpack-python'],
  ['pymc3', 'pymc'],
  ['h3', 'h3-py'],
  ['pyqt5', 'pyqt'],
  ['cupy', 'cupy-cuda11x', 'cupy-cuda12x'],
  ['dask', 'dask-core'],
  ['seaborn', 'seaborn-base'],
  ['streamlit', 'snowflake-snowpark-python'],
  ['python-snappy', 'snappy'],
  ['beautifulsoup4', 'bs4'],
  ['ipython', 'jupyter', 'jupyterlab', 'notebook', 'ipykernel', 'nbconvert', 'papermill'],
  ['ipywidgets', 'jupyter'],
  ['pyspark', 'databricks-connect'],
  ['kedro', 'kedro-datasets'],
  ['fpdf', 'fpdf2'],
]; // prettier-ignore

/** What brings packages along that code then uses: numpy is there wherever pandas is. */
const bringsAlong: ReadonlyMap<string, readonly string[]> = new Map(Object.entries({
  numpy: [
    'pandas', 'scipy', 'scikit-learn', 'matplotlib', 'torch', 'tensorflow', 'xgboost', 'lightgbm', 'statsmodels', 'seaborn',
    'opencv-python', 'opencv-python-headless', 'scikit-image', 'keras', 'jax', 'h5py', 'pyarrow', 'polars', 'transformers', 'geopandas',
    'catboost', 'gensim', 'mlflow', 'fastai', 'numba', 'torchvision', 'imageio', 'librosa', 'plotly', 'shap', 'streamlit', 'pytorch', 'prophet',
  ],
  pandas: ['seaborn', 'statsmodels', 'mlflow', 'streamlit', 'geopandas', 'shap', 'catboost', 'fastai', 'prophet', 'datasets', 'ydata-profiling', 'pandas-profiling', 'evidently', 'pandera', 'great-expectations'],
  scipy: ['scikit-learn', 'seaborn', 'statsmodels', 'lightgbm', 'xgboost', 'scikit-image', 'gensim', 'shap', 'librosa', 'jax'],
  matplotlib: ['seaborn', 'catboost', 'autogluon', 'autogluon-core', 'fastai', 'mlflow', 'prophet', 'ydata-profiling', 'pandas-profiling', 'yellowbrick'],
  joblib: ['scikit-learn', 'imbalanced-learn', 'mlflow', 'librosa'],
  'scikit-learn': ['imbalanced-learn', 'mlflow', 'category-encoders', 'shap', 'librosa', 'evidently', 'yellowbrick', 'pycaret', 'fastai'],
  'python-dateutil': ['pandas', 'matplotlib', 'botocore', 'boto3', 'prophet'],
  pytz: ['pandas', 'apache-airflow'],
  tqdm: ['transformers', 'datasets', 'huggingface-hub', 'openai', 'nltk', 'spacy', 'shap', 'optuna', 'kaggle', 'lightning', 'pytorch-lightning', 'ultralytics', 'prophet', 'gensim', 'datasets'],
  requests: ['huggingface-hub', 'transformers', 'datasets', 'kaggle', 'streamlit', 'mlflow', 'spacy', 'openai', 'google-cloud-storage', 'wandb', 'azureml-core', 'tensorboard'],
  pyyaml: ['transformers', 'huggingface-hub', 'mlflow', 'kedro', 'dvc', 'hydra-core', 'omegaconf', 'wandb', 'apache-airflow', 'kfp', 'uvicorn', 'lightning', 'pytorch-lightning', 'ploomber', 'optuna', 'dask', 'accelerate', 'datasets'],
  pillow: ['torchvision', 'matplotlib', 'scikit-image', 'imageio', 'streamlit', 'timm', 'fastai', 'ultralytics'],
  pydantic: ['fastapi', 'langchain', 'openai', 'bentoml', 'spacy', 'pydantic-settings', 'sqlmodel'],
  starlette: ['fastapi', 'bentoml'],
  uvicorn: ['fastapi', 'mlserver'],
  keras: ['tensorflow'],
  tensorboard: ['tensorflow'],
  protobuf: ['tensorflow', 'onnx', 'mlflow', 'kfp', 'google-cloud-aiplatform'],
  botocore: ['boto3', 'sagemaker'],
  boto3: ['sagemaker'],
  'google-auth': ['google-cloud-storage', 'google-cloud-bigquery', 'google-cloud-aiplatform', 'gspread', 'google-api-python-client', 'kfp'],
  'google-cloud-storage': ['google-cloud-aiplatform', 'kfp'],
  'google-cloud-bigquery': ['google-cloud-aiplatform', 'pandas-gbq'],
  werkzeug: ['flask'],
  jinja2: ['flask', 'torch', 'mlflow', 'cookiecutter'],
  markupsafe: ['flask', 'jinja2'],
  click: ['flask', 'typer', 'mlflow', 'wandb', 'uvicorn', 'dvc'],
  flask: ['dash', 'mlflow'],
  plotly: ['dash'],
  shapely: ['geopandas'],
  fiona: ['geopandas'],
  pyproj: ['geopandas'],
  omegaconf: ['hydra-core'],
  'huggingface-hub': ['transformers', 'datasets', 'diffusers', 'timm', 'sentence-transformers'],
  tokenizers: ['transformers'],
  transformers: ['sentence-transformers', 'peft', 'trl'],
  torch: ['torchvision', 'torchaudio', 'lightning', 'pytorch-lightning', 'fastai', 'timm', 'sentence-transformers', 'accelerate', 'ultralytics', 'peft'],
  torchmetrics: ['lightning', 'pytorch-lightning'],
  sqlalchemy: ['mlflow', 'apache-airflow', 'optuna', 'ipython-sql', 'langchain', 'sqlmodel'],
  aiohttp: ['langchain', 'fsspec', 'datasets'],
  httpx: ['openai', 'fastapi', 'anthropic', 'gradio'],
  fsspec: ['dask', 'datasets', 'huggingface-hub', 's3fs', 'gcsfs', 'torch'],
  pyarrow: ['datasets', 'streamlit', 'mlflow', 'petastorm'],
  networkx: ['torch', 'scikit-image', 'osmnx'],
  'langchain-core': ['langchain', 'langchain-openai', 'langchain-community', 'langgraph'],
  'langchain-community': ['langchain'],
  patsy: ['statsmodels'],
  packaging: ['matplotlib', 'transformers', 'scikit-image', 'mlflow', 'statsmodels'],
  attrs: ['jsonschema', 'aiohttp', 'pytest'],
  'typing-extensions': ['pydantic', 'torch', 'fastapi', 'tensorflow', 'sqlalchemy'],
  nbformat: ['jupyter', 'notebook', 'nbconvert', 'jupyterlab', 'papermill', 'nbclient', 'jupytext', 'ploomber'],
  six: ['python-dateutil', 'tensorflow'],
  'autogluon-tabular': ['autogluon'],
  'autogluon-timeseries': ['autogluon'],
  'autogluon-multimodal': ['autogluon'],
  'autogluon-core': ['autogluon', 'autogluon-tabular', 'autogluon-timeseries', 'autogluon-multimodal'],
  'apache-airflow-providers-http': ['apache-airflow'],
  'apache-airflow-providers-ftp': ['apache-airflow'],
  'apache-airflow-providers-imap': ['apache-airflow'],
  'apache-airflow-providers-sqlite': ['apache-airflow'],
  'apache-airflow-providers-common-sql': ['apache-airflow'],
})); // prettier-ignore

/** Whether a manifest that declares these distributions also brings the one that is asked for. */
export function isBrought(distribution: string, declared: ReadonlySet<string>): boolean {
  const carriers = bringsAlong.get(distribution) ?? [];
  return isStandIn(distribution, declared) || carriers.some(carrier => isStandIn(carrier, declared));
}

/** Whether one of these distributions is the one that is asked for, or does for it. */
export function isStandIn(distribution: string, declared: ReadonlySet<string>): boolean {
  return (
    declared.has(distribution) ||
    families.some(family => family.includes(distribution) && family.some(name => declared.has(name)))
  );
}
