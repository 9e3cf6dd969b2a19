import assert from 'node:assert/strict';
import { readDockerfile } from '../../../src/engine/documents/dockerfile';
import { sourceOf, textAt } from './textSources';

suite('readDockerfile', () => {
  test('gives instructions with stage, text and place', () => {
    const text =
      'ARG V=3.12\nFROM python:${V} AS build\nrun pip install \\\n  # why\n  -r requirements.txt\n\nFROM build\nCMD ["python", "app.py"]\n';
    const { instructions, problems } = readDockerfile(sourceOf(text));
    assert.deepEqual(
      instructions.map(({ keyword, text: rest, stage }) => [keyword, rest, stage]),
      [
        ['ARG', 'V=3.12', -1],
        ['FROM', 'python:${V} AS build', 0],
        ['RUN', 'pip install -r requirements.txt', 0],
        ['FROM', 'build', 1],
        ['CMD', '["python", "app.py"]', 1],
      ],
    );
    assert.equal(textAt(text, instructions[4]?.span), 'CMD ["python", "app.py"]');
    assert.equal(textAt(text, instructions[4]?.textSpan), '["python", "app.py"]');
    assert.deepEqual(problems, []);
  });

  test('offsets hold with Windows line ends', () => {
    const text = 'FROM a\r\nRUN b && \\\r\n    c\r\nUSER d\r\n';
    const { instructions } = readDockerfile(sourceOf(text));
    assert.equal(instructions[1]?.text, 'b && c');
    assert.equal(textAt(text, instructions[2]?.span), 'USER d');
  });

  test('the escape directive turns continuation around', () => {
    const { instructions } = readDockerfile(sourceOf('# escape=`\nFROM a\nRUN b `\n  c\n'));
    assert.equal(instructions[1]?.text, 'b c');
  });

  test('a heredoc belongs to its instruction', () => {
    const { instructions } = readDockerfile(sourceOf('FROM a\nRUN <<EOF\npip install b\nEOF\nUSER c\n'));
    assert.equal(instructions.length, 3);
    assert.match(instructions[1]?.text ?? '', /pip install b/);
  });

  test('an instruction without a text has an empty place', () => {
    const [from] = readDockerfile(sourceOf('FROM\n')).instructions;
    assert.equal(from?.text, '');
    assert.equal(from.textSpan.start, from.textSpan.end);
  });

  for (const text of ['', '# only a comment\n', '\n\n']) {
    test(`a Dockerfile without an instruction is a problem: ${JSON.stringify(text)}`, () => {
      assert.match(readDockerfile(sourceOf(text)).problems[0]?.message ?? '', /not valid Dockerfile \(no instruction/);
    });
  }

  test('hostile texts end without an exception', () => {
    for (const text of [
      '\u0001\u0002'.repeat(9999),
      `RUN ${'\\\n'.repeat(20_000)}`,
      'FROM a\nRUN <<',
      'ENV',
      `LABEL ${'a="b '.repeat(5000)}`,
    ]) {
      readDockerfile(sourceOf(text));
    }
  });
});
