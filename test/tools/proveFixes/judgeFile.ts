// What foreign tools say about a file that a fix wrote, by the kind of file.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Said, run, runTool } from './tools';

interface Judge {
  readonly judges: RegExp;
  readonly says: (folder: string, file: string) => Said;
}

const content = (folder: string, file: string): string => readFileSync(path.join(folder, file), 'utf8');

const judges: readonly Judge[] = [
  { judges: /\.py$/, says: (folder, file) => run('python3', ['-m', 'py_compile', file], folder) },
  { judges: /^\.github\/workflows\/.+\.ya?ml$/, says: (folder, file) => runTool('actionlint', [file], folder) },
  {
    judges: /^\.github\/workflows\/.+\.ya?ml$/,
    says: (folder, file) => runTool('zizmor', ['--offline', '--quiet', file], folder),
  },
  { judges: /(^|\/)Dockerfile$/, says: (folder, file) => runTool('hadolint', [file], folder) },
  { judges: /(^|\/)alerts\.ya?ml$/, says: (folder, file) => runTool('promtool', ['check', 'rules', file], folder) },
  { judges: /\.(json|ipynb)$/, says: (folder, file) => parsed(() => JSON.parse(content(folder, file))) },
  {
    judges: /\.toml$/,
    says: (folder, file) =>
      run('python3', ['-c', 'import sys, tomllib; tomllib.load(open(sys.argv[1], "rb"))', file], folder),
  },
];

/** A sentence for each tool that is not content; none when there is nobody to judge the file. */
export function complaintsAbout(folder: string, file: string): readonly string[] {
  return judges
    .filter(judge => judge.judges.test(file))
    .map(({ says }) => says(folder, file))
    .filter(({ status }) => status !== 0)
    .map(({ output }) => `${file}: ${output.trim()}`);
}

function parsed(parse: () => unknown): Said {
  try {
    parse();
    return { status: 0, output: '' };
  } catch (error) {
    return { status: 1, output: String(error) };
  }
}
