import { workspacePath } from '../../model/location';
import type { FactSource } from './factSource';

export type CiHost = 'github' | 'gitlab' | 'azure';

/** Where the project's automation runs. */
export interface CiFacts {
  readonly host: CiHost;
  /** What says so: a configuration file, git's remote, or nothing, and then GitHub is our choice. */
  readonly source: string | undefined;
}

const files: readonly (readonly [CiHost, RegExp])[] = [
  ['github', /^\.github\/workflows\/[^/]+\.ya?ml$/],
  ['gitlab', /^\.gitlab-ci\.ya?ml$/],
  ['azure', /^(azure-pipelines[^/]*\.ya?ml|\.azure-pipelines\/.+)$/],
];

const remotes: readonly (readonly [CiHost, RegExp])[] = [
  ['github', /url\s*=\s*\S*github\./],
  ['gitlab', /url\s*=\s*\S*gitlab/],
  ['azure', /url\s*=\s*\S*(dev\.azure\.com|visualstudio\.com)/],
];

/** By the CI files that are there, else by git's remote, else GitHub. */
export async function findCi({ project, reader, signal }: FactSource): Promise<CiFacts> {
  for (const { path } of project.workspace.files) {
    const found = files.find(([, pattern]) => pattern.test(path));
    if (found !== undefined) {
      return { host: found[0], source: path };
    }
  }
  const read = await reader.readBytes(workspacePath('.git/config'), signal);
  const text = read instanceof Uint8Array ? new TextDecoder().decode(read) : '';
  const remote = remotes.find(([, pattern]) => pattern.test(text));
  return remote === undefined ? { host: 'github', source: undefined } : { host: remote[0], source: 'the git remote' };
}
