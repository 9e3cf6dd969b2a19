import assert from 'node:assert/strict';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { parseText } from '../../../src/engine/documents/parseText';
import { readJson } from '../../../src/engine/documents/json';
import { readYaml } from '../../../src/engine/documents/yaml';
import { sourceOf } from './textSources';

const kinds = ['yaml', 'toml', 'json', 'ini', 'requirements', 'dockerfile', 'markdown'] as const;

/** Texts made of what the formats are made of, so that many of them nearly parse. */
const pieces = fc.constantFrom(
  'a', 'FROM ', 'RUN ', '==', '1', '"', "'", '[', ']', '{', '}', ':', ': ', '- ', '\n', '\r\n', '  ', '#', '\\', '\\\n',
  '&a ', '*a', '<<', '|', '>', '---\n', '=', '[[', ']]', ',', '-r ', '@', '://', '\t', '\u0000', '\uFEFF', 'é', '😀',
  '__proto__', '"""', '<<EOF\n', '%YAML 1.1\n', '!!set ', '? ',
); // prettier-ignore
const texts = fc.array(pieces, { maxLength: 60 }).map(parts => parts.join(''));

suite('every parser', () => {
  for (const kind of kinds) {
    test(`of ${kind} takes any text without an exception, and gives places inside it`, () => {
      fc.assert(
        fc.property(texts, text => {
          const document = parseText(kind, sourceOf(text));
          if ('data' in document) {
            document.all();
            const span = document.spanOf([]);
            assert.ok(span === undefined || (span.start >= 0 && span.start <= span.end && span.end <= text.length));
          }
          if (document.kind === 'dockerfile') {
            assert.ok(document.instructions.every(({ span }) => span.start <= span.end && span.end <= text.length));
          }
          if (document.kind === 'requirements') {
            assert.ok(document.requirements.every(({ span, name }) => span.end <= text.length && name !== ''));
          }
        }),
        { seed: 42, numRuns: 1000 },
      );
    });
  }
});

suite('data parsers', () => {
  const values = fc.jsonValue({ maxDepth: 4 });

  test('JSON gives what JSON.parse gives', () => {
    fc.assert(
      fc.property(values, value => {
        const text = JSON.stringify(value, undefined, 2);
        assert.equal(JSON.stringify(readJson(sourceOf(text)).data()), JSON.stringify(JSON.parse(text)));
      }),
      { seed: 42, numRuns: 500 },
    );
  });

  test('YAML gives back what the library wrote', () => {
    fc.assert(
      fc.property(values, value => {
        const data = readYaml(sourceOf(stringify(value))).data();
        assert.deepEqual(JSON.parse(JSON.stringify(data)), JSON.parse(JSON.stringify(value)));
      }),
      { seed: 42, numRuns: 500 },
    );
  });
});
