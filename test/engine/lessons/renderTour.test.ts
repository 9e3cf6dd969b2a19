import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { type TourStop, renderTour, tourFile } from '../../../src/engine/lessons/renderTour';
import { rule } from '../../support/report';

function isTour(value: unknown): value is { readonly steps: readonly Readonly<Record<string, unknown>>[] } {
  return typeof value === 'object' && value !== null && 'steps' in value && Array.isArray(value.steps);
}

suite('renderTour', () => {
  const paths = rule('code/paths', {
    title: 'A path exists on one computer',
    lesson: { why: 'Why.\n', how: 'How.\n', more: 'More.', bridge: 'Known.', variants: {} },
  });
  const line = '  df = pd.read_csv("C:\\\\data (1)\\\\a+b.csv")';
  const stop: TourStop = { path: 'train.py', where: 'train.py · line 2', line, lineNumber: 2, says: 'Gone.', text: `import pandas\r\n${line}\r\n` }; // prettier-ignore

  function steps(...stops: readonly TourStop[]): readonly Readonly<Record<string, unknown>>[] {
    const tour: unknown = JSON.parse(renderTour(paths, stops));
    return isTour(tour) ? tour.steps : [];
  }

  test('is named after its rule, in the folder where CodeTour looks', () => {
    assert.equal(tourFile('code/hardcoded-user-path'), '.tours/code-hardcoded-user-path.tour');
  });

  test('begins with why, says what follows from each line, and ends with how', () => {
    const [first, last] = steps(stop, stop);
    assert.equal(first?.['title'], 'train.py · line 2');
    assert.equal(first['description'], 'Why.\n\nGone.');
    assert.equal(last?.['description'], 'Gone.\n\n### How to mend it\n\nHow.');
  });

  test('goes by what a line says, whatever signs are in it, and by its number where that says it twice', () => {
    const [step] = steps(stop);
    assert.equal(new RegExp(String(step?.['pattern']), 'm').exec(`# more\r\n${stop.text}`)?.[0], line);
    const [twice] = steps({ ...stop, text: stop.text + stop.text });
    assert.deepEqual([twice?.['pattern'], twice?.['line']], [undefined, 2]);
  });

  test('finds the line of a notebook in its JSON', () => {
    const text = JSON.stringify({ cells: [{ source: ['import pandas\n', line] }] });
    const [step] = steps({ ...stop, path: 'train.ipynb', text });
    assert.equal(new RegExp(String(step?.['pattern']), 'm').exec(text)?.[0], JSON.stringify(line).slice(1, -1));
  });

  test('stands at the top of a file that is meant as a whole', () => {
    const [step] = steps({ ...stop, line: '', lineNumber: null });
    assert.deepEqual([step?.['pattern'], step?.['line']], [undefined, 1]);
  });
});
