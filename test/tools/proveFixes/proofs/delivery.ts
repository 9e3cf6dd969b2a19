// How a model reaches its users: what is started, and what a cluster or a cloud is told to start.
import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { valuesAt } from '../../../../src/engine/evidence/plainData';
import type { Bench } from '../bench';
import { launch, sentByClients } from '../cloud/launch';
import { kubernetesSchemas } from '../kubernetesSchemas';
import type { Proof } from '../proof';
import { environmentOf } from '../service/environments';
import { servedChurn } from '../service/operated';
import { freePort, whileRunning, whileServing } from '../service/serve';
import { runTool } from '../tools';

const configuration = { '.preflight.yaml': 'profile: service\n', 'README.md': '# Churn\n' };

export const delivery: readonly Proof[] = [
  {
    rule: 'deploy/dev-server',
    fix: 'no console for strangers, and one for work at home',
    oracles: ['ruff', 'Flask 3.1.2, started'],
    prove: async bench => {
      const folder = bench.repository({
        ...configuration,
        'requirements.txt': 'flask==3.1.2\n',
        'app.py': flaskApp,
      });
      const python = environmentOf(['flask==3.1.2']);
      const consoleStatus = async (environment: Readonly<Record<string, string>>): Promise<number> => {
        const port = await freePort();
        let status = 0;
        await whileRunning({ command: [python, 'app.py', String(port)], port, folder, environment }, async ask => {
          assert.equal((await ask('/health')).status, 200);
          status = (await ask('/console')).status;
        });
        return status;
      };
      assert.equal(await consoleStatus({}), 200);
      assert.match(runTool('ruff', ['check', '--isolated', '--select', 'S201', '.'], folder).output, /S201/);
      assert.deepEqual(bench.mend(folder, 'deploy/dev-server'), ['app.py']);
      bench.expectTool('ruff', ['check', '--isolated', '--select', 'S201', '.'], folder);
      assert.equal(await consoleStatus({}), 404);
      assert.equal(await consoleStatus({ FLASK_DEBUG: '1' }), 200);
    },
  },
  {
    rule: 'deploy/no-iac',
    fix: 'the service of an image, for Kubernetes',
    oracles: ['kubeconform', 'kube-score', 'a running service'],
    prove: async bench => {
      const served = servedChurn(bench, 'deploy/no-container');
      const { folder } = served;
      write(folder, '.github/workflows/deploy.yml', deployWorkflow);
      write(folder, '.env.example', 'MODEL_URI=\n');
      bench.expect('git', ['init', '--quiet', '--initial-branch', 'main'], folder);
      bench.expect('git', ['remote', 'add', 'origin', 'git@github.com:Ana/churn.git'], folder);
      const commit = [
        '-c',
        'user.name=Ana',
        '-c',
        'user.email=ana@example.com',
        'commit',
        '--quiet',
        '--message',
        'All',
      ];
      bench.expect('git', ['add', '--all'], folder);
      bench.expect('git', commit, folder);
      const files = ['k8s/autoscaler.yaml', 'k8s/deployment.yaml', 'k8s/service.yaml'];
      assert.deepEqual([...bench.mend(folder, 'deploy/no-iac')].sort(), files);
      assert.equal(bench.statusOf(folder, 'deploy/no-iac'), 'met');
      expectTakes(bench, folder, files);
      bench.expectTool('kube-score', ['score', ...leftOut.flatMap(test => ['--ignore-test', test]), ...files], folder);
      const [, deployment, service] = files.map((file): unknown => parse(read(folder, file)));
      const container = ['spec', 'template', 'spec', 'containers', '0'];
      const head = bench.expect('git', ['rev-parse', 'HEAD'], folder).trim();
      assert.deepEqual(at(deployment, [...container, 'image']), [`ghcr.io/ana/churn:${head}`]);
      assert.match(read(folder, 'Dockerfile'), new RegExp(`^EXPOSE ${String(at(deployment, [...container, 'ports', '0', 'containerPort']))}$`, 'm')); // prettier-ignore
      assert.deepEqual(at(service, ['spec', 'ports', '0', 'targetPort']), at(deployment, [...container, 'ports', '0', 'name'])); // prettier-ignore
      assert.match(read(folder, 'Dockerfile'), new RegExp(`^USER ${String(at(deployment, ['spec', 'template', 'spec', 'securityContext', 'runAsUser']))}$`, 'm')); // prettier-ignore
      const [route] = at(deployment, [...container, 'readinessProbe', 'httpGet', 'path']);
      await whileServing(served, async ask => {
        assert.equal((await ask(String(route))).status, 200);
      });
    },
  },
  {
    rule: 'deploy/k8s-unsafe-workload',
    fix: 'a container is given memory, and a limit',
    oracles: ['kubeconform', 'kube-score'],
    prove: bench => {
      const file = 'k8s/deployment.yaml';
      const folder = bench.repository({ ...configuration, 'app.py': 'print(1)\n', [file]: workload });
      const complaint = /Memory (?:limit|request) is not set/;
      assert.match(runTool('kube-score', ['score', file], folder).output, complaint);
      assert.deepEqual(bench.mend(folder, 'deploy/k8s-unsafe-workload'), [file]);
      expectTakes(bench, folder, [file]);
      assert.doesNotMatch(runTool('kube-score', ['score', file], folder).output, complaint);
    },
  },
  {
    rule: 'deploy/cloud-job-unlimited',
    fix: 'a job in the cloud ends after an hour',
    oracles: ['sagemaker 2.257.7', 'google-cloud-aiplatform 2.7.0'],
    prove: bench => {
      const folder = bench.repository({ ...configuration, 'launch.py': launch });
      const python = environmentOf(['sagemaker==2.257.7', 'google-cloud-aiplatform==2.7.0']);
      const limits = (): unknown => {
        const said = bench.expect(python, ['-c', sentByClients], folder, { PYTHONDONTWRITEBYTECODE: '1' });
        return JSON.parse(/^asked for (.*)$/m.exec(said)?.[1] ?? 'null');
      };
      assert.deepEqual(limits(), { sagemaker: 86_400, vertex: '' });
      assert.deepEqual(bench.mend(folder, 'deploy/cloud-job-unlimited'), ['launch.py']);
      assert.deepEqual(limits(), { sagemaker: 3600, vertex: '3600s' });
    },
  },
  {
    rule: 'deploy/no-rollout-strategy',
    fix: 'a command that brings the version before back',
    oracles: ['kubeconform', 'make, and what kubectl is asked'],
    prove: bench => {
      const file = 'k8s/deployment.yaml';
      const folder = bench.repository({ ...configuration, 'app.py': flaskApp, [file]: workload });
      assert.deepEqual(bench.mend(folder, 'deploy/no-rollout-strategy'), ['Makefile']);
      assert.equal(bench.statusOf(folder, 'deploy/no-rollout-strategy'), 'met');
      write(folder, '../bin/kubectl', '#!/bin/sh\necho "asked: $*"\n');
      const bin = path.join(folder, '../bin');
      chmodSync(path.join(bin, 'kubectl'), 0o755);
      const make = (...words: readonly string[]): string =>
        bench.expect('make', ['--silent', ...words], folder, { PATH: `${bin}:${process.env['PATH'] ?? ''}` });
      assert.doesNotMatch(make(), /asked/, 'make alone takes nothing back');
      assert.match(
        make('rollback'),
        /^asked: rollout undo deployment\/churn\nasked: rollout status deployment\/churn\n$/,
      );
      expectTakes(bench, folder, [file]);
    },
  },
  {
    rule: 'ops/logs-personal-data',
    fix: 'nothing of a person is in the log, and an error stays inside',
    oracles: ['a running service'],
    prove: async bench => {
      const folder = bench.repository({
        ...configuration,
        'requirements.txt': 'fastapi==0.165.0\nuvicorn==0.54.0\n',
        'app.py': tellingApp,
      });
      const python = environmentOf(['fastapi==0.165.0', 'uvicorn==0.54.0']);
      const asked = async (): Promise<{ readonly written: string; readonly answers: readonly string[] }> => {
        const answers: string[] = [];
        const written = await whileServing({ python, start: ['-m', 'uvicorn', 'app:app'], folder }, async ask => {
          for (const amount of [3, 0]) {
            answers.push((await ask('/predict', { email: 'zoe@canary.example', amount })).text);
          }
        });
        return { written, answers };
      };
      const before = await asked();
      assert.match(before.written, /got \{'email': 'zoe@canary\.example', 'amount': 3\}/);
      assert.match(before.answers.join(), /division by zero/);
      assert.deepEqual(bench.mend(folder, 'ops/logs-personal-data'), ['app.py']);
      const { written, answers } = await asked();
      assert.doesNotMatch(written, /canary/);
      assert.match(written, /got \['amount', 'email'\]\n.*no history for \*\*\* yet, 2 fields\n/);
      assert.match(written, /ZeroDivisionError: division by zero/, 'the log says why');
      assert.deepEqual(answers, ['{"score":4.0}', '{"detail":"The request could not be answered"}']);
    },
  },
];

