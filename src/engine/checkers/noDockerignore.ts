import { matchAt } from '../detectors/matchAt';
import { folderOf, type WorkspacePath } from '../model/location';
import type { DockerfileDocument } from '../model/document';
import type { Project } from '../projects/project';
import type { Checker } from './checker';

/** Finds Dockerfiles that copy the whole folder while no `.dockerignore` says what to leave out. */
export const noDockerignore: Checker = {
  scope: 'project',
  kinds: ['dockerfile'],
  captures: ['name'],
  anchors: [],
  *detect(project) {
    const paths = new Set(project.workspace.files.map(({ path }) => path));
    for (const document of dockerfilesOf(project)) {
      const copy = document.instructions.find(({ keyword, text }) => {
        return (keyword === 'COPY' || keyword === 'ADD') && !text.includes('--from=') && copiesAll(text);
      });
      if (copy !== undefined && !hasIgnoreFile(document.path, paths)) {
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
