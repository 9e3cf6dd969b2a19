import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { mended, refusal } from '../../support/scaffold';

const rule = 'deploy/no-iac';

const workflow = (step: string): string =>
  `on: push\njobs:\n  deploy:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: ${step}\n`;

const withoutImage = {
  '.preflight.yaml': 'profile: service\n',
  'README.md': '# Prévision du départ\n',
  '.github/workflows/deploy.yml': workflow('kubectl set image deployment/churn churn=$IMAGE'),
  'app.py': "from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get('/healthz')\ndef health():\n    return {}\n",
};

const service = {
  ...withoutImage,
  Dockerfile:
    'FROM python:3.12-slim\nRUN useradd app\nCOPY app.py .\nUSER app\nEXPOSE 9000\nCMD ["uvicorn", "app:app", "--port", "9000"]\n',
};

suite('Kubernetes manifests', () => {
  test('take name, port, route and user of the image, and ask where images are kept when nothing says so', async () => {
    const files = await mended(service, rule);
    const text = files['k8s/deployment.yaml'] ?? '';
    assert.deepEqual(Object.keys(files).sort(), ['k8s/autoscaler.yaml', 'k8s/deployment.yaml', 'k8s/service.yaml']);
    assert.match(
      text,
      /# TODO\(preflight: deploy\/no-iac\).*\n +image: registry\.example\.com\/prevision-du-depart:0\.1\.0/,
    );
    assert.match(text, /containerPort: 9000/);
    assert.match(text, /readinessProbe:\n +httpGet: \{ path: \/healthz, port: http \}/);
    assert.doesNotMatch(text, /runAs|envFrom/);
    for (const each of Object.values(files)) {
      assert.equal(typeof parse(each), 'object');
    }
  });

  test('take the image that CI pushes, and the names of settings', async () => {
    const pushing = workflow('docker push ghcr.io/ana/churn:1.4.0 && kubectl apply -f k8s');
    const files = { ...service, '.github/workflows/deploy.yml': pushing, '.env.example': 'MODEL_URI=\n' };
    const { 'k8s/deployment.yaml': text = '' } = await mended(files, rule);
    assert.match(text, /image: ghcr\.io\/ana\/churn:1\.4\.0\n/);
    assert.match(text, /secretRef: \{ name: prevision-du-depart \}/);
    assert.doesNotMatch(text, /TODO/);
  });

  test('are refused where another platform serves, and where an image, a user or a service is missing', async () => {
    const refused = (files: Readonly<Record<string, string>>): Promise<string> =>
      refusal({ ...service, ...files }, rule);
    const run = workflow('gcloud run deploy churn --image churn');
    assert.match(await refused({ '.github/workflows/deploy.yml': run }), /deploy\.yml sets up Cloud Run/);
    const sagemaker = 'from sagemaker.sklearn import SKLearnModel\n\nSKLearnModel(role="a").deploy(1, "ml.m5.large")\n';
    assert.match(await refused({ 'déploiement/start.py': sagemaker }), /déploiement\/start\.py sets up SageMaker/);
    assert.match(
      await refused({ Dockerfile: 'FROM python:3.12-slim\nCOPY app.py .\nCMD ["python", "app.py"]\n' }),
      /root/,
    );
    assert.match(await refused({ 'app.py': 'print(1)\n' }), /deploy\/no-serving-interface/);
    assert.match(await refusal(withoutImage, rule), /deploy\/no-container/);
  });
});
