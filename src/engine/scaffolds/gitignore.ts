import * as l10n from '@vscode/l10n';
import { listInWords } from '../detectors/words';
import { type Artifact, missingArtifacts } from '../evidence/artifacts/expectedArtifacts';
import { lineEndOf } from '../fixes/lineEnd';
import type { Document } from '../model/document';
import { type WorkspacePath, folderOf, isInside } from '../model/location';
import { sharedIgnores } from '../workspace/sharedIgnores';
import { pathIn } from './facts/paths';
import type { ProjectFacts } from './facts/projectFacts';
import { type ScaffoldDraft, type ScaffoldResult, createFile, drafts, refused } from './scaffold';

/** The lines that a `.gitignore` lacks for what arises in this project, behind those that it has. */
export function gitignore(facts: ProjectFacts): ScaffoldResult {
  const { project } = facts;
  const existing = nearestIgnoreFile(facts);
  const path = existing?.path ?? pathIn(project, '.gitignore');
  if (existing !== undefined && existing.problems.length > 0) {
    return refused(l10n.t('{0} is not UTF-8, so git cannot read it: save it as UTF-8, then ask again.', path));
  }
  const missing = missingArtifacts(project, sharedIgnores(project.workspace));
  const added = missing.flatMap(artifact => toAddedLine(artifact, path, facts) ?? []);
  const lines = [...new Map(added.map(each => [each.line, each])).values()];
  const [first] = missing;
  if (lines.length === 0) {
    return refused(
      first === undefined
        ? l10n.t('{0} has every line that this project needs.', path)
        : l10n.t(
            'A line "{0}" would also hide source files of this project: rename their folder, or name in {1} what is to be ignored.',
            first.line,
            path,
          ),
    );
  }
  return drafts(draftOf(lines, path, existing));
}

/** In the project's root, else in the folders above it, the nearest one. */
function nearestIgnoreFile({ project }: ProjectFacts): Document | undefined {
  const above = project.workspace.documents.filter(
    ({ path }) => /(^|\/)\.gitignore$/.test(path) && isInside(project.root, folderOf(path) || '.'),
  );
  return [...above].sort((a, b) => b.path.length - a.path.length)[0];
}

interface AddedLine {
  readonly topic: Artifact['topic'];
  readonly line: string;
  /** Files that git tracks and that the line speaks of: they stay tracked. */
  readonly tracked: readonly WorkspacePath[];
}

/** `undefined` when the line would hide somebody's work, such as a package that is called `wandb`. */
function toAddedLine({ topic, line }: Artifact, path: WorkspacePath, { project }: ProjectFacts): AddedLine | undefined {
  const { workspace } = project;
  const folder = folderOf(path);
  const written = folder !== '' && line.startsWith(`/${folder}/`) ? line.slice(folder.length + 1) : line;
  const text = workspace.documentAt(path)?.text ?? '';
  const [before, after] = [
    sharedIgnores(workspace),
    sharedIgnores(workspace, new Map([[path, `${text}\n${written}`]])),
  ];
  const hidden = workspace.files.filter(file => after(file.path) && !before(file.path));
  if (hidden.some(file => isWork(file.path))) {
    return undefined;
  }
  const tracked = hidden.filter(file => workspace.tracked?.has(file.path) === true);
  return { topic, line: written, tracked: tracked.map(file => file.path) };
}

function isWork(path: string): boolean {
  return (
    /\.(py|ipynb|r|rmd|jl|sql|md|rst|sh|toml)$|(^|\/)(Dockerfile|Makefile)/i.test(path) && !/_checkpoints\//.test(path)
  );
}

function draftOf(lines: readonly AddedLine[], path: WorkspacePath, existing: Document | undefined): ScaffoldDraft {
  const named = lines.map(({ line }) => line);
  const tracked = lines.flatMap(each => each.tracked);
  const does =
    existing === undefined
      ? l10n.t('Write .gitignore with {0}', listed(named))
      : l10n.t('Add to {0} {1}', path, listed(named));
  const title =
    tracked.length === 0
      ? does
      : l10n.t('{0}; git goes on tracking {1} until `git rm --cached`', does, listed(tracked));
  const block = blockOf(lines);
  if (existing === undefined) {
    return { title, edits: [], files: [createFile(path, block)] };
  }
  const { text } = existing;
  const eol = lineEndOf(text);
  const gap = text.trim() === '' ? '' : text.endsWith('\n') ? eol : eol + eol;
  const location = { kind: 'file', path, span: { start: text.length, end: text.length } } as const;
  return { title, edits: [{ location, newText: gap + block.replaceAll('\n', eol) }], files: [] };
}

function blockOf(lines: readonly AddedLine[]): string {
  const topics = [...new Set(lines.map(({ topic }) => topic))];
  return topics
    .map(topic => `# ${topic}\n${lines.flatMap(each => (each.topic === topic ? [`${each.line}\n`] : [])).join('')}`)
    .join('\n');
}

/** `.env, .venv/ and 2 more` */
function listed(items: readonly string[]): string {
  const [shown, more] = [items.slice(0, 3), items.length - 3];
  return more > 0 ? l10n.t('{0} and {1} more', shown.join(', '), more) : listInWords(shown);
}
