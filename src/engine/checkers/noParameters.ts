import { matchAt } from '../detectors/matchAt';
import { remember } from '../documents/remember';
import type { Document, NotebookDocument } from '../model/document';
import { baseName } from '../model/location';
import type { Checker } from './checker';

/** Finds notebooks that something runs by itself and that nobody can hand a value to. */
export const noParameters: Checker = {
  scope: 'project',
  kinds: ['notebook', 'makefile', 'shell', 'yaml', 'dockerfile', 'python', 'text'],
  captures: ['runner', 'constants'],
  anchors: [],
  concerns: document => runsIn(document).length > 0,
  *detect({ documents, workspace }) {
    const runs = workspace.documents.flatMap(runsIn);
    for (const document of runs.length === 0 ? [] : documents) {
      const run = document.kind === 'notebook' ? runs.find(({ notebook }) => isSame(document, notebook)) : undefined;
      if (document.kind === 'notebook' && run !== undefined && !takesValues(document)) {
        const constants = constantsIn(document);
        if (constants.length > 0) {
          const captures = { runner: baseName(run.path), constants: constants.slice(0, 3).join(', ') };
          yield matchAt({ kind: 'document', path: document.path }, captures);
        }
      }
    }
  },
};

interface Run {
  readonly path: string;
  /** As it is written there. */
  readonly notebook: string;
}

const command =
  /(?:\bpapermill\s+|\bjupyter[\s-]+(?:nbconvert|execute|run)\b[^\n|;&]*?\s|\bexecute_notebook\(\s*|"?\bnotebook_path"?\s*:\s*)["']?([\w./${}-]+)(?:\.ipynb)?/g;

/** `papermill in.ipynb out.ipynb`, `jupyter nbconvert --execute in.ipynb`, `notebook_path: /jobs/score` */
const runsIn = remember((document: Document): readonly Run[] => {
  if (
    document.kind === 'notebook' ||
    document.kind === 'markdown' ||
    !/papermill|nbconvert|jupyter|notebook_path/.test(document.text)
  ) {
    return [];
  }
  return document.text
    .split('\n')
    .flatMap(line =>
      /^\s*(?:#|\/\/)|\s-[pry]\s/.test(line) || (/nbconvert/.test(line) && !line.includes('--execute'))
        ? []
        : [...line.matchAll(command)].map(([, notebook = '']) => ({ path: document.path, notebook })),
    );
});

function isSame({ path }: NotebookDocument, notebook: string): boolean {
  const written = notebook.replace(/^(?:\.{1,2}\/)+|^\//, '').replace(/\.ipynb$/, '');
  const own = path.replace(/\.ipynb$/, '');
  return written !== '' && !written.includes('$') && (own === written || own.endsWith(`/${written}`));
}

/** By a cell for papermill, widgets, arguments or the environment. */
function takesValues({ notebook, facts }: NotebookDocument): boolean {
  return (
    (notebook?.cells ?? []).some(({ tags }) => tags.includes('parameters')) ||
    facts.calls.some(({ text }) => /\bwidgets\.|\bgetenv$|environ\.get$|parse_args$|\bload_dotenv$/.test(text)) ||
    (notebook?.cells ?? []).some(({ source }) =>
      /os\.environ|sys\.argv|yaml\.safe_load|tomllib|hydra|OmegaConf/.test(source),
    )
  );
}

/** Paths, dates, seeds and the like at the top: `YEAR = 2024`. */
function constantsIn({ facts }: NotebookDocument): readonly string[] {
  return facts.assignments
    .filter(
      ({ scope, targets, value, augmented }) =>
        scope === 0 &&
        !augmented &&
        targets.length === 1 &&
        /^(?:string|number)$/.test(value.kind) &&
        /^[A-Za-z]\w*$/.test(targets[0] ?? ''),
    )
    .map(({ targets: [name = ''] }) => name);
}
