import assert from 'node:assert/strict';
import { mended, offered, refusal } from '../../support/scaffold';

const rule = 'test/no-tests';

const bands = `def risk_band(probability):
    if probability >= 0.6:
        return "high"
    if probability >= 0.3:
        return "medium"
    return "low"
`;

suite('First test', () => {
  test('values on both sides of every threshold, and what comes out', async () => {
    const { 'tests/test_risk.py': text, 'pytest.ini': settings } = await mended({ 'risk.py': bands }, rule);
    assert.equal(
      text,
      `import pytest

from risk import risk_band


@pytest.mark.parametrize(
    ("probability", "expected"),
    [
        (0.3, "medium"),
        (0.6, "high"),
        (0.29, "low"),
    ],
)
def test_risk_band(probability, expected):
    assert risk_band(probability) == expected
`,
    );
    assert.equal(settings, '[pytest]\npythonpath = .\ntestpaths = tests\n');
  });

  test('a table with the columns that the function reads; the input stays as it is', async () => {
    const { 'tests/test_features.py': text } = await mended(
      {
        'features.py': `def add_features(customers):
    features = customers.copy()
    features["total"] = features["total"].fillna(features["price"] * features["months"])
    features["is_new"] = (features["months"] < 6).astype(int)
    return features
`,
      },
      rule,
    );
    assert.match(text ?? '', /^import pandas as pd\n\nfrom features import add_features\n/);
    assert.match(text ?? '', /"months": \[\d+, \d+, \d+, \d+\]/);
    assert.match(text ?? '', /assert result\["is_new"\]\.tolist\(\) == \[[01], [01], [01], [01]\]/);
    assert.match(text ?? '', /pd\.testing\.assert_frame_equal\(customers, before\)/);
  });

  test('columns that are compared with each other are the same in some rows', async () => {
    const { 'tests/test_features.py': text } = await mended(
      {
        'features.py': `def add_favourite(rows):
    rows = rows.copy()
    rows["is_favourite"] = (rows["category"] == rows["favourite"]).astype(int)
    return rows
`,
      },
      rule,
    );
    assert.match(text ?? '', /"category": \[("\w+"), ("\w+"), ("\w+"), ("\w+")\],\n +"favourite": \[\1, \3, \3, \1\]/);
    assert.match(text ?? '', /assert result\["is_favourite"\]\.tolist\(\) == \[1, 0, 1, 0\]/);
  });

  test('the best rows of groups by several columns, with values that come from outside', async () => {
    const { 'tests/test_hits.py': text } = await mended(
      {
        'hits.py': `def hits_among_best(rows, scores, count=3):
    ranked = rows.assign(score=scores).sort_values("score", ascending=False)
    best = ranked.groupby(["customer", "day"]).head(count)
    return round(float(best.groupby(["customer", "day"])["bought"].max().mean()), 3)
`,
      },
      rule,
    );
    assert.match(text ?? '', /"customer": \[(\S+), (\S+), \1, \2\]/);
    assert.match(text ?? '', /scores = pd\.Series\(/);
    assert.match(text ?? '', /result = hits_among_best\(rows, scores, count=1\)\n\n {4}assert result == [\d.]+\n/);
  });

  test('scores of two classes for each of several thresholds', async () => {
    const { 'tests/test_alarms.py': text } = await mended(
      {
        'alarms.py': `import pandas as pd
from sklearn.metrics import precision_score, recall_score


def alarm_table(y, scores, thresholds=(0.3, 0.7)):
    table = []
    for threshold in thresholds:
        alarm = (scores >= threshold).astype(int)
        precision = round(precision_score(y, alarm, zero_division=0), 3)
        table.append({"precision": precision, "recall": round(recall_score(y, alarm), 3)})
    return pd.DataFrame(table)
`,
      },
      rule,
    );
    assert.match(
      text ?? '',
      /y = pd\.Series\(\[1, 0, 1, 1\]\)\n {4}scores = pd\.Series\(\[-0\.2, 0\.3, 0\.8, 0\.2\]\)/,
    );
    assert.match(text ?? '', /assert result\["precision"\]\.tolist\(\) == \[0\.5, 1\.0\]/);
    assert.match(text ?? '', /assert result\["recall"\]\.tolist\(\) == \[0\.333, 0\.333\]/);
  });

  test('errors that are raised on purpose, and arguments that are changed', async () => {
    const { 'tests/test_steps.py': text } = await mended(
      {
        'steps.py': `LEVELS = {"gold": 3, "silver": 2}

def level_of(kind):
    if kind not in LEVELS:
        raise ValueError(f"there is no level {kind}")
    return LEVELS[kind]

def scale(values):
    top = max(values)
    for i, value in enumerate(values):
        values[i] = value / top
`,
      },
      rule,
    );
    assert.match(text ?? '', /with pytest\.raises\(ValueError, match="there is no level"\):\n {8}level_of\(/);
    assert.match(text ?? '', /scale\(values\)\n\n {4}assert values == \[/);
  });

  test('what a constant of the module is asked for, and numbers that rounding changes', async () => {
    const { 'tests/test_prices.py': text } = await mended(
      {
        'prices.py': `DISCOUNTS = {"gold": 0.2, "silver": 0.1}

def discounted(price, level="none"):
    return round(price * (1 - DISCOUNTS.get(level, 0)), 2)
`,
      },
      rule,
    );
    assert.match(text ?? '', /"gold"|"silver"/);
    assert.match(text ?? '', /\b7\.128\b/);
  });

  test('the module that says most comes first, others are other ways', async () => {
    const offer = await offered(
      { 'features.py': bands, 'report.py': 'def title(name):\n    return name.upper()\n' },
      rule,
    );
    assert(offer.kind === 'fixes');
    assert.deepEqual(
      offer.fixes.map(({ title }) => title),
      ['Write test_features.py for risk_band() of features.py', 'Write test_report.py for title() of report.py'],
    );
  });

  test('a taken name gets the package in it', async () => {
    const files = {
      'churn/features.py': bands,
      'tests/test_features.py': 'X = 1\n',
      'run.py': 'import churn.features\n',
    };
    assert.deepEqual(Object.keys(await mended(files, rule)), ['tests/test_churn_features.py', 'pytest.ini']);
  });
});

suite('Where tests import from', () => {
  async function settings(files: Readonly<Record<string, string>>, name: string): Promise<string | undefined> {
    return (await mended({ ...files, 'src/features.py': bands }, rule))[name];
  }

  test('a pyproject.toml without pytest gets a section at its end, with its line ends', async () => {
    assert.equal(
      await settings({ 'pyproject.toml': '[project]\r\nname = "churn"  # ours\r\n' }, 'pyproject.toml'),
      '[project]\r\nname = "churn"  # ours\r\n\r\n[tool.pytest.ini_options]\r\npythonpath = ["src"]\r\ntestpaths = ["tests"]\r\n',
    );
  });

  test('settings that are there get a line, or a folder more', async () => {
    assert.equal(
      await settings(
        { 'setup.cfg': '[tool:pytest]\naddopts = -q  # short\n\n[flake8]\nmax-line-length = 99\n' },
        'setup.cfg',
      ),
      '[tool:pytest]\npythonpath = src\naddopts = -q  # short\n\n[flake8]\nmax-line-length = 99\n',
    );
    assert.equal(
      await settings(
        { 'pyproject.toml': '[tool.pytest.ini_options]\npythonpath = [\n  ".",  # the root\n]\n' },
        'pyproject.toml',
      ),
      '[tool.pytest.ini_options]\npythonpath = [\n  ".", "src",  # the root\n]\n',
    );
    assert.equal(
      await settings({ 'pytest.ini': '[pytest]\npythonpath = . lib\n' }, 'pytest.ini'),
      '[pytest]\npythonpath = . lib src\n',
    );
    assert.equal(
      await settings({ 'tox.ini': '[pytest]\naddopts = -q\n' }, 'tox.ini'),
      '[pytest]\npythonpath = src\naddopts = -q\n',
    );
  });

  test('settings that reach the module, and a conftest.py beside it, are left alone', async () => {
    assert.equal(
      await settings({ 'pyproject.toml': '[tool.pytest.ini_options]\npythonpath = ["src"]\n' }, 'pyproject.toml'),
      undefined,
    );
    assert.deepEqual(Object.keys(await mended({ 'src/features.py': bands, 'src/conftest.py': '' }, rule)), [
      'tests/test_features.py',
    ]);
  });
});

suite('No first test', () => {
  test('functions in notebooks have to move first', async () => {
    assert.match(
      await refusal(
        { 'a.ipynb': ['def clean(rows):\n    return rows', 'def b(x):\n    return x', 'def c(x):\n    return x'] },
        rule,
      ),
      /^clean\(\) and all other functions stand in notebooks, .* move clean\(\) into a file such as features\.py first\.$/,
    );
  });

  test('a file that works at import has to get a guard first', async () => {
    assert.match(
      await refusal({ 'train.py': `import pandas as pd\nrows = pd.read_csv("x.csv")\n\n${bands}` }, rule),
      /^Importing train\.py runs pd\.read_csv\(\), .*`if __name__ == "__main__":`/,
    );
  });

  test('what only a run could tell is named with its reason', async () => {
    assert.match(
      await refusal({ 'load.py': 'def load(level):\n    return level * 2j\n' }, rule),
      /load\(\) of load\.py: it computes complex numbers/,
    );
  });
});
