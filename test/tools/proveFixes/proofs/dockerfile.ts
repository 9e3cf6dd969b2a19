import assert from 'node:assert/strict';
import path from 'node:path';
import { tools } from '../../../../src/engine/scaffolds/versions';
import type { Bench } from '../bench';
import { buildImage } from '../image/buildImage';
import { type Image, asUser, environmentIn, folderIn, here } from '../image/image';
import { whileImageServes } from '../image/serveImage';
import type { Proof } from '../proof';
import { python } from '../runCi';
import { run } from '../tools';

const rule = 'deploy/no-container';

type Files = Readonly<Record<string, string>>;
type Prepare = (bench: Bench, folder: string) => void;

const oracles = ['hadolint', 'its steps in a clean folder', 'docker reads .dockerignore'];

const nothing: Prepare = () => undefined;

/** A service starts and answers, and its own health check agrees until it is gone. */
function service(fix: string, files: Files, prepare: Prepare = nothing): Proof {
  return {
    rule,
    fix: `image of a service: ${fix}`,
    oracles: [...oracles, 'a running service'],
    prove: async bench => {
      await whileImageServes(build(bench, files, prepare), async ask => {
        assert.equal((await ask('/rate')).text, '"0.25"', 'files that the code names are in the image');
      });
    },
  };
}

/** A job does its work and ends. */
function job(fix: string, files: Files, prepare: Prepare = nothing): Proof {
  return {
    rule,
    fix: `image of a job: ${fix}`,
    oracles,
    prove: bench => {
      const image = build(bench, files, (_, folder) => {
        bench.expect('python3', ['-c', save], folder);
        prepare(bench, folder);
      });
      const [command, ...words] = asUser(
        image,
        image.command.map(word => here(image, word)),
      );
      const { status, output } = run(command, words, folderIn(image), environmentIn(image));
      assert.equal(status, 0, output);
      assert.match(output, /predicted 0\.25/);
    },
  };
}

function build(bench: Bench, files: Files, prepare: Prepare): Image {
  const folder = bench.repository(files);
  prepare(bench, folder);
  const changed = bench.mend(folder, rule);
  assert.ok(changed.includes('Dockerfile'));
  bench.expectTool('hadolint', ['Dockerfile'], folder);
  const image = buildImage(folder);
  assert.ok(image.user !== undefined && image.user > 0, 'nothing is started as root');
  const left = ['tests/test_rates.py', 'notebooks/a.ipynb', '.env'].filter(file => bench.filesOf(path.join(image.root, 'app')).includes(file)); // prettier-ignore
  assert.deepEqual(left, [], 'no image needs these');
  return image;
}

/** Its code needs a table and a text beside it, in folders that are usually left out. */
const rates: Files = {
  '.python-version': `${python}\n`,
  'data/rates.json': '{"left": 1, "all": 4}\n',
  'data/customers.csv': 'id\n1\n',
  'notebooks/a.ipynb': '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}',
  'tests/test_rates.py': 'from churn.rates import rate\n\n\ndef test_rate():\n    assert rate() == 0.25\n',
  '.env': 'TOKEN=1\n',
  'churn/__init__.py': '',
  'churn/rates.py':
    'import json\n\nimport tomli_w\n\n\ndef rate():\n    with open("data/rates.json") as file:\n        values = json.load(file)\n    return tomli_w.dumps({"rate": values["left"] / values["all"]}).split(" = ")[1].strip()\n',
};

const api: Files = {
  ...rates,
  'app.py':
    'from fastapi import FastAPI\n\nfrom churn.rates import rate\n\napp = FastAPI()\n\n\n@app.get("/health")\ndef health():\n    return {"status": "ok"}\n\n\n@app.get("/rate")\ndef predict():\n    return rate()\n',
};

const script: Files = {
  ...rates,
  '.preflight.yaml': 'profile: batch\n',
  'models/.gitkeep': '',
  'churn/model.py': 'class Share:\n    def predict(self, rows):\n        return [float(row) for row in rows]\n',
  'churn/predict.py':
    'import pickle\n\nfrom churn.rates import rate\n\n\ndef main():\n    with open("models/share.pkl", "rb") as file:\n        model = pickle.load(file)\n    print("predicted", *model.predict([rate()]))\n\n\nif __name__ == "__main__":\n    main()\n',
};

const save =
  'import pickle\nfrom churn.model import Share\nwith open("models/share.pkl", "wb") as file:\n    pickle.dump(Share(), file)\n';

const packages = ['fastapi==0.165.0', 'tomli-w==1.2.0', 'uvicorn==0.54.0'];

const uvProject = `[project]\nname = "churn"\nversion = "0.1.0"\nrequires-python = ">=${python}"\ndependencies = ${JSON.stringify(packages)}\n\n[dependency-groups]\ndev = ["pytest==9.2.0"]\n\n[tool.uv]\npackage = false\n`;

const poetryProject = `[tool.poetry]\nname = "churn"\nversion = "0.1.0"\ndescription = ""\nauthors = []\npackages = [{ include = "churn" }]\n\n[tool.poetry.dependencies]\npython = ">=${python}"\ntomli-w = "1.2.0"\n\n[[tool.poetry.source]]\nname = "index"\nurl = "https://pypi.org/simple/"\n\n[build-system]\nrequires = ["poetry-core"]\nbuild-backend = "poetry.core.masonry.api"\n`;

const setuptoolsProject = `[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n\n[project]\nname = "churn"\nversion = "0.1.0"\nreadme = "README.md"\nrequires-python = ">=${python}"\ndependencies = ["tomli-w==1.2.0"]\n\n[tool.setuptools]\npackages = ["churn"]\n`;

const lockWith =
  (...words: readonly [string, ...string[]]): Prepare =>
  (bench, folder) => {
    const [tool, ...rest] = words;
    bench.expectTool(tool, rest, folder);
  };

export const dockerfile: readonly Proof[] = [
  service('pip', { ...api, 'requirements.txt': `${packages.slice(0, 2).join('\n')}\n` }),
  service('uv', { ...api, 'pyproject.toml': uvProject }, lockWith('uv', 'lock', '--quiet', '--python', python)),
  job('Poetry', { ...script, 'pyproject.toml': poetryProject }, lockWith('pipx', 'run', '--spec', `poetry==${tools.poetry}`, 'poetry', 'lock', '--quiet')), // prettier-ignore
  job('pyproject.toml', { ...script, 'README.md': '# Churn\n', 'pyproject.toml': setuptoolsProject }),
  job('Conda (packages of the same names from PyPI)', {
    ...script,
    'environment.yml': `name: churn\nchannels: [conda-forge]\ndependencies:\n  - python=${python}\n  - tomli-w=1.2.0\n`,
  }),
];
