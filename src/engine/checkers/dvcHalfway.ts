import * as l10n from '@vscode/l10n';
import { matchAt } from '../detectors/matchAt';
import { valuesAt } from '../evidence/plainData';
import type { DataDocument, Document } from '../model/document';
import { beside, type Location, type WorkspacePath } from '../model/location';
import type { Project } from '../projects/project';
import { sharedIgnores } from '../workspace/sharedIgnores';
import type { Checker } from './checker';

/** Finds what keeps DVC from giving the data to anybody else. `danger` says in words what comes of it. */
export const dvcHalfway: Checker = {
  scope: 'project',
  kinds: ['yaml', 'ini'],
  captures: ['file', 'danger'],
  anchors: [],
  concerns: document => isPointer(document) || isConfig(document),
  *detect({ documents, workspace }: Project) {
    const pointers = documents.filter(isPointer);
    const configs = workspace.documents.filter(isConfig);
    for (const config of configs) {
      const trouble = pointers.length === 0 && !documents.includes(config) ? undefined : remoteTrouble(config);
      if (trouble !== undefined) {
        yield found(config.path, trouble);
      }
    }
    const ignores = sharedIgnores(workspace);
    for (const pointer of pointers) {
      if (workspace.tracked?.has(pointer.path) === false && ignores(pointer.path)) {
        yield found(pointer.path, { danger: l10n.t('is ignored by git, so nobody else learns that there are data') });
      }
      for (const { path, location } of outputsOf(pointer).filter(({ path }) => workspace.tracked?.has(path) === true)) {
        yield found(
          path,
          { danger: l10n.t('is kept by git as well as by DVC, and `dvc add` refuses such a file') },
          location,
        );
      }
    }
  },
};

interface Trouble {
  readonly danger: string;
  readonly location?: Location;
}

function found(path: WorkspacePath, { danger, location }: Trouble, at?: Location): ReturnType<typeof matchAt> {
  const place = at ?? location ?? { kind: 'document', path };
  return matchAt(place, { file: path, danger: { text: danger, isSaid: true } });
}

/** `data.csv.dvc` and `dvc.lock`: what they name is elsewhere. */
function isPointer(document: Document): document is DataDocument {
  return document.kind === 'yaml' && /\.dvc$|(^|\/)dvc\.lock$/.test(document.path);
}

function isConfig(document: Document): document is DataDocument {
  return document.kind === 'ini' && /(^|\/)\.dvc\/config$/.test(document.path);
}

/** There is no place that the data go to, or one that only this computer has. */
function remoteTrouble(config: DataDocument): Trouble | undefined {
  const remotes = [...config.text.matchAll(/^\s*url\s*=\s*(\S.*?)\s*$/gm)];
  if (remotes.length === 0) {
    // Whoever set it up has written down that the place is still to be named.
    return /^\s*#.*\bdvc remote add\b/m.test(config.text)
      ? undefined
      : { danger: l10n.t('names no place for the data: `dvc push` has nowhere to go, and `dvc pull` gives nothing') };
  }
  const shared = remotes.filter(({ 1: url = '' }) => !isLocal(url));
  const [local] = remotes;
  if (shared.length > 0 || local === undefined) {
    return undefined;
  }
  const url = local[1] ?? '';
  const start = local.index + local[0].indexOf(url);
  return {
    danger: l10n.t('keeps the data in a folder of one computer: `dvc pull` gives nothing anywhere else'),
    location: { kind: 'file', path: config.path, span: { start, end: start + url.length } },
  };
}

/** `/tmp/dvc`, `C:\\data`, `~/store`, `../store`; a share such as `//server/data` or `/mnt/nas` is for several. */
function isLocal(url: string): boolean {
  return (
    /^(?:~|\.{1,2}(?:[/\\]|$)|[A-Za-z]:[/\\]|\/(?!\/)|file:)/.test(url) &&
    !/^\/(?:mnt|media|nfs|net|shared?)\//.test(url)
  );
}

function outputsOf(pointer: DataDocument): readonly { readonly path: WorkspacePath; readonly location: Location }[] {
  if (!pointer.path.endsWith('.dvc')) {
    return [];
  }
  const data = pointer.data();
  const [folder = '.'] = valuesAt(data, ['wdir']).flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
  return valuesAt(data, ['outs', '*', 'path']).flatMap(({ value, route }) => {
    const span = pointer.spanOf(route);
    return typeof value !== 'string' || span === undefined
      ? []
      : beside(pointer.path, `${folder}/${value}`).map(path => {
          return { path, location: { kind: 'file', path: pointer.path, span } as const };
        });
  });
}
