import assert from 'node:assert/strict';
import { mended, refusal } from '../../support/scaffold';

const rule = 'data/no-validation';

const csv = 'customer_id,tenure,charges,note,signed_up,active\nC1,1,1.5,x,2024-01-31,True\nC2,2,,x,2024-02-01,False\n';
const requirements = 'pandas==2.2.3\n';
const train = `import pandas as pd
from sklearn.linear_model import LogisticRegression

customers = pd.read_csv("data/customers.csv")
model = LogisticRegression().fit(customers[["tenure"]], customers["active"])
`;

const base = { 'requirements.txt': requirements, 'data/customers.csv': csv };

/** The repository after the fix. */
async function after(files: Readonly<Record<string, string>>): Promise<Readonly<Record<string, string>>> {
  return mended({ ...base, ...files }, rule);
}

function columnsOf(schema: string | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(Array.from(schema?.matchAll(/^ {8}"(.*)": pa\.Column\((.*)\),$/gm) ?? [], each => [each[1] ?? '', each[2] ?? ''])); // prettier-ignore
}

suite('Data validation', () => {
  test('says of each column what the file shows', async () => {
    const { 'validation.py': schema } = await after({ 'train.py': train });
    assert.deepEqual(columnsOf(schema), {
      customer_id: 'str, unique=True',
      tenure: 'int',
      charges: 'float, nullable=True, coerce=True',
      note: 'str',
      signed_up: 'str, IS_DATE',
      active: 'bool',
    });
  });

  test('copies no value of the data', async () => {
    const canary = csv.replaceAll('C1', 'CANARY').replaceAll('x', 'CANARY');
    const files = await after({ 'train.py': train, 'data/customers.csv': canary });
    assert.doesNotMatch(Object.values(files).join(), /CANARY/);
  });

  test('is called where the data is read', async () => {
    const { 'train.py': text } = await after({ 'train.py': train });
    assert.equal(
      text,
      train
        .replace('LogisticRegression\n', 'LogisticRegression\n\nfrom validation import check_customers\n')
        .replace('pd.read_csv("data/customers.csv")', 'check_customers(pd.read_csv("data/customers.csv"))'),
    );
  });

  test('keeps Windows line ends, and imports below imports in parentheses', async () => {
    const crlf = 'from pandas import (\n    DataFrame,\n    read_csv,\n)  # data\nrows = read_csv("customers.csv")\nrows.fit(rows)\n'.replaceAll('\n', '\r\n'); // prettier-ignore
    const { 'train.py': text } = await after({ 'train.py': crlf });
    assert.equal(
      text,
      crlf
        .replace('# data\r\n', '# data\r\n\r\nfrom validation import check_customers\r\n')
        .replace('read_csv("customers.csv")', 'check_customers(read_csv("customers.csv"))'),
    );
  });

  test('finds the path in constants, defaults, callers and joined paths', async () => {
    const ways = [
      'DATA = "/Users/ana/data/customers.csv"\nrows = pd.read_csv(DATA)\n',
      'ROOT = Path(__file__).parent\nrows = pd.read_csv(ROOT / "data" / "customers.csv")\n',
      'DATA = str(Path(__file__).resolve().parent / "data/customers.csv")\ndef main():\n    return pd.read_csv(DATA)\n',
      'rows = pd.read_csv(os.path.join("data", "customers.csv"))\n',
      'def load(path="data/customers.csv"):\n    return pd.read_csv(path)\nload()\n',
      'def load(path):\n    return pd.read_csv(path)\nload("data/customers.csv")\n',
      'rows = pd.read_csv(filepath_or_buffer="..\\\\data\\\\customers.csv")\n',
    ];
    for (const way of ways) {
      const { 'train.py': text } = await after({ 'train.py': `import os\nfrom pathlib import Path\n\nimport pandas as pd\n${way}model.fit(rows)\n` }); // prettier-ignore
      assert.match(text ?? '', /check_customers\(pd\.read_csv\(/, way);
    }
  });

  test('heeds what the call makes of the columns', async () => {
    const read = async (words: string): Promise<Readonly<Record<string, string>>> => {
      const text = train.replace('customers.csv"', `customers.csv", ${words}`);
      return columnsOf((await after({ 'train.py': text }))['validation.py']);
    };
    assert.deepEqual(Object.keys(await read('usecols=["tenure", "active"]')), ['tenure', 'active']);
    assert.deepEqual(Object.keys(await read('index_col=0')).slice(0, 1), ['tenure']);
    assert.equal((await read('parse_dates=["signed_up"]'))['signed_up'], '');
    assert.equal((await read('dtype={"tenure": "float32"}'))['tenure'], 'nullable=True');
    assert.equal((await read('encoding="latin-1"'))['tenure'], 'int');
  });

  test('leaves a read alone that makes something else of the file', async () => {
    for (const words of ['names=["a", "b"]', 'header=None', 'chunksize=1000', 'sep=";"', '**options']) {
      const text = train.replace('customers.csv"', `customers.csv", ${words}`);
      assert.match(await refusal({ ...base, 'train.py': text }, rule), /columns are not known/, words);
    }
  });

  test('stands in the package that reads, imported as its neighbours are', async () => {
    const files = {
      'pyproject.toml': '[project]\nname = "churn"\nversion = "1"\ndependencies = ["pandas"]\n',
      'src/churn/__init__.py': '',
      'src/churn/features.py': 'def add(rows):\n    return rows\n',
    };
    const absolute = await mended({ ...files, 'data/customers.csv': csv, 'src/churn/train.py': `from churn.features import add\n${train}` }, rule); // prettier-ignore
    assert.match(absolute['src/churn/train.py'] ?? '', /^from churn\.validation import check_customers$/m);
    assert.match(absolute['tests/test_validation.py'] ?? '', /^from churn\.validation import check_customers$/m);
    const relative = await mended({ ...files, 'data/customers.csv': csv, 'src/churn/train.py': `from .features import add\n${train}` }, rule); // prettier-ignore
    assert.match(relative['src/churn/train.py'] ?? '', /^from \.validation import check_customers$/m);
    assert.ok('src/churn/validation.py' in relative);
  });

  test('edits the cell that reads when all code is in notebooks', async () => {
    const files = await mended({ ...base, 'notebooks/train.ipynb': ['import pandas as pd', train.replace('import pandas as pd\n', '')] }, rule); // prettier-ignore
    const cells = String(files['notebooks/train.ipynb']);
    assert.match(cells, /check_customers\(pd\.read_csv\(/);
    assert.ok('notebooks/validation.py' in files);
    assert.match(files['pytest.ini'] ?? '', /^pythonpath = notebooks$/m);
  });

  test('takes another name when validation.py is there', async () => {
    const files = await after({ 'train.py': train, 'validation.py': 'def other():\n    return 1\n' });
    assert.match(files['train.py'] ?? '', /from data_validation import/);
    assert.ok('data_validation.py' in files && 'tests/test_data_validation.py' in files);
  });

  test('names columns that are no names in Python', async () => {
    const { 'validation.py': schema, 'tests/test_validation.py': tests } = await after({ 'train.py': train, 'data/customers.csv': `"Monthly ""price""",class,Âge\n1.5,2,3\n1.5,2,4\n` }); // prettier-ignore
    assert.match(schema ?? '', /"Monthly \\"price\\"": pa\.Column\(float, coerce=True\)/);
    assert.match(tests ?? '', /\.assign\(\*\*\{"Monthly \\"price\\"": None\}\)/);
  });

  test('fits an old pandas and an old Python', async () => {
    const old = await after({ 'train.py': train, 'requirements.txt': 'pandas==1.5.3\n' });
    assert.match(old['requirements.txt'] ?? '', /^pandera==0\.22\.1$/m);
    assert.match(old['validation.py'] ?? '', /^import pandera as pa$/m);
    const python = await after({ 'train.py': train, '.python-version': '3.9\n' });
    assert.match(python['requirements.txt'] ?? '', /^pandera\[pandas\]==0\.26\.1$/m);
  });

  test('adds to the settings of pytest that are there', async () => {
    const ini = await after({ 'train.py': train, 'pytest.ini': '[pytest]\naddopts = -q\n' });
    assert.equal(ini['pytest.ini'], '[pytest]\npythonpath = .\naddopts = -q\n');
    const listed = await after({ 'train.py': train, 'setup.cfg': '[tool:pytest]\npythonpath = src\n' });
    assert.equal(listed['setup.cfg'], '[tool:pytest]\npythonpath = src .\n');
    const toml = await after({
      'train.py': train,
      'pyproject.toml': '[tool.pytest.ini_options]\npythonpath = ["src"]\n',
    });
    assert.equal(toml['pyproject.toml'], '[tool.pytest.ini_options]\npythonpath = ["src", "."]\n');
  });

  test('says why not', async () => {
    assert.match(await refusal({ 'data/customers.csv': csv, 'train.py': train }, rule), /^No manifest/);
    assert.match(
      await refusal({ 'requirements.txt': requirements, 'train.py': train }, rule),
      /^customers\.csv, which train\.py reads, is not in this folder/,
    );
    assert.match(
      await refusal({ ...base, 'data/customers.csv': '1,2\n3,4\n', 'train.py': train }, rule),
      /^data\/customers\.csv has no header: write a check/,
    );
  });
});
