import { matchAt } from '../detectors/matchAt';
import { baseName, folderOf, type WorkspacePath } from '../model/location';
import type { DockerfileDocument } from '../model/document';
import type { Project } from '../projects/project';
import type { Checker } from './checker';
import { buildsImage } from './dockerStages';

/** Finds Dockerfiles that copy a whole folder with more than code in it, while no `.dockerignore` leaves anything out. */
export const noDockerignore: Checker = {
  scope: 'project',
  kinds: ['dockerfile'],
  captures: ['name'],
  anchors: [],
  concerns: buildsImage,
  *detect(project) {
    const paths = new Set(project.workspace.files.map(({ path }) => path));
    for (const document of dockerfilesOf(project)) {
      const copy = document.instructions.find(({ keyword, text }) => {
        return (keyword === 'COPY' || keyword === 'ADD') && !text.includes('--from=') && copiesAll(text);
      });
      if (copy !== undefined && holdsMore(folderOf(document.path), paths) && !hasIgnoreFile(document.path, paths)) {
        const location = { kind: 'file', path: document.path, span: copy.span } as const;
        yield matchAt(location, { name: `${copy.keyword} ${copy.text}` });
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
 * The top of a repository holds its history, and a folder that is only about images is built from above. Any other folder
 * has to show something that no image needs: a folder with nothing but a small service may well be copied whole.
 */
function holdsMore(folder: string, paths: ReadonlySet<string>): boolean {
  if (
    folder === '' ||
    folder === '.' ||
    /^(?:docker|dockerfiles?|containers?|images?|build|deploy\w*|infra)$/i.test(baseName(folder))
  ) {
    return true;
  }
  return [...paths].some(path => path.startsWith(`${folder}/`) && isUnwanted(path.slice(folder.length + 1)));
}

function isUnwanted(path: string): boolean {
  return /(?:^|\/)(?:\.env(?:\.\w+)?$|\.git\/|(?:data|datasets?|notebooks?|tests?|mlruns|wandb|node_modules)\/)|\.ipynb$/i.test(
    path,
  );
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
