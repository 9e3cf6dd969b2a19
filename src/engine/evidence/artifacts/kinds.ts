import { type Sign, asksFor, calls, either, imports, lacks, named, pythonModules, says, unless } from './signs';

export type Topic = 'Secrets' | 'Environments' | 'Python' | 'Notebooks' | 'Experiments' | 'Infrastructure' | 'System';

/** Something that people or tools leave in a folder and that is nothing for git. */
export interface ArtifactKind {
  readonly topic: Topic;
  /** For `.gitignore`. */
  readonly line: string;
  /** A file that there will be, from the project's root or beside each file that brings it. */
  readonly sample: string;
  readonly at: 'root' | 'beside';
  /** Any of these being ignored shows that somebody thought of it: `venv` for `.venv`. */
  readonly others?: readonly string[];
  /** Where it is used: without such a place nothing of the kind arises. */
  readonly sign: Sign;
}

const remoteTracking = either(
  calls(['mlflow.set_tracking_uri'], ({ arguments: [address] }) => {
    return address?.value.kind !== 'string' || /^(https?:|databricks)/.test(address.value.text);
  }),
  says(/\bdbutils\b|\bdatabricks\b/i),
  imports('azureml', 'azure.ai.ml'),
);

const ownPackage = either(says(/^\s*build-backend\s*=\s*["']setuptools/m), says(/\bsetup\([^]*\bpackages\s*=/));

const environmentByPip = unless(
  either(named(/^requirements\.txt$/), says(/^\[project\]\s*$/m)),
  either(says(/^\[tool\.poetry\]/m), named(/^(poetry\.lock|Pipfile|environment\.ya?ml|conda\.ya?ml)$/)),
);

const lightningRun = calls(
  ['pytorch_lightning.Trainer', 'lightning.Trainer', 'lightning.pytorch.Trainer'],
  lacks('logger', 'default_root_dir'),
);

/** Tools that put a `.gitignore` of their own into their folder (pytest, Ruff, mypy, DVC) are not in the list. */
export const artifactKinds: readonly ArtifactKind[] = [
  { topic: 'Secrets', line: '.env', sample: '.env', at: 'root', sign: either(imports('dotenv', 'decouple', 'environs'), says(/\bBaseSettings\b[^]{0,400}env_file/)) },
  { topic: 'Secrets', line: '.env', sample: '.env', at: 'beside', sign: either(named(/^(\.env|\.?env)\.(example|sample|template|dist)$|^(example|sample|template)\.env$/), named(/^\.env$/)) },
  { topic: 'Secrets', line: '.streamlit/secrets.toml', sample: '.streamlit/secrets.toml', at: 'root', sign: says(/\bst\.secrets\b/) },
  { topic: 'Environments', line: '.venv/', sample: '.venv/bin/python', others: ['venv/bin/python', 'env/bin/python', 'ENV/bin/python', '.virtualenv/bin/python'], at: 'root', sign: environmentByPip },
  { topic: 'Python', line: '__pycache__/', sample: '__pycache__/module.cpython-312.pyc', at: 'beside', sign: pythonModules },
  { topic: 'Python', line: '*.egg-info/', sample: 'package.egg-info/PKG-INFO', at: 'root', sign: ownPackage },
  { topic: 'Python', line: '.coverage', sample: '.coverage', at: 'root', sign: asksFor('pytest-cov', 'coverage') },
  { topic: 'Python', line: '.hypothesis/', sample: '.hypothesis/unicode_data/charmap.json.gz', at: 'root', sign: imports('hypothesis') },
  { topic: 'Notebooks', line: '.ipynb_checkpoints/', sample: '.ipynb_checkpoints/notebook-checkpoint.ipynb', at: 'beside', sign: named(/\.ipynb$/i) },
  { topic: 'Experiments', line: 'mlruns/', sample: 'mlruns/0/meta.yaml', at: 'root', sign: unless(imports('mlflow'), remoteTracking) },
  { topic: 'Experiments', line: 'wandb/', sample: 'wandb/run-1/run.wandb', at: 'root', sign: imports('wandb') },
  { topic: 'Experiments', line: 'lightning_logs/', sample: 'lightning_logs/version_0/metrics.csv', at: 'root', sign: lightningRun },
  { topic: 'Experiments', line: 'catboost_info/', sample: 'catboost_info/learn_error.tsv', at: 'root', sign: imports('catboost') },
  { topic: 'Experiments', line: 'runs/', sample: 'runs/train/events.out.tfevents.1', at: 'root', sign: either(calls(['torch.utils.tensorboard.SummaryWriter', 'tensorboardX.SummaryWriter'], ({ arguments: given }) => given.length === 0), imports('ultralytics')) },
  { topic: 'Experiments', line: 'checkpoints/', sample: 'checkpoints/model.pt', at: 'root', sign: says(/\b(?:torch\.save|ModelCheckpoint|save_weights|save_checkpoint)\([^()]{0,80}["'](?:\.\/)?checkpoints\//) },
  { topic: 'Infrastructure', line: '.terraform/', sample: '.terraform/providers/lock.json', at: 'beside', sign: named(/\.tf$/) },
  { topic: 'System', line: '.DS_Store', sample: '.DS_Store', at: 'beside', sign: named(/^\.DS_Store$/) },
]; // prettier-ignore
