import assert from 'node:assert/strict';
import { mended, refusal } from '../../support/scaffold';

const rule = 'test/no-tests';

async function testOf(files: Readonly<Record<string, string>>, name: string): Promise<string> {
  return (await mended(files, rule))[`tests/test_${name}.py`] ?? '';
}

suite('A first test with stand-ins', () => {
  test('a library that reaches out is replaced, and asked for as the code asks for it', async () => {
    const code = 'import requests\n\ndef load(url):\n    return requests.get(url, timeout=20).json()\n';
    assert.equal(
      await testOf({ 'load.py': code }, 'load'),
      `from unittest.mock import MagicMock

from load import load


def test_load(monkeypatch):
    requests = MagicMock()
    monkeypatch.setattr("load.requests", requests)

    result = load("Ana Lopez")

    assert result is requests.get.return_value.json.return_value
    requests.get.assert_called_once_with("Ana Lopez", timeout=20)
`,
    );
  });

  test('an object that the file makes, and what it is given, are replaced', async () => {
    const code =
      'from shop import Client\n\nclient = Client("eu")\n\ndef order(basket: Basket, count=2):\n    price = client.price(basket.items, count + 1)\n    return price\n';
    assert.equal(
      await testOf({ 'orders.py': code }, 'orders'),
      `from unittest.mock import MagicMock

from orders import order


def test_order(monkeypatch):
    basket = MagicMock()
    client = MagicMock()
    monkeypatch.setattr("orders.client", client)

    result = order(basket)

    assert result is client.price.return_value
    client.price.assert_called_once_with(basket.items, 3)
`,
    );
  });

  test('what is taken apart, and what decides, is set', async () => {
    const code =
      'from ml import fit\n\ndef train(rows):\n    model, score = fit(rows)\n    if score > 0.5:\n        return model\n    raise ValueError("the score is too low")\n';
    assert.equal(
      await testOf({ 'train.py': code }, 'train'),
      `from unittest.mock import MagicMock

import pytest

from train import train


def test_train(monkeypatch):
    fit = MagicMock()
    monkeypatch.setattr("train.fit", fit)
    fit.return_value.__iter__.return_value = [MagicMock(), 0.75]

    result = train([1.5, 4.0, 2.5])

    assert result is list(fit.return_value)[0]
    fit.assert_called_once_with([1.5, 4.0, 2.5])


def test_train_refuses(monkeypatch):
    fit = MagicMock()
    monkeypatch.setattr("train.fit", fit)
    fit.return_value.__iter__.return_value = [MagicMock(), 0.5]

    with pytest.raises(ValueError, match="the score is too low"):
        train([1.5, 4.0, 2.5])
`,
    );
  });

  test('files are read and written in a folder of the test', async () => {
    const code =
      'import json\nimport os\n\ndef report(target):\n    os.makedirs("out", exist_ok=True)\n    with open(os.path.join("out", "report.json"), "w") as file:\n        json.dump({"target": target, "version": 3}, file)\n';
    assert.equal(
      await testOf({ 'report.py': code }, 'report'),
      `from pathlib import Path

from report import report


def test_report(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)

    report("alpha")

    assert Path("out/report.json").read_text() == '{"target": "alpha", "version": 3}'
    assert Path("out").is_dir()


def test_report_2(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    Path("out").mkdir(parents=True, exist_ok=True)
    Path("out/report.json").write_text('{"alpha": 1.5, "beta": 4}')

    report("alpha")

    assert Path("out/report.json").read_text() == '{"target": "alpha", "version": 3}'
`,
    );
  });

  test('a function below a decorator is reached through what the decorator makes of it', async () => {
    const code =
      'import click\n\n@click.command()\n@click.option("--count", default=1)\ndef times(count):\n    return count * 3\n';
    assert.equal(
      await testOf({ 'times.py': code }, 'times'),
      `from times import times


def test_times():
    assert times.callback(3) == 9
`,
    );
  });

  test('the environment of one machine does not decide', async () => {
    const code = 'import os\n\ndef host():\n    return os.getenv("HOST", "localhost") + ":80"\n';
    assert.equal(
      await testOf({ 'host.py': code }, 'host'),
      `from host import host


def test_host(monkeypatch):
    monkeypatch.delenv("HOST", raising=False)

    assert host() == "localhost:80"
`,
    );
  });

  test('what a star takes is given one after the other', async () => {
    const code =
      'def joined(*parts, mark="-"):\n    if not parts:\n        raise ValueError("name at least one part")\n    return mark.join(str(part) for part in parts)\n';
    const text = await testOf({ 'join.py': code }, 'join');
    assert.match(text, /assert joined\(2\.5, mark="Ana Lopez"\) == "2\.5"/);
    assert.match(text, /pytest\.raises\(ValueError, match="name at least one part"\):\n {8}joined\(\)/);
  });

  test('a plain test is preferred where some function needs no stand-in', async () => {
    const text = await testOf(
      {
        'mix.py':
          'import requests\n\ndef load(url):\n    return requests.get(url).json()\n\ndef double(x):\n    return x * 2\n',
      },
      'mix',
    );
    assert.match(text, /double/);
    assert.doesNotMatch(text, /MagicMock/);
  });

  test('a name that is defined nowhere is no reason for a stand-in', async () => {
    assert.match(
      await refusal({ 'train.py': 'def train(rows):\n    return wandb.log(rows)\n' }, rule),
      /train\(\) of train\.py: wandb is defined nowhere that can be seen/,
    );
  });
});

suite('What a test can import', () => {
  const computed = '\n\ndef double(x):\n    return x * 2\n';

  test('making an object of a library only costs time', async () => {
    assert.match(
      await testOf({ 'm.py': `from shop import Client\n\nclient = Client("eu")${computed}` }, 'm'),
      /double/,
    );
  });

  test('a function of the project that is called at import may do anything', async () => {
    assert.match(
      await refusal({ 'm.py': `def prepare():\n    return 1\n\nstate = prepare()${computed}` }, rule),
      /^Importing m\.py runs prepare\(\), /,
    );
  });
});
