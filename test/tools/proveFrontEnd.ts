// Proves the Python front end against CPython 3.14:
//   npx tsx test/tools/proveFrontEnd.ts [--only snippets|corpus|mutations] [--mutations 10000] [--corpus DIR]… [--verbose]
// Whole files: refused and accepted alike, with the same nodes in the same places. Snippets: refused and accepted
// alike. Mutated files: an error found or not found alike, but for a few. A missing corpus is a failure.
import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import { parsePython, type SyntaxTree } from '../../src/engine/python';
import { SNIPPETS } from './proveFrontEndSnippets';
import { corpusFiles, type CorpusFile } from './proveFrontEndCorpus';
import { mutations } from './proveFrontEndMutations';
import { loadOracle, type Oracle } from './proveFrontEndOracle';
import { treeLines } from './proveFrontEndTree';

const LEAST_FILES = 5000;
const MOST_APART = 0.001;
const LEAST_AGREEMENT = 0.95;

const { values: options } = parseArgs({
  options: {
    mutations: { type: 'string', default: '10000' },
    corpus: { type: 'string', multiple: true, default: [] },
    only: { type: 'string', default: '' },
    verbose: { type: 'boolean', default: false },
  },
});

async function prove(): Promise<boolean> {
  const oracle = await loadOracle();
  console.log(`CPython ${oracle.version} judges`);
  const files = Array.from(corpusFiles(options.corpus));
  const parts = {
    snippets: () => proveSnippets(oracle),
    corpus: () => proveCorpus(oracle, files),
    mutations: () => proveMutations(oracle, files),
  };
  const results = Object.entries(parts).map(([name, part]) => (name.startsWith(options.only) ? part() : true));
  return results.every(isProved => isProved);
}

function refuses(text: string): boolean {
  return parsePython(text, 'python').errors.length > 0;
}

function proveSnippets(oracle: Oracle): boolean {
  let apart = 0;
  for (const snippet of SNIPPETS) {
    const verdict = oracle.accepts(snippet);
    if (refuses(snippet) !== verdict.startsWith('!')) {
      apart++;
      console.error(`apart: ${JSON.stringify(snippet)}: CPython says ${verdict || 'yes'}`);
    }
  }
  console.log(`snippets: ${SNIPPETS.length - apart} of ${SNIPPETS.length} judged alike`);
  return apart === 0;
}

function proveCorpus(oracle: Oracle, files: readonly CorpusFile[]): boolean {
  let verdicts = 0;
  let trees = 0;
  let nodes = 0;
  for (const file of files) {
    const tree = parsePython(file.text, 'python');
    const verdict = oracle.judge(file.text);
    nodes += tree.count;
    if (verdict.startsWith('!') !== tree.errors.length > 0) {
      verdicts++;
      console.error(`apart: ${file.name}: CPython says ${verdict}, we say ${tree.errors[0]?.message ?? 'yes'}`);
    } else if (!/^[!?]/.test(verdict) && digest(linesOf(tree, oracle)) !== verdict) {
      trees++;
      console.error(`another tree: ${file.name}${firstDifference(linesOf(tree, oracle), oracle.explain(file.text))}`);
    }
  }
  console.log(
    `corpus: ${files.length} files, ${nodes} nodes; ${verdicts} judged otherwise, ${trees} with another tree`,
  );
  return files.length >= LEAST_FILES && verdicts + trees <= files.length * MOST_APART;
}

function linesOf(tree: SyntaxTree, oracle: Oracle): string {
  return treeLines(tree, name => oracle.character(name));
}

function digest(lines: string): string {
  return createHash('sha1').update(lines).digest('hex');
}

function firstDifference(ours: string, theirs: string): string {
  const mine = new Set(ours.split('\n'));
  const others = new Set(theirs.split('\n'));
  const extra = Array.from(mine).find(line => !others.has(line));
  const missing = Array.from(others).find(line => !mine.has(line));
  return `\n  ours only:    ${String(extra).slice(0, 200)}\n  CPython only: ${String(missing).slice(0, 200)}`;
}

function proveMutations(oracle: Oracle, files: readonly CorpusFile[]): boolean {
  const count = Number(options.mutations);
  let missed = 0;
  let invented = 0;
  let refused = 0;
  for (const text of mutations(files, count)) {
    const verdict = oracle.accepts(text);
    const isRefused = verdict.startsWith('!');
    if (isRefused) refused++;
    if (isRefused === refuses(text)) continue;
    if (isRefused) missed++;
    else invented++;
    if (options.verbose) explainMutation(text, verdict);
  }
  console.log(
    `mutations: ${count - missed - invented} of ${count} alike, ${refused} refused; ${missed} missed, ${invented} invented`,
  );
  return files.length > 0 && missed + invented <= count * (1 - LEAST_AGREEMENT);
}

function explainMutation(text: string, verdict: string): void {
  const [first] = parsePython(text, 'python').errors;
  const line = Number(/line (\d+)/.exec(verdict)?.[1] ?? 0);
  const where = first === undefined ? (text.split('\n')[line - 1] ?? '') : text.slice(first.start - 40, first.end + 40);
  console.error(`${verdict || `we say ${first?.message ?? ''}`}: ${JSON.stringify(where)}`);
}

void prove().then(isProved => {
  process.exitCode = isProved ? 0 : 1;
});
