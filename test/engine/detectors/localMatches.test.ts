import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hardcodedSecret } from '../../../src/engine/checkers/hardcodedSecret';
import type { Match } from '../../../src/engine/detectors/detector';
import { outlineOf } from '../../../src/engine/detectors/outlineOf';
import { pythonString } from '../../../src/engine/detectors/pythonString';
import { parseText } from '../../../src/engine/documents/parseText';
import { lineStartsOfFile } from '../../../src/engine/findings/lineStarts';
import { lineStartsOf } from '../../../src/engine/findings/positions';
import type { Document } from '../../../src/engine/model/document';
import { workspacePath } from '../../../src/engine/model/location';
import type { Statement } from '../../../src/engine/python/index';
import { anyEdit, anyPlace, type Edit, edited } from '../../support/edits';

const script = `import os, pymysql
from google import colab
# token = "hf_9fQ2xLk7Wc4Zr8TnVb3MyPq6Jd1Sg5Ha0" é
ROOT = "/home/ana/churn"
if IN_COLAB:
    ROOT = "/home/ana/drive"
class Loader:
    """Reads /home/ana/x."""
    path = "/home/ana/raw"; password = "Winter-2031!"

    def read(self, key="Sommer-2019!"):
        connection = pymysql.connect("db.uni-ulm.de", "ana", "Sommer-2019!", "churn")
        if self.path:
            name = f"/home/ana/{self.path}/{'/home/ana/inner'}"
            os.environ["API_TOKEN"] = "q8Zr2Lk7Wc4XfTnVb3My"  # password: "Herbst-2027!"
        return open("/home/ana/" + name), "/home/ana/😀"

PATHS = {"a": "/home/ana/a",
         "b": "/home/ana/b"}
`;

const findPaths = pythonString({
  kind: 'python-string',
  pattern: '^/home/\\w+/',
  except: [],
  unless: ['platform-guard', 'url-route', 'fragment', 'for-show'],
  says: {},
});

/** Most edits that turn a text inside out leave errors; these mostly do not. */
const plainEdit: fc.Arbitrary<Edit> = fc.record({
  place: anyPlace,
  removed: fc.constantFrom(0, 0, 1),
  typed: fc.constantFrom('a', '_', '1', 'é', '😀'),
});

function read(text: string, before?: Document): Document {
  return parseText('python', { path: workspacePath('load.py'), text, version: '', problems: [] }, before);
}

function secretsIn(document: Document): readonly Match[] {
  assert.equal(hardcodedSecret.scope, 'document');
  return Array.from(hardcodedSecret.detect(document, {}));
}

function lineStarts(document: Document): readonly number[] {
  assert.equal(document.kind, 'python');
  return lineStartsOfFile(document);
}

function outline(document: Document): readonly Statement[] {
  assert.equal(document.kind, 'python');
  return outlineOf(document);
}

suite('what is found in a text that is edited', () => {
  test('is what is found in the whole text, edit after edit', () => {
    const scripts = fc.constantFrom(script, script.replaceAll('\n', '\r\n'), script + script);
    let kept = 0;
    fc.assert(
      fc.property(scripts, fc.array(fc.oneof(anyEdit, plainEdit), { minLength: 1, maxLength: 6 }), (first, edits) => {
        let document = read(first);
        for (const edit of edits) {
          const text = edited(document.text, edit);
          document = read(text, document);
          const whole = read(text);
          assert.deepEqual(Array.from(findPaths(document)), Array.from(findPaths(whole)));
          assert.deepEqual(secretsIn(document), secretsIn(whole));
          assert.deepEqual(lineStarts(document), lineStartsOf(text));
          assert.deepEqual(outline(document), whole.kind === 'python' ? whole.facts.readOutline(0) : []);
          kept += document.kind === 'python' && document.facts.edit !== undefined ? 1 : 0;
        }
      }),
      { numRuns: 400 },
    );
    assert.ok(kept > 200, `only ${kept} texts were read in part`);
  });

  test('is not looked for again outside of the edit', () => {
    const document = read(script);
    const before = Array.from(findPaths(document));
    const after = Array.from(findPaths(read(script.replace('"/home/ana/raw"', '"/home/eva/raw"'), document)));
    assert.equal(after.length, before.length);
    assert.equal(after[0], before[0]);
    assert.equal(after.at(-1), before.at(-1));
  });
});
