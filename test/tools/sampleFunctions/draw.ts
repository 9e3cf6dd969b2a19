// Thirty functions of real repositories, drawn by a seed: a repository first, then one of its functions.
import path from 'node:path';
import { readdirSync } from 'node:fs';
import { run } from '../proveFixes/tools';
import { seededRandom } from '../proveFrontEndMutations';

export interface Drawn {
  /** `owner/name` */
  readonly repository: string;
  readonly commit: string;
  readonly path: string;
  readonly name: string;
  readonly line: number;
}

/** In turns: each repository that has such functions gives one, until there are enough. */
export function drawFunctions(repos: string, seed: number, count: number): readonly Drawn[] {
  const random = seededRandom(seed);
  const lists = shuffled(readdirSync(repos).sort(), random)
    .map(folder => shuffled(functionsIn(path.join(repos, folder)), random))
    .filter(list => list.length > 0);
  const drawn: Drawn[] = [];
  for (let turn = 0; drawn.length < count; turn++) {
    drawn.push(...lists.flatMap(list => list[turn] ?? []));
  }
  return drawn.slice(0, count);
}

function functionsIn(folder: string): readonly Drawn[] {
  const script = path.resolve('test/tools/proveFixes/firstTest/listFunctions.py');
  const found: unknown = JSON.parse(run('python3', [script, folder], '.').output);
  const commit = run('git', ['rev-parse', 'HEAD'], folder).output.trim();
  const repository = path.basename(folder).replace('__', '/');
  const rows: readonly unknown[] = Array.isArray(found) ? found : [];
  return rows.flatMap(row => {
    const list: readonly unknown[] = Array.isArray(row) ? row : [];
    const [file, name, line] = list;
    return [{ repository, commit, path: String(file), name: String(name), line: Number(line) }];
  });
}

/** The same list in an order that `random` gives. */
export function shuffled<Item>(list: readonly Item[], random: () => number): readonly Item[] {
  return list
    .map(item => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}
