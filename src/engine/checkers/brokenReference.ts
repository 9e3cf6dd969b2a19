import * as l10n from '@vscode/l10n';
import { matchAt } from '../detectors/matchAt';
import type { Document } from '../model/document';
import { baseName, beside, folderOf } from '../model/location';
import type { Project } from '../projects/project';
import { sharedIgnores } from '../workspace/sharedIgnores';
import type { Checker } from './checker';

/** Finds links and commands of a README that name a file which is nowhere in the repository. */
export const brokenReference: Checker = {
  scope: 'project',
  kinds: ['markdown'],
  captures: ['target', 'effect'],
  anchors: [],
  concerns: isReadme,
  *detect(project) {
    const readmes = project.documents.filter(isReadme);
    const known = readmes.length === 0 ? undefined : knownPaths(project);
    for (const document of known === undefined ? [] : readmes) {
      for (const { target, start, isLink } of [...linksIn(document.text), ...commandsIn(document.text)]) {
        if (known?.isMissing(document.path, target, isLink) === true) {
          const span = { start, end: start + target.length };
          const effect = { text: effectOf(target), isSaid: true } as const;
          yield matchAt({ kind: 'file', path: document.path, span }, { target, effect });
        }
      }
    }
  },
};

/** Nobody stops at a picture. */
function effectOf(target: string): string {
  return /\.(?:png|jpe?g|gif|svg|webp|bmp)(?:[?#].*)?$/i.test(target)
    ? l10n.t('so readers of the README see a gap where it should be')
    : l10n.t('so whoever follows the README stops here');
}

/** One that waits for its blanks to be filled speaks of files that will be made. */
function isReadme({ kind, path, text }: Document): boolean {
  return kind === 'markdown' && /^readme\.(md|markdown)$/i.test(baseName(path)) && !/\{\{|\{%/.test(path + text);
}

interface Reference {
  /** As it is written. */
  readonly target: string;
  /** Where it begins in the text. */
  readonly start: number;
  /** Commands are run in folders that nobody can tell; a link has one place. */
  readonly isLink: boolean;
}

/** `[text](path)` and `![text](path)` outside code; addresses, anchors and placeholders are no paths. */
function linksIn(text: string): readonly Reference[] {
  const prose = text.replace(/^([ \t]*)(```|~~~)[\s\S]*?^[ \t]*\2|`[^`\n]*`|<!--[\s\S]*?-->/gm, found =>
    found.replace(/[^\n]/g, ' '),
  );
  return [...prose.matchAll(/\]\(([^\s()<>]+)(?:[ \t]+"[^"\n]*")?\)/g)].flatMap(
    ({ 1: target = '', index, 0: whole }) => {
      const start = index + whole.indexOf(target, 2);
      return /^(?:[a-z][a-z+.-]*:|#|\/\/|www\.)|@|\$/i.test(target) ? [] : [{ target, start, isLink: true }];
    },
  );
}

/** Files that commands in code blocks read: `python train.py`, `pip install -r requirements.txt`. */
function commandsIn(text: string): readonly Reference[] {
  const blocks = [...text.matchAll(/^[ \t]*(```|~~~)(?:sh|bash|shell|console|zsh)?[ \t]*\r?\n([\s\S]*?)^[ \t]*\1/gm)];
  return blocks.flatMap(({ 0: whole, 2: block = '', index }) => {
    const from = index + whole.indexOf(block, 3);
    return [...block.matchAll(reads)].map(({ 1: target = '', 0: command, index: at }) => {
      return { target, start: from + at + command.lastIndexOf(target), isLink: false };
    });
  });
}

const reads =
  /^[ \t]*(?:\$ )?(?:(?:python3?|streamlit run|jupyter (?:notebook|lab)|papermill)[ \t]+|pip3? install (?:-r|--requirement)[ \t]+)([\w./-]+\.(?:py|ipynb|txt))(?=\s|$)/gm;

interface KnownPaths {
  readonly isMissing: (readme: string, target: string, isLink: boolean) => boolean;
}

function knownPaths({ workspace }: Project): KnownPaths {
  const paths = new Set<string>([...workspace.files.map(({ path }) => path), ...(workspace.tracked ?? [])]);
  const folders = new Set<string>();
  const names = new Set<string>();
  for (const path of paths) {
    names.add(baseName(path));
    for (let folder = folderOf(path); folder !== '' && !folders.has(folder); folder = folderOf(folder)) {
      folders.add(folder);
    }
  }
  const ignores = sharedIgnores(workspace);
  return {
    isMissing: (readme, target, isLink) => {
      const path = decoded(target.replace(/[?#].*$/, ''));
      const candidates = [...beside(readme, path), ...beside('x', path.replace(/^\//, ''))];
      const isThere = candidates.some(each => paths.has(each) || folders.has(each) || ignores(each));
      const isElsewhere = !isLink && names.has(baseName(path));
      return candidates.length === 2 && !isThere && !isElsewhere && isPath(path);
    },
  };
}

/** Not a placeholder such as `path/to/file` or `your_script.py`. */
function isPath(path: string): boolean {
  return /\.\w+$|\//.test(path) && !/path\/to|your|\.\.\.|<|\*|\bexample\b|^(?:venv|env|\.venv)\//i.test(path);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
