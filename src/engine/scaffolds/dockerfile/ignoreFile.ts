import type { FileChange } from '../../model/report';
import { pathIn, textOf } from '../facts/paths';
import type { ProjectFacts } from '../facts/projectFacts';

const unwanted = [
  '.git', '.github', '.venv', 'venv', '.env', '.env.*', '**/__pycache__', '**/.ipynb_checkpoints', '**/*.ipynb',
  'notebooks', 'data', 'mlruns', 'wandb', 'tests',
]; // prettier-ignore

/** Leaves out what no image needs and lets in what this one copies; of a file that is there, only what is missing. */
export function ignoreFile({ project }: ProjectFacts, copied: readonly string[]): FileChange {
  const text = textOf(project, '.dockerignore');
  const known = (text ?? '').split(/\r?\n/).map(line => line.trim());
  // An exception counts for the lines above it: adding lines below would take it back.
  const added = known.some(line => line.startsWith('!')) ? [] : unwanted.filter(line => !known.includes(line) && !known.includes(`${line}/`)); // prettier-ignore
  const patterns = [...known, ...added];
  const exceptions = copied
    .map(path => path.replace(/\/$/, ''))
    .filter(path => patterns.some(pattern => covers(pattern, path)) && !known.includes(`!${path}`));
  const lines = [...added, ...exceptions.map(path => `!${path}`)];
  const path = pathIn(project, '.dockerignore');
  return text === undefined ? { kind: 'create', path, text: `${lines.join('\n')}\n` } : { kind: 'append', path, lines };
}

/** `data` covers `data/lookup.csv`, `*` and `**` everything, `*.joblib` a file of that kind at the top. */
function covers(pattern: string, path: string): boolean {
  const plain = pattern.replace(/^\/|\/$/g, '');
  if (plain === '' || plain.startsWith('#') || plain.startsWith('!')) {
    return false;
  }
  if (/^\*{1,2}(\/\*{1,2})?$/.test(plain) || path === plain || path.startsWith(`${plain}/`)) {
    return true;
  }
  const expression = plain
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*\*\/|\*\*|\*|\?/g, part =>
      part === '**/' ? '(.*/)?' : part === '**' ? '.*' : part === '*' ? '[^/]*' : '[^/]',
    );
  return new RegExp(`^${expression}(/|$)`).test(path);
}
