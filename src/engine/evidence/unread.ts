import type { Document } from '../model/document';
import type { WorkspacePath } from '../model/location';
import type { Ground, GroundFile } from './ground';
import { isData } from './plainData';

/** The document is there but holds nothing that could be asked: broken YAML, TOML or JSON, a notebook that is none. */
export function isBroken(document: Document): boolean {
  if (isData(document)) {
    // Asking for the data parses it; only then are its problems known.
    return document.data() === undefined && document.problems.length > 0;
  }
  return document.kind === 'notebook' && document.notebook === undefined;
}

/** Whether the content of a listed file could not be had. */
export function isUnread({ project }: Ground, { entry, document }: GroundFile): boolean {
  return document === undefined ? project.workspace.unreadable.has(entry.path) : isBroken(document);
}

/**
 * What is looked for in many files is not in doubt because of one broken notebook or manifest among them: only when a
 * tenth of those that were asked or more could not be read does the answer stay open.
 */
export function inDoubt(unread: readonly WorkspacePath[], read: number): readonly WorkspacePath[] {
  return unread.length * 10 >= read ? unread : [];
}
