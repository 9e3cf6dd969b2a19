import assert from 'node:assert/strict';
import { mended, offered, refusal } from '../../support/scaffold';

const rule = 'deploy/no-rollout-strategy';

const workflow = (step: string): string =>
  `on: push\njobs:\n  deploy:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: ${step}\n`;

const service = {
  '.preflight.yaml': 'profile: service\n',
  'app.py': "from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get('/health')\ndef health():\n    return {}\n",
};

const deployment = `apiVersion: v1
kind: Service
metadata: { name: other }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: churn, namespace: models }
`;

suite('a way back', () => {
  test('undoes the rollout of a Deployment, and `make` alone undoes nothing', async () => {
    const { Makefile: text = '' } = await mended({ ...service, 'k8s/all.yaml': deployment }, rule);
    assert.match(text, /^\.PHONY: help\nhelp:/);
    assert.match(
      text,
      /\nrollback:\n\tkubectl rollout undo deployment\/churn --namespace models\n\tkubectl rollout status/,
    );
  });

  test('is a further target of the Makefile that is there, with its line ends', async () => {
    const before = 'test:\r\n\tpytest';
    const { Makefile: text = '' } = await mended({ ...service, 'k8s/all.yaml': deployment, Makefile: before }, rule);
    assert.ok(text.startsWith(`${before}\r\n\r\n`));
    assert.doesNotMatch(text, /(?<!\r)\n/);
  });

  test('takes the release of Helm, and the service of Cloud Run', async () => {
    const files = (step: string): Record<string, string> => ({ ...service, '.github/workflows/d.yml': workflow(step) });
    const helm = await mended(files('helm upgrade --install churn ./chart -n models'), rule);
    assert.match(helm['Makefile'] ?? '', /\thelm rollback churn --wait --namespace models\n/);
    const run = await mended(files('gcloud run deploy churn --image $IMAGE --region europe-west1'), rule);
    assert.match(
      run['Makefile'] ?? '',
      /\tbefore=\$\$\(gcloud run revisions list --service churn .*--to-revisions "\$\$before=100"\n/,
    );
  });

  test('is refused where only variables name what runs', async () => {
    const files = { ...service, '.github/workflows/d.yml': workflow('helm upgrade --install $NAME ./chart') };
    assert.match(await refusal(files, rule), /which image or revision ran before/);
    assert.equal((await offered(files, rule)).kind, 'refused');
  });
});
