import assert from 'node:assert/strict';
import { memoryReader } from '../../../src/engine/workspace/memoryReader';
import { type FileEdit, type Level, type WayToLevel, takeToLevel } from '../../../src/engine/index';
import { shipped, today } from '../../support/project';

const { signal } = new AbortController();

const shop: Readonly<Record<string, string>> = {
  '.preflight.yaml': 'profile: service\n',
  'README.md': '# Shop\n',
  'requirements.txt': 'pandas==3.1.1\nscikit-learn==1.9.1\njoblib==1.6.0\n',
  'sales.csv': `price,pieces,returned\n${Array.from({ length: 40 }, (_, row) => `${row}.5,${row % 7},${row % 2}`).join('\n')}\n`,
  'rates.py': 'def rate(left: int, all_of_them: int) -> float:\n    return left / all_of_them\n',
  'train.py': `import joblib
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split

if __name__ == "__main__":
    sales = pd.read_csv("sales.csv")
    X_train, X_test, y_train, y_test = train_test_split(sales[["price", "pieces"]], sales["returned"])
    model = RandomForestClassifier().fit(X_train, y_train)
    print(model.score(X_test, y_test))
    joblib.dump(model, "model.joblib")
`,
  'model.joblib': 'not read',
};

function take(files: Readonly<Record<string, string>>, level: Level): Promise<WayToLevel> {
  return takeToLevel(shipped(), memoryReader(files), level, { signal, today });
}

function pathsOf({ files }: WayToLevel): readonly string[] {
  return files.map(({ path }) => path).sort();
}

function merged(files: Readonly<Record<string, string>>, edits: readonly FileEdit[]): Readonly<Record<string, string>> {
  const written = edits.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)] as const);
  return { ...files, ...Object.fromEntries(written) };
}

suite('The way to a level', () => {
  let whole: WayToLevel;
  suiteSetup(async () => {
    whole = await take(shop, 4);
  });

  test('leaves alone what only higher levels wait for', async () => {
    const way = await take(shop, 1);
    assert.deepEqual(pathsOf(way), ['train.py']);
    assert.deepEqual([...new Set(way.steps.map(({ rule }) => rule))], ['repro/missing-random-state']);
  });

  test('builds each fix on what the ones before wrote, what others require first', () => {
    const rules = [...new Set(whole.steps.map(({ rule }) => rule))];
    const inOrder = ['repro/missing-random-state', 'ci/no-ci', 'deploy/no-serving-interface', 'deploy/no-container', 'ops/no-prediction-log', 'ops/no-drift-monitoring']; // prettier-ignore
    assert.deepEqual(rules.filter(rule => inOrder.includes(rule)), inOrder); // prettier-ignore
    assert.match(merged(shop, whole.files)['service/app.py'] ?? '', /record|prediction_log/i);
  });

  test('says what is in the end, once for each file, and what was there before', () => {
    assert.equal(new Set(pathsOf(whole)).size, whole.files.length);
    for (const { path, created } of whole.files) {
      assert.equal(created, !(path in shop), path);
    }
  });

  test('has nothing to do a second time, and names what is left with the reason', async () => {
    const again = await take(merged(shop, whole.files), 4);
    assert.deepEqual(pathsOf(again), []);
    assert.deepEqual(again.steps, []);
    assert.deepEqual(
      again.left.map(({ rule }) => rule),
      whole.left.map(({ rule }) => rule),
    );
    const card = again.left.find(({ rule }) => rule === 'docs/missing-model-card');
    assert.equal(card?.status, 'partly');
    assert.match(card.reason, /^MODEL_CARD\.md is there already: .+\.$/);
  });
});
