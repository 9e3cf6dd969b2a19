import assert from 'node:assert/strict';
import { magic } from '../../../src/engine/detectors/magic';
import { pythonImport } from '../../../src/engine/detectors/pythonImport';
import { pythonString } from '../../../src/engine/detectors/pythonString';
import { textPattern } from '../../../src/engine/detectors/textPattern';
import type { DetectInDocument } from '../../../src/engine/detectors/detector';
import { documentOf } from '../../support/documents';
import { textsOf } from '../../support/matches';

function found(detect: DetectInDocument, path: string, file: string | readonly unknown[]): readonly string[] {
  const document = documentOf(path, file);
  return textsOf(document, Array.from(detect(document)));
}

suite('pythonString', () => {
  const home = pythonString({
    kind: 'python-string',
    pattern: '^/home/',
    except: ['\\.\\.\\.'],
    unless: ['url-route'],
    says: {},
  });

  test('sees values, not spellings', () => {
    assert.deepEqual(found(home, 'a.py', 'a = "/ho" "me/x"\nb = r"/home/y"\nc = "\\x2fhome/z"'), [
      '"/ho" "me/x"',
      'r"/home/y"',
      '"\\x2fhome/z"',
    ]);
  });

  test('leaves texts for people, exceptions and routes alone', () => {
    const code =
      '"""/home/doc"""\ndef f():\n    "/home/doc"\n"/home/alone"\nx = "/home/..."\n@app.get("/home/a")\ndef g(): ...';
    assert.deepEqual(found(home, 'a.py', code), []);
  });

  test('the end of something longer is no path of its own', () => {
    const detect = pythonString({ kind: 'python-string', pattern: '^/', except: [], unless: ['fragment'], says: {} });
    assert.deepEqual(found(detect, 'a.py', 'a = bucket + "/x.csv"\nb = "/y/" + name'), ['"/y/"']);
  });

  test('marks the first line of a string of several', () => {
    assert.deepEqual(found(home, 'a.py', 'a = """/home/x\ny"""'), ['"""/home/x']);
  });

  test('offers no fix inside another string', () => {
    const matches = Array.from(home(documentOf('a.py', `a = f"{open('/home/x')}"`)));
    assert.deepEqual(
      matches.map(({ fixable }) => fixable),
      [false],
    );
  });
});

suite('textPattern', () => {
  const home = textPattern({
    kind: 'text-pattern',
    files: ['**/*'],
    pattern: '(?<marked>/home/\\w+)\\b',
    except: ['skip'],
    says: {},
  });

  test('marks the group, line by line, and leaves comments out', () => {
    assert.deepEqual(
      found(home, 'a.sh', '#!/home/bin\n# /home/no\ncd /home/ana\r\nls /home/skip # skip\nls "/home/bob"'),
      ['/home/bin', '/home/ana', '/home/bob'],
    );
  });

  test('looks only at the beginning of a line that no person wrote', () => {
    assert.deepEqual(found(home, 'a.sh', `${'x'.repeat(1_000_000)} /home/ana`), []);
  });
});

suite('pythonImport and magic', () => {
  test('a module is found with all that is below it, and no other that begins alike', () => {
    const detect = pythonImport({ kind: 'python-import', modules: ['mlflow'], says: {} });
    const code = 'import mlflow.sklearn\nfrom mlflow import log\nimport mlflowish\nfrom . import mlflow';
    assert.deepEqual(found(detect, 'a.py', code), ['mlflow.sklearn', 'log']);
  });

  test('magics are found by name and text, in cells only', () => {
    const detect = magic({ kind: 'magic', names: ['!', '%pip'], pattern: '^(?:pip )?install', says: {} });
    const cells = ['!pip install a', '%pip install b\n!ls', '%%bash\npip install c'];
    assert.deepEqual(found(detect, 'a.ipynb', cells), ['!pip install a', '%pip install b']);
  });
});
