import * as vscode from 'vscode';
import { folderOf } from '../engine/index';
import { emptyEdit, replacement, wholeRange } from './convert';
import { configurationFile } from './names';

/** An entry of a list in the configuration: `{ check: ci/no-ci, reason: … }` for `waive`. */
export type Entry = Readonly<Record<string, string>>;

/** The project that an entry is about. */
export interface ConfiguredProject {
  readonly folder: vscode.Uri;
  /** `.` or `services/api` */
  readonly root: string;
}

/**
 * Adds an entry to a list in the nearest `.preflight.yaml`, which is made when there is none, and saves it. Comments
 * and order stay. Says why, in a sentence, when it cannot.
 */
export async function addToConfiguration(
  project: ConfiguredProject,
  list: 'waive' | 'confirmed',
  entry: Entry,
): Promise<string | undefined> {
  const place = await findConfiguration(project);
  if (place.kind === 'table') {
    return vscode.l10n.t('The configuration is in pyproject.toml: add the entry to tool.preflight.{0} there.', list);
  }
  const document = place.kind === 'file' ? place.document : undefined;
  const text = await addEntry(document?.getText() ?? '', list, entry);
  return text === undefined ? cannotRead(list) : write(document ?? fileIn(project, project.root), text);
}

/**
 * Takes the entries about a check out of a list in the nearest `.preflight.yaml`, and saves it. Says why, in a sentence,
 * when it cannot.
 */
export async function removeFromConfiguration(
  project: ConfiguredProject,
  list: 'confirmed',
  check: string,
): Promise<string | undefined> {
  const place = await findConfiguration(project);
  if (place.kind !== 'file') {
    return vscode.l10n.t(
      'The configuration is in pyproject.toml: take the entry out of tool.preflight.{0} there.',
      list,
    );
  }
  const removal = await removeEntries(place.document.getText(), list, check);
  if (removal === undefined) {
    return cannotRead(list);
  }
  return removal.count === 0
    ? vscode.l10n.t(
        'No entry of "{0}" in {1} names {2}: take out the one that stands for it.',
        list,
        configurationFile,
        check,
      )
    : write(place.document, removal.text);
}

function cannotRead(list: string): string {
  return vscode.l10n.t('{0} cannot be read as YAML with a list "{1}": mend it first.', configurationFile, list);
}

/** Saves a document that is there with another text, or makes a file. */
async function write(target: vscode.TextDocument | vscode.Uri, text: string): Promise<string | undefined> {
  const edit = emptyEdit();
  const document = target instanceof vscode.Uri ? undefined : target;
  if (target instanceof vscode.Uri) {
    edit.createFile(target, { overwrite: false, contents: new TextEncoder().encode(text) });
  } else {
    edit.set(target.uri, [replacement(wholeRange(target), text)]);
  }
  const isWritten = (await vscode.workspace.applyEdit(edit)) && (document === undefined || (await document.save()));
  return isWritten ? undefined : vscode.l10n.t('{0} could not be written.', configurationFile);
}

type ConfigurationPlace =
  { readonly kind: 'file'; readonly document: vscode.TextDocument } | { readonly kind: 'table' | 'none' };

/** The nearest configuration at or above the project: it is the one that holds for it. */
async function findConfiguration({ folder, root }: ConfiguredProject): Promise<ConfigurationPlace> {
  for (let at = root; ; at = folderOf(at) || '.') {
    const document = await openIfThere(fileIn({ folder, root }, at));
    if (document !== undefined) {
      return { kind: 'file', document };
    }
    const manifest = await openIfThere(vscode.Uri.joinPath(folder, at, 'pyproject.toml'));
    if (manifest !== undefined && /^\s*\[tool\.preflight\b/m.test(manifest.getText())) {
      return { kind: 'table' };
    }
    if (at === '.') {
      return { kind: 'none' };
    }
  }
}

function fileIn({ folder }: ConfiguredProject, at: string): vscode.Uri {
  return vscode.Uri.joinPath(folder, at, configurationFile);
}

async function openIfThere(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    await vscode.workspace.fs.stat(uri);
  } catch {
    return undefined;
  }
  return vscode.workspace.openTextDocument(uri);
}

/** Loaded when somebody waives something, and not when the editor starts. */
async function addEntry(text: string, list: string, entry: Entry): Promise<string | undefined> {
  const { isMap, isSeq, parseDocument } = await import('yaml');
  const document = parseDocument(text);
  const isUsable = document.errors.length === 0 && (document.contents === null || isMap(document.contents));
  const known = isUsable ? document.get(list) : undefined;
  if (!isUsable || (known !== undefined && known !== null && !isSeq(known))) {
    return undefined;
  }
  if (isSeq(known)) {
    known.add(document.createNode(entry));
  } else {
    document.set(list, document.createNode([entry]));
  }
  return document.toString({ lineWidth: 0 });
}

interface Removal {
  readonly text: string;
  readonly count: number;
}

/** The text without the entries of a list that name a check; a list that is empty then goes with them. */
async function removeEntries(text: string, list: string, check: string): Promise<Removal | undefined> {
  const { isMap, isSeq, parseDocument } = await import('yaml');
  const document = parseDocument(text);
  const known = document.errors.length === 0 && isMap(document.contents) ? document.get(list) : undefined;
  if (!isSeq(known)) {
    return undefined;
  }
  const left = known.items.filter(item => !isMap(item) || item.get('check') !== check);
  const count = known.items.length - left.length;
  known.items = left;
  if (left.length === 0) {
    document.delete(list);
  }
  const isEmpty = isMap(document.contents) && document.contents.items.length === 0;
  return { count, text: isEmpty ? '' : document.toString({ lineWidth: 0 }) };
}
