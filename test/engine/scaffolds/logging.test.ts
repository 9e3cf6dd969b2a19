import assert from 'node:assert/strict';
import { mended, refusal } from '../../support/scaffold';

const rule = 'ops/no-logging-config';

const app = 'from fastapi import FastAPI\n\n\ndef helper():\n    return 1\n\n\napp = FastAPI()\n';
const script = (rest: string): string =>
  `import joblib\nimport pandas as pd\nfrom sklearn.svm import (\n    SVC,\n)\n\nPATH = "m.joblib"\n${rest}`;

suite('logging in lines of JSON', () => {
  test('is configured above the application, with the loggers of its server', async () => {
    const files = await mended({ 'app.py': app }, rule);
    assert.deepEqual(Object.keys(files), ['app.py', 'logging_config.py']);
    assert.equal(
      files['app.py'],
      app
        .replace('FastAPI\n', 'FastAPI\n\nfrom logging_config import configure_logging\n')
        .replace('app = ', 'configure_logging()\napp = '),
    );
    assert.match(files['logging_config.py'] ?? '', /SERVERS = \("uvicorn", "uvicorn\.access", "uvicorn\.error"\)/);
    assert.doesNotMatch(files['logging_config.py'] ?? '', /TODO/);
  });

  test('and first of all in scripts beside it, guarded or not, with their line ends', async () => {
    const guarded = script(
      'def main():\n    SVC().fit([[1]], [1])\n\n\nif __name__ == "__main__":  # start\n    # all of it\n    main()\n',
    ).replaceAll('\n', '\r\n');
    const plain = script('model = joblib.load(PATH)\nmodel.predict([[1]])\n').replace(
      'from sklearn.svm import (\n    SVC,\n)\n',
      '',
    );
    const files = await mended(
      { 'app.py': app, 'train.py': guarded, 'predict.py': plain, 'jobs/score.py': plain },
      rule,
    );
    assert.deepEqual(Object.keys(files).sort(), ['app.py', 'logging_config.py', 'predict.py', 'train.py']);
    const own = 'from logging_config import configure_logging';
    assert.equal(
      files['train.py'],
      guarded.replace(')\r\n', `)\r\n\r\n${own}\r\n`).replace('# start\r\n', '# start\r\n    configure_logging()\r\n'),
    );
    assert.equal(
      files['predict.py'],
      plain.replace('import pandas as pd\n', `import pandas as pd\n\n${own}\n\nconfigure_logging()\n`),
    );
  });

  test('in a package, in the words of Python 3.9, under a free name', async () => {
    const files = await mended(
      {
        'src/api/__init__.py': '',
        'src/api/logging_config.py': '',
        'src/api/main.py': 'from flask import Flask\n\nfrom .other import x\n\napp = Flask(__name__)\n',
        'src/api/other.py': 'x = 1\n',
        '.python-version': '3.9',
      },
      rule,
    );
    assert.deepEqual(Object.keys(files), ['src/api/main.py', 'src/api/json_logging.py']);
    assert.match(
      files['src/api/main.py'] ?? '',
      /from \.json_logging import configure_logging\nfrom \.other import x\n/,
    );
    assert.match(files['src/api/json_logging.py'] ?? '', /"werkzeug", "gunicorn\.access"/);
    assert.doesNotMatch(files['src/api/json_logging.py'] ?? '', / \| None|import UTC/);
  });

  for (const [
    why,
    files,
    sentence,
  ] of [
    ['nothing is started', { 'app.py': 'from sanic import Sanic\n\napp = Sanic("x")\n' }, /^No application of FastAPI or Flask and no script/],
    ['structlog is in use', { 'app.py': `import structlog\n${app}\nstructlog.get_logger().info("x")\n` }, /^The code logs with structlog/],
    ['all names are taken', { 'app.py': app, 'logging_config.py': '', 'json_logging.py': '', 'log_setup.py': '' }, /^The names for a module beside app\.py are taken/],
  ] as const /* prettier-ignore */) {
    test(`none where ${why}`, async () => {
      assert.match(await refusal(files, rule), sentence);
    });
  }
});