const tellingApp = `import logging
import sys
from fastapi import FastAPI, HTTPException

logging.basicConfig(stream=sys.stdout, format="%(message)s", level=logging.INFO)
logger = logging.getLogger(__name__)
app = FastAPI()


@app.post("/predict")
async def predict(payload: dict[str, str | int]):
    if "email" not in payload:
        raise HTTPException(422)
    logger.info("got %s", payload)
    logger.warning(f"no history for {payload['email']!r} yet, {len(payload)} fields")
    try:
        return {"score": 12 / payload["amount"]}
    except ZeroDivisionError as error:
        raise HTTPException(status_code=500, detail=str(error)) from error
`;

const flaskApp = `import sys
from flask import Flask

app = Flask(__name__)


@app.get("/health")
def health():
    return {"status": "ok"}


if __name__ == "__main__":
    app.run(debug=True, use_reloader=False, port=int(sys.argv[1]))  # for us
`;

/** What is the cluster's business, what may stop a model that works, and what a version that never changes does not need. */
const leftOut = [
  'pod-networkpolicy',
  'deployment-has-poddisruptionbudget',
  'deployment-has-host-podantiaffinity',
  'container-ephemeral-storage-request-and-limit',
  'container-resources',
  'container-security-context-readonlyrootfilesystem',
  'container-security-context-user-group-id',
  'container-image-pull-policy',
  'pod-probes-identical',
];

