import { itemsOf } from '../../evidence/plainData';
import { type WorkspacePath, workspacePath } from '../../model/location';
import type { Workspace } from '../../projects/project';
import type { FactSource } from './factSource';

export type CiHost = 'github' | 'gitlab' | 'azure';

/** Where the project's automation runs. */
export interface CiFacts {
  readonly host: CiHost;
  /** What says so: a configuration file, git's remote, or nothing, and then GitHub is our choice. */
  readonly source: string | undefined;
  /** The branch that changes are merged into, where git says it. */
  readonly branch: string | undefined;
  /** Configuration files, by path. */
  readonly files: readonly CiFile[];
}

export interface CiFile {
  /** `other` for Jenkins, CircleCI and the rest: Preflight reads them and writes none. */
  readonly host: CiHost | 'other';
  readonly path: WorkspacePath;
  /** Names of its jobs, as they stand there; empty when the file cannot be read. */
  readonly jobs: readonly string[];
}

const patterns: readonly (readonly [CiFile['host'], RegExp])[] = [
  ['github', /^\.github\/workflows\/[^/]+\.ya?ml$/],
  ['gitlab', /^\.gitlab-ci\.ya?ml$/],
  ['azure', /^(azure-pipelines[^/]*\.ya?ml|\.azure-pipelines\/.+)$/],
  ['other', /^(\.circleci\/config\.ya?ml|Jenkinsfile|bitbucket-pipelines\.yml|\.(drone|woodpecker|cirrus)\.ya?ml|\.(forgejo|gitea|buildkite|woodpecker)\/.+\.ya?ml|buildspec\.ya?ml|cloudbuild\.ya?ml)$/],
]; // prettier-ignore

const remotes: readonly (readonly [CiHost, RegExp])[] = [
  ['github', /url\s*=\s*\S*github\./],
  ['gitlab', /url\s*=\s*\S*gitlab/],
  ['azure', /url\s*=\s*\S*(dev\.azure\.com|visualstudio\.com)/],
];

/** By the CI files that are there, else by git's remote, else GitHub. */
export async function findCi(source: FactSource): Promise<CiFacts> {
  const files = findFiles(source.project.workspace);
  const branch = await findBranch(source);
  for (const { host, path } of files) {
    if (host !== 'other') {
      return { host, source: path, branch, files };
    }
  }
  const text = await readText(source, '.git/config');
  const remote = remotes.find(([, pattern]) => pattern.test(text));
  const found = remote === undefined ? undefined : 'the git remote';
  return { host: remote?.[0] ?? 'github', source: found, branch, files };
}

function findFiles(workspace: Workspace): readonly CiFile[] {
  return workspace.files.flatMap(({ path }) => {
    const host = patterns.find(([, pattern]) => pattern.test(path))?.[0];
    return host === undefined ? [] : [{ host, path, jobs: jobsOf(path, host, workspace) }];
  });
}

function jobsOf(path: WorkspacePath, host: CiFile['host'], { documentAt }: Workspace): readonly string[] {
  const document = documentAt(path);
  const data = document?.kind === 'yaml' ? document.data() : undefined;
  const entries = itemsOf(data);
  if (host === 'gitlab') {
    return entries.flatMap(([key]) =>
      gitlabKeywords.has(String(key)) || /^\./.test(String(key)) ? [] : [String(key)],
    );
  }
  const jobs = itemsOf(entries.find(([key]) => key === 'jobs')?.[1]);
  return jobs.flatMap(([key, job]) => (typeof key === 'string' ? [key] : azureName(job)));
}

/** A list item of Azure: `- job: test`. */
function azureName(job: unknown): readonly string[] {
  return itemsOf(job).flatMap(([key, name]) => (key === 'job' && typeof name === 'string' ? [name] : []));
}

const gitlabKeywords: ReadonlySet<string> = new Set(
  ['stages', 'variables', 'include', 'workflow', 'default', 'image', 'services', 'cache', 'before_script',
    'after_script', 'spec'], // prettier-ignore
);

/** What a clone has as its remote's main branch, or the branch at hand when it is called like one. */
async function findBranch(source: FactSource): Promise<string | undefined> {
  const remote = /^ref: refs\/remotes\/origin\/(\S+)$/m.exec(await readText(source, '.git/refs/remotes/origin/HEAD'));
  const local = /^ref: refs\/heads\/(main|master|develop|trunk)$/m.exec(await readText(source, '.git/HEAD'));
  return remote?.[1] ?? local?.[1];
}

async function readText({ reader, signal }: FactSource, path: string): Promise<string> {
  const read = await reader.readBytes(workspacePath(path), signal);
  return read instanceof Uint8Array ? new TextDecoder().decode(read) : '';
}
