import * as vscode from 'vscode';
import type { Wait } from './scanController';
import type { ScanFolder } from './scanFolder';

type WorkspaceFolder = Extract<ScanFolder, { readonly kind: 'workspace' }>;

const afterFiles: Wait = { milliseconds: 500, whenWaiting: 'keep' };
const afterMany: Wait = { milliseconds: 500, whenWaiting: 'restart' };
const MANY = 200;

/** Folders that tools write to all day and that no scan reads. */
const noise = /(?:^|\/)(?:\.git|node_modules|__pycache__|\.venv|venv|\.ipynb_checkpoints|mlruns|wandb)(?:\/|$)/;

/**
 * Tells when files of a folder change on disk. A few at a time are answered within half a second; after many, as a
 * branch switch makes them, the answer waits until they have stopped.
 */
export function watchFolder(folder: WorkspaceFolder, report: (wait: Wait) => void): vscode.Disposable {
  const burst = { events: 0, since: 0 };
  const heard = (): void => {
    const now = Date.now();
    burst.events = now - burst.since > 2000 ? 1 : burst.events + 1;
    burst.since = now;
    report(burst.events > MANY ? afterMany : afterFiles);
  };
  const top = folder.uri.path.length;
  const files = watch(folder, '**/*', uri => {
    if (!noise.test(uri.path.slice(top))) {
      heard();
    }
  });
  // Which files git tracks, and which branch it is on.
  const git = watch(folder, '.git/{HEAD,index}', heard);
  return vscode.Disposable.from(files, git);
}

function watch({ uri }: WorkspaceFolder, glob: string, heard: (uri: vscode.Uri) => void): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(uri, glob));
  watcher.onDidCreate(heard);
  watcher.onDidChange(heard);
  watcher.onDidDelete(heard);
  return watcher;
}