const deployWorkflow = `on: { push: { branches: [main] } }
jobs:
  deploy:
    runs-on: ubuntu-24.04
    steps:
      - uses: docker/build-push-action@v6
        with:
          push: true
          tags: ghcr.io/\${{ github.repository }}:\${{ github.sha }}
      - run: kubectl set image deployment/churn churn=ghcr.io/ana/churn:$GITHUB_SHA
`;

const workload = `apiVersion: apps/v1
kind: Deployment
metadata: { name: churn }
spec:
  selector: { matchLabels: { app: churn } }
  template:
    metadata: { labels: { app: churn } }
    spec:
      containers:
        - name: churn
          image: ghcr.io/ana/churn:3f2a91c  # by CI
          ports: [{ containerPort: 8000 }]
          readinessProbe: { httpGet: { path: /health, port: 8000 } }
`;

/** Kubernetes knows every key; one that it does not know is noticed. */
function expectTakes(bench: Bench, folder: string, files: readonly string[]): void {
  const words = ['-strict', ...kubernetesSchemas()];
  bench.expectTool('kubeconform', [...words, ...files], folder);
  const misspelt = path.join(folder, '..', 'misspelt.yaml');
  for (const file of files) {
    writeFileSync(misspelt, read(folder, file).replace(/^spec:$/m, 'spec:\n  sepcs: 1'));
    assert.match(runTool('kubeconform', [...words, misspelt], folder).output, /sepcs/);
  }
}

function at(data: unknown, route: readonly string[]): readonly unknown[] {
  return valuesAt(data, route.map(key => (/^\d+$/.test(key) ? '*' : key))).map(({ value }) => value); // prettier-ignore
}

function read(folder: string, file: string): string {
  return readFileSync(path.join(folder, file), 'utf8');
}

function write(folder: string, file: string, text: string): void {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), text);
}
