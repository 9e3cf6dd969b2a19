import { notebook } from './evidenceProject';
import { type PracticeCases, prose, workflow } from './practiceCase';

type DataPractice =
  | 'pipelineDefinition'
  | 'dataVersioning'
  | 'experimentTracking'
  | 'dataValidation'
  | 'servingCode'
  | 'monitoring'
  | 'structuredLogging'
  | 'modelCard'
  | 'configManagement';

/** Practices around data, model and operation. */
export const dataPracticeCases: Readonly<Record<DataPractice, PracticeCases>> = {
  pipelineDefinition: {
    has: [
      { title: 'DVC', files: { 'dvc.yaml': 'stages:\n  train:\n    cmd: python train.py\n' }, line: 'train:' },
      {
        title: 'a Prefect flow',
        files: { 'flow.py': 'from prefect import flow\n\n@flow\ndef run():\n    return 1\n' },
        line: '@flow',
      },
      {
        title: 'a Makefile with two steps',
        files: {
          Makefile: 'all:\n\tpython prepare.py\n\tpython train.py\n',
          'prepare.py': 'x = 1\n'.repeat(20),
          'train.py': 'x = 1\n'.repeat(20),
        },
        line: 'python prepare.py',
      },
    ],
    lacks: [
      {
        title: 'instructions for a person',
        files: {
          'readme.rst': 'Then run::\n\n    python prepare.py\n    python train.py\n',
          'prepare.py': 'x = 1\n'.repeat(20),
          'train.py': 'x = 1\n'.repeat(20),
        },
      },
      {
        title: 'a Makefile over stubs',
        files: { Makefile: 'data:\n\tpython a.py\nx:\n\tpython b.py\n', 'a.py': 'pass\n', 'b.py': 'pass\n' },
      },
      { title: 'the Makefile of Sphinx', files: { 'docs/Makefile': 'html:\n\tsphinx-build -M html . _build\n' } },
      {
        title: 'numbered scripts',
        files: { '01_prepare.py': 'x = 1\n'.repeat(20), '02_train.py': 'x = 1\n'.repeat(20) },
      },
      {
        title: 'a pipeline of scikit-learn',
        files: { 'model.py': 'from sklearn.pipeline import Pipeline\nPipeline([])\n' },
      },
    ],
  },
  dataVersioning: {
    has: [
      { title: 'DVC', files: { 'data/raw.csv.dvc': 'outs:\n  - md5: a304afb9\n    path: raw.csv\n' }, line: 'outs:' },
      {
        title: 'LFS for data',
        files: { '.gitattributes': '*.parquet filter=lfs diff=lfs merge=lfs -text\n' },
        line: '*.parquet filter=lfs diff=lfs merge=lfs -text',
      },
    ],
    lacks: [
      { title: 'line ends', files: { '.gitattributes': '* text=auto\n*.ipynb filter=nbstripout\n' } },
      { title: 'LFS for pictures', files: { '.gitattributes': '*.png filter=lfs diff=lfs merge=lfs -text\n' } },
    ],
  },
  experimentTracking: {
    has: [
      {
        title: 'MLflow under another name',
        files: { 'train.py': 'import mlflow as m\nm.log_metric("auc", 0.8)\n' },
        line: 'm.log_metric("auc", 0.8)',
      },
      {
        title: 'Weights & Biases in a notebook',
        files: { 'a.ipynb': notebook('import wandb', 'wandb.init(project="x")') },
        line: 'wandb.init(project="x")',
      },
    ],
    lacks: [
      { title: 'a dependency', files: { 'requirements.txt': 'mlflow\n' } },
      {
        title: 'metrics in a file',
        files: { 'train.py': 'import json\njson.dump({"auc": 0.8}, open("metrics.json", "w"))\n' },
      },
      {
        title: 'a logger that writes CSV',
        files: { 'train.py': 'from pytorch_lightning.loggers import CSVLogger\nCSVLogger("logs")\n' },
      },
    ],
  },
  dataValidation: {
    has: [
      {
        title: 'columns that have to be there',
        files: {
          'schema.py':
            'def validate(df, names):\n    for name in names:\n        if name not in df:\n            raise ValueError(f"Missing required column: {name}")\n',
        },
        line: 'def validate(df, names):',
      },
      {
        title: 'pandera',
        files: { 'schema.py': 'import pandera as pa\nschema = pa.DataFrameSchema({})\n' },
        line: 'import pandera as pa',
      },
      {
        title: 'pydantic on rows',
        files: { 'api.py': 'from pydantic import BaseModel\n\nclass House(BaseModel):\n    rooms: int\n' },
        line: 'class House(BaseModel):',
      },
      {
        title: 'by hand',
        files: {
          'src/data_validation.py': 'def validate(df):\n    if df["a"].isnull().any():\n        raise ValueError\n',
        },
        line: 'if df["a"].isnull().any():',
      },
    ],
    lacks: [
      {
        title: 'pydantic for settings',
        files: { 'settings.py': 'from pydantic import BaseModel\n\nclass TrainConfig(BaseModel):\n    rate: float\n' },
      },
      { title: 'cross-validation', files: { 'cross_validation.py': 'def validate(x):\n    raise ValueError\n' } },
    ],
  },
  servingCode: {
    has: [
      {
        title: 'the handler of a runtime',
        files: { 'main.py': 'async def default_handler(context, data):\n    return context.model.predict(data)\n' },
        line: 'return context.model.predict(data)',
      },
      {
        title: 'FastAPI',
        files: { 'app.py': 'from fastapi import FastAPI\napp = FastAPI()\n' },
        line: 'app = FastAPI()',
      },
      { title: 'Shiny', files: { 'app.R': 'library(shiny)\nshinyApp(ui, server)\n' }, line: 'shinyApp(ui, server)' },
    ],
    lacks: [
      { title: 'a test client', files: { 'tests/test_app.py': 'from flask import Flask\napp = Flask(__name__)\n' } },
      {
        title: 'a Lambda that starts a job',
        files: {
          'job.py': 'import boto3\n\ndef lambda_handler(event, context):\n    boto3.client("sagemaker").start()\n',
        },
      },
    ],
  },
  monitoring: {
    has: [
      {
        title: 'Prometheus',
        files: { 'app.py': 'from prometheus_client import Counter\nhits = Counter("hits", "x")\n' },
        line: 'from prometheus_client import Counter',
      },
      {
        title: 'an alarm in Terraform',
        files: { 'main.tf': 'resource "aws_cloudwatch_metric_alarm" "p95" {}\n' },
        line: 'resource "aws_cloudwatch_metric_alarm" "p95" {}',
      },
    ],
    lacks: [
      { title: 'a folder of that name', files: { 'monitoring/README.md': prose } },
      {
        title: 'offline scores under /metrics',
        files: {
          'app.py':
            'from flask import Flask\napp = Flask("x")\n\n@app.get("/metrics")\ndef scores():\n    return {"auc": 0.8}\n',
        },
      },
    ],
  },
  structuredLogging: {
    has: [
      {
        title: 'more logging than printing',
        files: {
          'train.py':
            'import logging\nlog = logging.getLogger()\nlog.info("a")\nlog.info("b")\nlog.warning("c")\nprint("d")\n',
        },
        line: 'log.info("a")',
      },
    ],
    lacks: [
      {
        title: 'more printing',
        files: {
          'train.py': `import logging\nlogging.info("a")\nlogging.info("b")\nlogging.info("c")\n${'print(1)\n'.repeat(9)}`,
          'b.py': 'print(1)\n',
        },
      },
      {
        title: 'one line in a stub',
        files: { 'make_dataset.py': 'import logging\nlogging.getLogger().info("making final data set")\n' },
      },
    ],
  },
  modelCard: {
    has: [
      { title: 'a model card', files: { 'MODEL_CARD.md': `# Churn\n\n${prose}` }, line: '# Churn' },
      { title: 'a description of the data', files: { 'data/README.md': `# Sources\n\n${prose}` }, line: '# Sources' },
    ],
    lacks: [
      { title: 'an empty page', files: { 'data/README.md': '\n' } },
      { title: 'a stub of the documentation', files: { 'docs/data.rst': 'Data\n====\n\nPass\n' } },
      { title: 'an API page', files: { 'docs/api-reference/model.md': `# churn.model\n\n${prose}${prose}${prose}` } },
    ],
  },
  configManagement: {
    has: [
      {
        title: 'a committed file whose path the code is given',
        files: {
          'configs/base.yml': 'rate: 0.1\n',
          'run.py': 'import sys\nimport yaml\nsettings = yaml.safe_load(open(sys.argv[1]))\n',
        },
        line: 'settings = yaml.safe_load(open(sys.argv[1]))',
      },
      {
        title: 'the environment, with a template',
        files: { '.env.example': 'DB_URL=\n', 'load.py': 'import os\nurl = os.environ["DB_URL"]\n' },
        line: 'url = os.environ["DB_URL"]',
      },
      { title: 'hydra', files: { 'train.py': 'import hydra\n' }, line: 'import hydra' },
      {
        title: 'a committed file that code reads',
        files: {
          'configs/train.yaml': 'rate: 0.1\n',
          'train.py': 'import yaml\nyaml.safe_load(open("configs/train.yaml"))\n',
        },
        line: 'yaml.safe_load(open("configs/train.yaml"))',
      },
    ],
    lacks: [
      { title: 'the environment alone', files: { 'load.py': 'import os\nurl = os.environ["DB_URL"]\n' } },
      {
        title: 'YAML that is data',
        files: {
          'data/labels.yaml': 'a: 1\n',
          '.pre-commit-config.yaml': 'repos: []\n',
          'load.py': 'import sys\nimport yaml\nyaml.safe_load(sys.stdin)\n',
        },
      },
      { title: 'argparse', files: { 'train.py': 'import argparse\nargparse.ArgumentParser()\n' } },
      {
        title: 'credentials that nobody committed',
        files: { 'load.py': 'import yaml\nyaml.safe_load(open("credentials.yaml"))\n' },
      },
      {
        title: 'the YAML of tools',
        files: { 'mkdocs.yml': 'site_name: x\n', '.github/workflows/ci.yml': workflow('- run: ls') },
      },
    ],
  },
};
