import { userInfo } from 'node:os';
import * as vscode from 'vscode';
import { git } from '../host/git';
import { localDay } from '../host/localDay';
import type { Subject } from './checklistNode';
import { addToConfiguration, removeFromConfiguration } from './configurationFile';

/** Leaves a check out, with the reason that a person gives, or that was given with the command. */
export async function waiveCheck(subject: Subject | undefined, given: unknown): Promise<void> {
  const prompt = vscode.l10n.t(
    'Why does {0} not have to be met here? The reason is written to the configuration.',
    subject?.rule ?? '',
  );
  await ask(subject, { prompt, given }, (project, reason) =>
    addToConfiguration(project, 'waive', { check: project.rule, reason }),
  );
}

/** Takes a person's word that a check is met: one line of evidence, kept with author and day. */
export async function confirmCheck(subject: Subject | undefined, given: unknown): Promise<void> {
  const prompt = vscode.l10n.t(
    'What shows that {0} is met? One line or a link, kept in the configuration.',
    subject?.rule ?? '',
  );
  await ask(subject, { prompt, given }, async (project, evidence) => {
    const entry = { check: project.rule, by: await authorIn(project.folder), on: localDay(), evidence };
    return addToConfiguration(project, 'confirmed', entry);
  });
}

/** Takes back what `confirmCheck` wrote. */
export async function withdrawConfirmation(subject: Subject | undefined): Promise<void> {
  const project = projectOf(subject);
  await (project === undefined ? undefined : warn(removeFromConfiguration(project, 'confirmed', project.rule)));
}

/** Whom git names as the author here, so that the line reads like a commit; else the user of this machine. */
async function authorIn(folder: vscode.Uri): Promise<string> {
  if (folder.scheme === 'file' && vscode.workspace.isTrusted) {
    try {
      return (await git(folder.fsPath, 'config', 'user.name')).trim() || userInfo().username;
    } catch {
      // Git is not installed, or knows no name.
    }
  }
  return userInfo().username;
}

interface Project {
  readonly folder: vscode.Uri;
  readonly root: string;
  readonly rule: string;
}

function projectOf(subject: Subject | undefined): Project | undefined {
  const folder = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.toString() === subject?.folder);
  return subject === undefined || folder === undefined
    ? undefined
    : { folder: folder.uri, root: subject.root, rule: subject.rule };
}

/** Asks for one line, unless it was given with the command, and writes it; says in a sentence when that fails. */
async function ask(
  subject: Subject | undefined,
  { prompt, given }: { readonly prompt: string; readonly given: unknown },
  write: (project: Project, line: string) => Promise<string | undefined>,
): Promise<void> {
  const project = projectOf(subject);
  if (project === undefined) {
    return;
  }
  const line = typeof given === 'string' ? given : await vscode.window.showInputBox({ prompt, ignoreFocusOut: true });
  if (line !== undefined && line.trim() !== '') {
    await warn(write(project, line.trim()));
  }
}

async function warn(writing: Promise<string | undefined>): Promise<void> {
  const fault = await writing;
  await (fault === undefined ? undefined : vscode.window.showWarningMessage(fault));
}
