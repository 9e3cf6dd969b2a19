// Where an image lies on this machine, and how a command is started in it.
import path from 'node:path';

/** A stage of a build, as far as it has come. */
export interface Image {
  /** Stands for `/`: `/app` of the image is `app` in it. */
  readonly root: string;
  readonly workingFolder: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly user: number | undefined;
  readonly port: number | undefined;
  readonly healthCheck: readonly string[] | undefined;
  readonly command: readonly string[];
  /** RUN lines that would change this machine: system packages and users. */
  readonly skipped: readonly string[];
}

/** A text of the Dockerfile with the paths of this machine: `/app/.venv` lies below the root. */
export function here({ root }: Pick<Image, 'root'>, text: string): string {
  return text.replace(/(?<![\w./-])\/(app|opt|home)(?=[/:"'\s]|$)/g, (_, top: string) => path.join(root, top));
}

export function folderIn({ root, workingFolder }: Image): string {
  return path.join(root, workingFolder);
}

/** All that a process of the image sees: nothing that is set on this machine, and of its programs the system's own. */
export function environmentIn(image: Image): Readonly<Record<string, string>> {
  return {
    VIRTUAL_ENV: '',
    PYTHONPATH: '',
    PIP_NO_COMPILE: '1',
    HOME: path.join(image.root, 'home/app'),
    ...image.variables,
  };
}

/** A command as the image's user, where this process may become somebody else. */
export function asUser({ user }: Image, words: readonly string[]): readonly [string, ...string[]] {
  const [command = '', ...rest] = words;
  return user === undefined || process.getuid?.() !== 0
    ? [command, ...rest]
    : ['setpriv', `--reuid=${user}`, `--regid=${user}`, '--clear-groups', command, ...rest];
}
