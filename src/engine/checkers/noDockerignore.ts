import { matchAt } from '../detectors/matchAt';
import { baseName, folderOf, type WorkspacePath } from '../model/location';
import { compareText } from '../model/compareText';
import type { DockerfileDocument } from '../model/document';
import type { Project } from '../projects/project';
import type { Checker } from './checker';
import { buildsImage } from './dockerStages';

/** Finds Dockerfiles that copy a whole folder with more than code in it, while no `.dockerignore` leaves anything out. */
export const noDockerignore: Checker = {
  scope: 'project',
  kinds: ['dockerfile'],
  captures: ['name', 'what'],
  anchors: [],
  concerns: buildsImage,
  *detect(project) {
    const paths = new Set(project.workspace.files.map(({ path }) => path));
    for (const document of dockerfilesOf(project)) {
      const copy = document.instructions.find(({ keyword, text }) => {
        return (keyword === 'COPY' || keyword === 'ADD') && !text.includes('--from=') && copiesAll(text);
      });
      const what = copy === undefined ? [] : unwantedIn(folderOf(document.path), paths);
      if (copy !== undefined && what.length > 0 && !hasIgnoreFile(document.path, paths)) {
        const location = { kind: 'file', path: document.path, span: copy.span } as const;
        yield matchAt(location, { name: `${copy.keyword} ${copy.text}`, what: shown(what) });
      }
    }
  },
};

function dockerfilesOf({ documents }: Project): readonly DockerfileDocument[] {
  return documents.filter(document => document.kind === 'dockerfile');
}

/** `COPY . /app`, `COPY --chown=app ./ .`, `ADD * /app/`, `COPY [".", "/app"]` */
function copiesAll(text: string): boolean {
  const words = text.replace(/^\[|\]$|["',]/g, ' ').split(/\s+/);
  const sources = words.filter(word => word !== '' && !word.startsWith('--')).slice(0, -1);
  return sources.some(source => ['.', './', '*', './*', '/'].includes(source));
}

/**
 * What no image needs. The top of a repository holds its history, and a folder that is only about images is built from
 * above. Any other folder is copied with what it holds: a folder with nothing but a service and the data that it reads may
 * well be copied whole.
 */
function unwantedIn(folder: string, paths: ReadonlySet<string>): readonly string[] {
  const isTop =
    folder === '' ||
    folder === '.' ||
    /^(?:docker|dockerfiles?|containers?|images?|build|deploy\w*|infra)$/i.test(baseName(folder));
  const inside = isTop ? [...paths] : [...paths].filter(path => path.startsWith(`${folder}/`));
  const pattern = isTop ? notForImages : notForServices;
  const found = inside.flatMap(path => pattern.exec(isTop ? path : path.slice(folder.length + 1))?.[1] ?? []);
  return [...(isTop ? ['.git'] : []), ...new Set(found.filter(name => name !== '.git').sort(compareText))];
}

/** The first of a few are enough to see what is meant. */
function shown(names: readonly string[]): string {
  return names.slice(0, 3).join(', ');
}

const notForServices = unwanted('notebooks?|tests?|mlruns|wandb|node_modules');
const notForImages = unwanted('data|datasets?|notebooks?|tests?|mlruns|wandb|node_modules');

function unwanted(folders: string): RegExp {
  const environment = String.raw`\.env(?=$|\.(?!example|sample|template)\w+$)`;
  return new RegExp(String.raw`(?:^|\/)(${environment}|(?:${folders})(?=\/)|[^/]+\.ipynb$)`, 'i');
}

/** Beside the Dockerfile, or in a folder above it, which may be the build context. */
function hasIgnoreFile(path: WorkspacePath, paths: ReadonlySet<string>): boolean {
  const own = `${path}.dockerignore`;
  for (let folder = folderOf(path); ; folder = folderOf(folder)) {
    if (paths.has(own) || paths.has(folder === '' ? '.dockerignore' : `${folder}/.dockerignore`)) {
      return true;
    }
    if (folder === '') {
      return false;
    }
  }
}
