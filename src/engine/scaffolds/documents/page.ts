import * as l10n from '@vscode/l10n';
import type { Document } from '../../model/document';
import { sharedIgnores } from '../../workspace/sharedIgnores';
import { hasFile, pathIn } from '../facts/paths';
import type { ProjectFacts } from '../facts/projectFacts';
import { sectionEdit } from '../readme/section';
import { type ScaffoldResult, createFile, drafts, refused } from '../scaffold';
import { titleOfName } from './markdown';

/** A section for people, and where it may stand. */
export interface Page {
  /** Paths of new pages from the project's root, the best one first. */
  readonly places: readonly string[];
  /** Other pages that take the section in while they ask something themselves. */
  readonly hosts?: readonly string[];
  readonly heading: string;
  /** Paragraphs, lists and tables. */
  readonly parts: readonly string[];
}

/**
 * The section in a page that still has open questions, else in a new one: a page that is finished is left to its
 * author, for a question in it would make it a beginning again.
 */
export function writePage(facts: ProjectFacts, page: Page): ScaffoldResult {
  const { places, hosts = [], heading, parts } = page;
  const there = [...hosts, ...places].flatMap(path => facts.project.workspace.documentAt(pathIn(facts.project, path)) ?? []); // prettier-ignore
  const told = there.find(document => hasHeading(document, heading));
  if (told !== undefined) {
    return refused(l10n.t('{0} has a section “{1}” already: answer there what only you can know.', told.path, heading));
  }
  const section = `${[`## ${heading}`, ...parts].join('\n\n')}\n`;
  const open = there.find(({ text }) => text.includes('TODO(preflight'));
  if (open !== undefined) {
    const title = l10n.t('Add “{0}” to {1}', heading, open.path);
    return drafts({ title, edits: [sectionEdit(open, section)], files: [] });
  }
  const place = freePlace(facts, places);
  if (place === undefined) {
    return refused(l10n.t('{0} is there already: write a section “{1}” into it.', there[0]?.path ?? places.join(', '), heading)); // prettier-ignore
  }
  const path = pathIn(facts.project, place);
  const text = `# ${titleOfName(facts.name)}\n\n${section}`;
  return drafts({ title: l10n.t('Write {0}', path), edits: [], files: [createFile(path, text)] });
}

function hasHeading({ text }: Document, heading: string): boolean {
  return text.split(/\r?\n/).some(line => line.replace(/^#+\s*/, '') === heading && line.startsWith('#'));
}

/** What git ignores nobody else would get. */
function freePlace({ project }: ProjectFacts, places: readonly string[]): string | undefined {
  const ignores = sharedIgnores(project.workspace);
  return places.find(place => !hasFile(project, place) && !ignores(pathIn(project, place)));
}

/** A line that asks what the repository does not say. */
export function question(rule: string, text: string): string {
  return `TODO(preflight: ${rule}) ${text}`;
}
