// Proves that a text which is edited has the tree that it has when it is read as a whole: npx tsx test/tools/proveEdits.ts
//   [--edits 30000] [--seed 2026]
// The texts are CPython's standard library, with its line ends and indentation or with others. An edit that leaves no
// error is kept, so that the next one goes on from a tree that was put together from older ones.
import { parseArgs } from 'node:util';
import assert from 'node:assert/strict';
import { type Dialect, parsePython, readPythonFacts, type SyntaxTree } from '../../src/engine/python';
import { type Edit, edited, pieces } from '../support/edits';
import { plainFacts } from '../support/plainFacts';
import { assertSameTree } from '../support/sameTree';
import { standardLibrary } from './proveFrontEndCorpus';
import { seededRandom } from './proveFrontEndMutations';

const { values: options } = parseArgs({
  options: { edits: { type: 'string', default: '30000' }, seed: { type: 'string', default: '2026' } },
});

const editsOfText = 50;
const mostCharacters = 20_000;
const random = seededRandom(Number(options.seed));

function pick<Item>(items: readonly Item[], otherwise: Item): Item {
  return items[Math.floor(random() * items.length)] ?? otherwise;
}

const variants: readonly ((text: string) => string)[] = [
  text => text,
  text => text,
  text => text.replaceAll('\n', '\r\n'),
  text => text.replaceAll('    ', '\t'),
  text => text.replaceAll('self', 'ﬁé😀'),
];

function randomEdit(): Edit {
  const removed = random() < 0.3 ? Math.floor(random() * 12) : 0;
  return { place: random(), removed, typed: random() < 0.1 ? '' : pick(pieces, '') };
}

interface Counts {
  edits: number;
  partly: number;
  broken: number;
}

function proveText(first: string, dialect: Dialect, counts: Counts): void {
  let text = first;
  let tree = parsePython(first, dialect);
  for (let edit = 0; edit < editsOfText; edit++) {
    const after = edited(text, randomEdit());
    const whole = parsePython(after, dialect);
    const next = parsePython(after, dialect, tree);
    assertSameTree(next, whole);
    counts.edits++;
    counts.partly += isSpliced(next, tree) ? 1 : 0;
    counts.broken += whole.errors.length > 0 ? 1 : 0;
    if (whole.errors.length === 0) [text, tree] = [after, next];
  }
  proveFacts(text, dialect);
}

/** Six edits in a row, most of them into what is there, each going on from the facts of the one before. */
function proveFacts(first: string, dialect: Dialect): void {
  let text = first;
  let facts = readPythonFacts([first], dialect);
  for (let edit = 0; edit < 6; edit++) {
    const after = edited(text, { ...randomEdit(), removed: 0, typed: pick(['a', 'x', '1', '_', 'é'], 'a') });
    const next = readPythonFacts([after], dialect, facts);
    if (next.faults.length === 0) [text, facts] = [after, next];
  }
  assert.deepEqual(plainFacts(facts), plainFacts(readPythonFacts([text], dialect)));
}

/** A tree that goes on from another one has its names, in their order. */
function isSpliced(tree: SyntaxTree, before: SyntaxTree): boolean {
  const { bytes, count, starts } = before.names;
  return tree.names.count >= count && Buffer.compare(tree.names.bytes.subarray(0, starts[count]), bytes) === 0;
}

const texts = Array.from(standardLibrary(), ({ text }) => text).filter(
  text => text.length > 200 && text.length < mostCharacters,
);
const counts: Counts = { edits: 0, partly: 0, broken: 0 };
while (counts.edits < Number(options.edits)) {
  proveText(pick(variants, text => text)(pick(texts, '')), pick<Dialect>(['python', 'ipython'], 'python'), counts);
}
console.log(
  `${counts.edits} edits, ${counts.broken} to a text with errors: all trees and facts are those of the whole texts`,
);
console.log(`${counts.partly} were read in part only`);
process.exitCode = counts.partly > counts.edits / 3 ? 0 : 1;
