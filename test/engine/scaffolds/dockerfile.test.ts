import assert from 'node:assert/strict';
import { mended, offered, refusal } from '../../support/scaffold';

const rule = 'deploy/no-container';

const service = {
  '.python-version': '3.12\n',
  'requirements.txt': 'fastapi==0.115.0\njoblib==1.4.2\nuvicorn==0.30.0\n',
  'app.py':
    "from fastapi import FastAPI\nimport joblib\n\napp = FastAPI()\nmodel = joblib.load('models/model.joblib')\n\n\n@app.get('/health')\ndef health():\n    return {}\n\n\n@app.post('/predict')\ndef predict(features: list[float]):\n    return {'score': float(model.predict([features])[0])}\n",
  'models/model.joblib': 'x',
  'notebooks/a.py': '',
};

async function image(files: Readonly<Record<string, string>>): Promise<string> {
  const { Dockerfile: text } = await mended({ ...service, ...files }, rule);
  return text ?? '';
}

suite('Dockerfile', () => {
  test('of an API: locked packages before the code, the model, a user, a health check and the start', async () => {
    assert.equal(
      await image({}),
      `FROM python:3.12-slim

ENV PYTHONDONTWRITEBYTECODE=1 \\
    PYTHONUNBUFFERED=1

WORKDIR /app

RUN useradd --create-home --uid 10001 app

COPY requirements.txt ./
RUN pip install --no-cache-dir -r requirements.txt

COPY app.py ./
COPY models/model.joblib models/

USER 10001

EXPOSE 8000

HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \\
  CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/health', timeout=3)"]

CMD ["uvicorn", "app:app", "--host", "0.0.0.0", "--port", "8000"]
`,
    );
  });

  test('makes src importable and copies the whole package', async () => {
    const text = await image({
      'app.py': '',
      'src/churn/__init__.py': '',
      'src/churn/api.py': service['app.py'].replace('import joblib', 'import joblib\nfrom churn.features import f'),
      'src/churn/features.py': 'def f():\n    return 1\n',
    });
    assert.match(text, /PYTHONPATH="\/app\/src"/);
    assert.match(text, /\nCOPY src\/ src\/\n/);
    assert.match(text, /"uvicorn", "churn\.api:app"/);
  });

  test('adds the server to a plain list of packages, and refuses where a lockfile decides', async () => {
    const flask = "from flask import Flask\n\napp = Flask(__name__)\n\n\n@app.post('/predict')\ndef predict():\n    return {}\n"; // prettier-ignore
    const changed = await mended({ 'requirements.txt': 'flask==3.0.3\n', 'app.py': flask }, rule);
    assert.match(changed['requirements.txt'] ?? '', /^flask==3\.0\.3\ngunicorn==[\d.]+\n$/);
    assert.match(changed['Dockerfile'] ?? '', /CMD \["gunicorn", "--bind", "0\.0\.0\.0:8000", "app:app"\]/);
    const locked = { 'pyproject.toml': '[project]\nname = "a"\ndependencies = ["flask"]\n[tool.uv]\n', 'uv.lock': '', 'app.py': flask }; // prettier-ignore
    assert.match(await refusal(locked, rule), /^gunicorn has to serve/);
  });

  test('builds the environment in a stage of its own from a lockfile', async () => {
    const pyproject = '[project]\nname = "a"\ndependencies = ["fastapi", "uvicorn"]\n[tool.uv]\n';
    const text = await image({ 'requirements.txt': '', 'pyproject.toml': pyproject, 'uv.lock': 'x' });
    assert.match(
      text,
      /AS build\n[^]*COPY pyproject\.toml uv\.lock \.\/\nRUN uv sync --locked --no-dev --no-install-project\n/,
    );
    assert.match(text, /\nCOPY --from=build \/app\/\.venv \.venv\n/);
  });

  test('gets what wheels leave to the system', async () => {
    assert.match(await image({ 'requirements.txt': 'lightgbm==4.5.0\nuvicorn==0.30.0\n' }), /recommends libgomp1 /);
  });

  test('leaves out what no image needs, and lets in what it copies', async () => {
    const files = {
      ...service,
      'data/lookup.json': '{}',
      'app.py': `${service['app.py']}LOOKUP = 'data/lookup.json'\n`,
    };
    const { '.dockerignore': made } = await mended(files, rule);
    assert.match(made ?? '', /^\.git\n[^]*\ndata\n[^]*\n!data\/lookup\.json\n$/);
    const { '.dockerignore': kept } = await mended({ ...files, '.dockerignore': '# ours\n*\n!app.py\n' }, rule);
    assert.equal(kept, '# ours\n*\n!app.py\n!requirements.txt\n!data/lookup.json\n!models/model.joblib\n');
  });

  test('is built by CI as a second way, and alone when it is there', async () => {
    const ci = {
      '.github/workflows/ci.yml': 'on: push\njobs:\n  test:\n    runs-on: x\n    steps:\n      - run: make\n',
    };
    const second = await mended({ ...service, ...ci }, rule, { way: 1 });
    assert.match(second['.github/workflows/ci.yml'] ?? '', /run: docker build --tag \S+ \.\n/);
    const there = { ...service, ...ci, Dockerfile: 'FROM python:3.12-slim\nCOPY . .\nRUN pip install -r requirements.txt\nCMD ["uvicorn", "app:app"]\n' }; // prettier-ignore
    assert.deepEqual(Object.keys(await mended(there, rule)), ['.github/workflows/ci.yml']);
  });

  test('is refused in a sentence', async () => {
    for (const [files, reason] of [
      [{ ...service, Dockerfile: '# later\n' }, /Dockerfile is there already/],
      [{ 'app.py': service['app.py'] }, /deps\/no-manifest/],
      [{ ...service, 'requirements.txt': '', 'pyproject.toml': '[tool.poetry]\nname = "a"\n' }, /poetry lock/],
    ] as const) {
      const offer = await offered(files, rule);
      assert.match(offer.kind === 'refused' ? offer.reason : '', reason);
    }
  });
});
