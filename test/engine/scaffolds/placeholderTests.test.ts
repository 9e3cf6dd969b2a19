import assert from 'node:assert/strict';
import { mended, refusal } from '../../support/scaffold';

const rule = 'test/placeholder';

const bands = `def risk_band(probability):
    if probability >= 0.6:
        return "high"
    return "low"
`;

suite('Tests in the place of placeholders', () => {
  test('what is called after a function gets its tests; what says nothing goes; words stay', async () => {
    const files = {
      'risk.py': bands,
      'tests/test_all.py': `import pytest


def test_one():
    pass


def test_risk_band():
    assert True


def test_month_end():
    """The last day counts."""


def test_real():
    assert len("ab") == 2`,
    };
    const changed = await mended(files, rule);
    assert.deepEqual(Object.keys(changed).sort(), ['pytest.ini', 'tests/test_all.py']);
    assert.equal(
      changed['tests/test_all.py'],
      `import pytest

from risk import risk_band


@pytest.mark.parametrize(
    ("probability", "expected"),
    [
        (0.6, "high"),
        (0.59, "low"),
    ],
)
def test_risk_band(probability, expected):
    assert risk_band(probability) == expected


# Still to be tested: test_month_end
# The last day counts.


def test_real():
    assert len("ab") == 2`,
    );
  });

  test('no second test of the same name, and a placeholder at the end leaves no gap', async () => {
    const { 'tests/test_all.py': text } = await mended(
      {
        'risk.py': bands,
        'other.py': 'def half(value):\n    if value > 4:\n        return 2\n    return value / 2\n',
        'tests/test_all.py': `def test_dummy():
    pass


def test_risk_band_exists():
    assert str(4) == "4"


class TestNothing:
    def test_a(self):
        pass
`,
      },
      rule,
    );
    assert.match(text ?? '', /^import pytest\n\nfrom other import half\n\n\n@pytest/);
    assert.doesNotMatch(text ?? '', /import risk_band/);
    assert.match(text ?? '', /assert str\(4\) == "4"\n$/);
  });

  test('refused where nothing can be worked out, in the words of the first test', async () => {
    const files = { 'load.py': 'def load(path):\n    return open(path).read()\n', 'tests/test_all.py': 'def test_a():\n    pass\n' }; // prettier-ignore
    const reason = await refusal({ ...files, 'load.py': 'import os\nos.system("ls")\n' }, rule);
    assert.match(reason, /function/);
  });
});

suite('Tests of modules that none gets to', () => {
  const helpers = {
    'ratio.py': 'def ratio(a, b):\n    return a / b\n',
    'tests/test_ratio.py': 'from ratio import ratio\n\n\ndef test_ratio():\n    assert ratio(1, 2) == 0.5\n',
  };
  const other = 'import os\n\n\ndef start():\n    os.fork()\n\n\ndef stop():\n    os.abort()\n';

  test('a file for each, and the one that nobody can follow is named', async () => {
    const files = { ...helpers, 'features.py': `${bands}\n\ndef double(value):\n    return value * 2\n` };
    const changed = await mended(files, 'test/untested-module');
    assert.deepEqual(Object.keys(changed).sort(), ['pytest.ini', 'tests/test_features.py']);
    assert.match(changed['tests/test_features.py'] ?? '', /from features import double, risk_band/);
  });

  test('refused where none can be followed', async () => {
    const reason = await refusal({ ...helpers, 'train.py': `${other}\nos.system("ls")\n` }, 'test/untested-module');
    assert.match(reason, /Importing train\.py runs/);
  });
});
