import * as l10n from '@vscode/l10n';
import { workspacePath } from '../../model/location';
import { compareText } from '../../model/compareText';
import { sharedIgnores } from '../../workspace/sharedIgnores';
import type { FactSource } from '../facts/factSource';
import type { ProjectFacts } from '../facts/projectFacts';
import { type ScaffoldDraft, type ScaffoldResult, createFile, drafts, refused } from '../scaffold';
import { requestTemplate } from './requestTemplate';

/** A line for each folder of the repository with whom its address names; or what a request for review has to say. */
export async function codeOwners(facts: ProjectFacts, rule: string, source: FactSource): Promise<ScaffoldResult> {
  const { host } = facts.ci;
  if (host === 'azure') {
    return refused(l10n.t('Azure DevOps reads no file of owners: name reviewers in the policies of the branch, and write CONTRIBUTING.md with whom to ask.')); // prettier-ignore
  }
  const owner = await ownerOf(source);
  const path = workspacePath(host === 'github' ? '.github/CODEOWNERS' : 'CODEOWNERS');
  const owners: ScaffoldDraft = {
    title: l10n.t('Write {0}', path),
    edits: [],
    files: [createFile(path, ownersText(facts, rule, owner))],
  };
  const template = workspacePath(host === 'github' ? '.github/pull_request_template.md' : '.gitlab/merge_request_templates/Default.md'); // prettier-ignore
  return drafts(owners, {
    title: l10n.t('Write {0}', template),
    edits: [],
    files: [createFile(template, requestTemplate(facts))],
  });
}

function ownersText(facts: ProjectFacts, rule: string, owner: string): string {
  const end = owner === '' ? '' : ` ${owner}`;
  const lines = foldersOf(facts).map(folder => `/${escaped(folder)}/${end}`);
  const asked = `# TODO(preflight: ${rule}) put behind each part who knows it, as in: /data/ @ana @our-organisation/team`;
  return `# Who is asked for a review when a file changes; of several lines that fit the last one counts.
${asked}
*${end}
${lines.map(line => `${line}\n`).join('')}`;
}

/** At the top, with a file that git takes, in the order of their names. */
function foldersOf({ project: { workspace } }: ProjectFacts): readonly string[] {
  const ignores = sharedIgnores(workspace);
  const paths = workspace.files.map(({ path }) => path).filter(path => path.includes('/') && !ignores(path));
  const folders = new Set(paths.map(path => path.split('/')[0] ?? ''));
  return [...folders].filter(folder => /^(?:[^.]|\.github$|\.gitlab$)/.test(folder) && !/[[\]\n#!]/.test(folder)).sort(compareText); // prettier-ignore
}

function escaped(folder: string): string {
  return folder.replace(/[\\\s*?]/g, '\\$&');
}

/** `@ana` of `git@github.com:ana/churn.git`; nothing where git does not say it. */
async function ownerOf({ reader, signal }: FactSource): Promise<string> {
  const read = await reader.readBytes(workspacePath('.git/config'), signal);
  const text = read instanceof Uint8Array ? new TextDecoder().decode(read) : '';
  const owner = /^\s*url\s*=\s*\S*git(?:hub|lab)\.com[:/]([\w.-]+)\//m.exec(text)?.[1];
  return owner === undefined ? '' : `@${owner}`;
}
