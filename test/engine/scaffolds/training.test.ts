import assert from 'node:assert/strict';
import { mended, refusal } from '../../support/scaffold';

const head = `import joblib
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import accuracy_score
from sklearn.model_selection import GridSearchCV, train_test_split

X_train, X_test, y_train, y_test = train_test_split(rows, left, random_state=1)
`;
const fit = 'model = RandomForestClassifier(random_state=1)\nmodel.fit(X_train, y_train)\n';

async function after(lines: string, rule: string, more: Readonly<Record<string, string>> = {}): Promise<string> {
  const files = await mended({ 'train.py': head + lines, ...more }, rule);
  return files['train.py'] ?? '';
}

suite('a baseline', () => {
  const rule = 'model/no-baseline';

  test('is scored on the same rows by the same metric', async () => {
    const text = await after(
      `${fit}found = model.predict(X_test)\nprint(accuracy_score(y_test, found))\nprint(1)\n`,
      rule,
    );
    assert.equal(
      text,
      `from sklearn.dummy import DummyClassifier\n${head}${fit}found = model.predict(X_test)\nprint(accuracy_score(y_test, found))\n` +
        'baseline = DummyClassifier().fit(X_train, y_train)\nprint("baseline:", accuracy_score(y_test, baseline.predict(X_test)))\nprint(1)\n',
    );
  });

  test('is refused where the shape is another one', async () => {
    assert.match(
      await refusal(
        {
          'train.py': `${head}def main():\n    model = RandomForestClassifier().fit(X_train, y_train)\n    print(model.score(X_test, y_test))\n`,
        },
        rule,
      ),
      /No model was found/,
    );
    assert.match(
      await refusal({ 'train.py': `${head}${fit}for part in parts:\n    print(model.score(X_test, y_test))\n` }, rule),
      /No model was found/,
    );
  });
});

suite('a record of trainings', () => {
  const rule = 'model/no-tracking';

  test('holds the parameters and the score of a search, in a file that git leaves out', async () => {
    const lines =
      'search = GridSearchCV(RandomForestClassifier(random_state=1), {"max_depth": [2]})\nsearch.fit(X_train, y_train)\n';
    const files = await mended({ 'train.py': head + lines, 'requirements.txt': 'scikit-learn==1.9.1\n' }, rule);
    assert.deepEqual(Object.keys(files).sort(), ['.gitignore', 'requirements.txt', 'train.py']);
    assert.match(files['requirements.txt'] ?? '', /^mlflow==\d/m);
    assert.ok(
      files['train.py']?.endsWith(
        `${lines}mlflow.set_tracking_uri("sqlite:///mlflow.db")\nwith mlflow.start_run():\n` +
          '    mlflow.log_params(search.best_params_)\n    mlflow.log_metric("best_score", search.best_score_)\n',
      ),
      files['train.py'],
    );
  });
});
