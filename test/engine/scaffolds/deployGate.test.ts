import assert from 'node:assert/strict';
import { mended, refusal } from '../../support/scaffold';

const rule = 'ci/deploy-without-gate';
const path = '.github/workflows/deploy.yml';
const tested = {
  'requirements.txt': 'pandas\n',
  'app.py': 'def one():\n    return 1\n',
  'tests/test_app.py': 'from app import one\n\n\ndef test_one():\n    assert one() == 1\n',
};

suite('A gate before delivery', () => {
  test('waits for the job that tests; comments, lists and line ends stay', async () => {
    const text = `# ours
on: { push: { branches: [main] } }
jobs:
  verify:
    runs-on: ubuntu-latest
    steps: [{ run: pytest }]
  build: # first
    runs-on: ubuntu-latest
    steps: [{ run: docker build . }]
  deploy: # to Cloud Run
    # asks nobody
    runs-on: ubuntu-latest
    steps:
      - run: gcloud run deploy churn --source .
  web:
    needs: build # why
    runs-on: ubuntu-latest
    steps: [{ run: kubectl apply -f web.yaml }]
  api:
    needs: [build]
    runs-on: ubuntu-latest
    steps: [{ run: kubectl apply -f api.yaml }]
  jobs:
    needs:
      - build
    runs-on: ubuntu-latest
    steps: [{ run: kubectl apply -f jobs.yaml }]
`.replaceAll('\n', '\r\n');
    const { [path]: changed } = await mended({ ...tested, [path]: text }, rule);
    assert.equal(
      changed,
      text
        .replace('    # asks nobody\r\n', '    # asks nobody\r\n    needs: verify\r\n')
        .replace('needs: build # why', 'needs: [build, verify] # why')
        .replace('needs: [build]', 'needs: [build, verify]')
        .replace('      - build\r\n', '      - build\r\n      - verify\r\n'),
    );
  });

  test('a workflow that tests nothing gets a job that does', async () => {
    const text = `on: push
jobs:
  deploy:
    runs-on: ubuntu-latest
    steps:
      - run: gcloud run deploy churn --source .
`;
    const { [path]: changed } = await mended({ ...tested, [path]: text }, rule);
    assert.match(changed ?? '', / {2}deploy:\n {4}needs: test\n {4}runs-on/);
    assert.match(changed ?? '', /\n {2}test:\n {4}runs-on: ubuntu-24\.04\n[^]*run: python -m pytest\n$/);
  });

  test('refused where a job is written on one line', async () => {
    const text = 'on: push\njobs: { deploy: { runs-on: ubuntu-latest, steps: [{ run: fly deploy }] } }\n';
    assert.match(await refusal({ ...tested, [path]: text }, rule), /needs: \[test\]/);
  });
});
