// Notebooks of real repositories in an order that a seed gives: in turns, each repository that has some gives one.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { readNotebook } from '../../../src/engine/notebook/index';
import { run } from '../proveFixes/tools';
import { seededRandom } from '../proveFrontEndMutations';
import { shuffled } from '../sampleFunctions/draw';

export interface DrawnNotebook {
  /** `owner/name` */
  readonly repository: string;
  readonly commit: string;
  readonly path: string;
}

/** A notebook with fewer cells of code has nothing to give. */
const leastCells = 5;

export function drawNotebooks(repos: string, seed: number): readonly DrawnNotebook[] {
  const random = seededRandom(seed);
  const lists = shuffled(readdirSync(repos).sort(), random).map(folder =>
    shuffled(notebooksIn(path.join(repos, folder)), random),
  );
  const most = Math.max(0, ...lists.map(list => list.length));
  return Array.from({ length: most }, (_, turn) => lists.flatMap(list => list[turn] ?? [])).flat();
}

/** Those in Python that parse and whose data is there, by path. */
function notebooksIn(folder: string): readonly DrawnNotebook[] {
  const commit = run('git', ['rev-parse', 'HEAD'], folder).output.trim();
  const repository = path.basename(folder).replace('__', '/');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    file => file.endsWith('.ipynb') && !/(^|\/)\.(git|ipynb_checkpoints)\//.test(file),
  );
  return files
    .sort()
    .filter(file => isPython(path.join(folder, file)))
    .map(file => ({ repository, commit, path: file }));
}

function isPython(file: string): boolean {
  const read = readNotebook(readFileSync(file));
  if (read.kind !== 'notebook' || read.notebook.language !== 'python') {
    return false;
  }
  const code = read.notebook.cells.filter(({ kind, source }) => kind === 'code' && source.trim() !== '');
  return code.length >= leastCells && mayRun(file, code.map(({ source }) => source).join('\n'));
}

/** Accounts, graphics cards, large frameworks and the network: what the machine that judges does not have. */
const foreign =
  /https?:\/\/|\b(?:google|vertexai|torch|torchvision|tensorflow|keras|pyspark|boto3|azure|kaggle|wandb|mlflow|transformers|openai|trackml|psycopg2|databricks|cv2|librosa)\b|\b(?:fetch_\w+|load_dataset)\(/;

/** Needs nothing that is not there: no file that does not lie beside it, and nothing foreign. */
function mayRun(file: string, code: string): boolean {
  const files = Array.from(
    code.matchAll(
      /["']([^"'\n]+\.(?:csv|tsv|json|parquet|feather|xlsx?|pkl|pickle|joblib|npy|npz|h5|hdf5?|db|txt|zip|gz|jpe?g|png|mat|bin))["']/gi,
    ),
    ([, name = '']) => name,
  );
  return !foreign.test(code) && files.every(name => existsSync(path.resolve(path.dirname(file), name)));
}
