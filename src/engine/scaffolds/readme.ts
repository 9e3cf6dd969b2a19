import * as l10n from '@vscode/l10n';
import type { Document } from '../model/document';
import { pathIn } from './facts/paths';
import type { ProjectFacts } from './facts/projectFacts';
import { type Markup, markdown, plainText, renderSection, restructured } from './readme/markup';
import { findPurpose, orderedNotebooks, titleOf } from './readme/purpose';
import { type RunSection, runSection } from './readme/runSection';
import { readmeOf, sectionEdit } from './readme/section';
import { type ScaffoldResult, createFile, drafts, refused } from './scaffold';

/** How to install and run the project: a README where there is none, else a section of the one that is there. */
export function readme(facts: ProjectFacts, rule: string): ScaffoldResult {
  if (facts.packages.install.length === 0) {
    return refused(
      l10n.t('Nothing says what has to be installed: mend deps/no-manifest first, then the README can say it too.'),
    );
  }
  const existing = readmeOf(facts.project);
  const section = runSection(facts);
  if (existing === undefined) {
    return drafts({ title: l10n.t('Write README.md'), edits: [], files: [createFile(pathIn(facts.project, 'README.md'), newReadme(facts, rule, section))] }); // prettier-ignore
  }
  return addTo(existing, facts, section);
}

function addTo(existing: Document, facts: ProjectFacts, section: RunSection): ScaffoldResult {
  const markup = markupOf(existing);
  const added = markup === undefined ? undefined : withoutKnown(section, existing);
  if (markup === undefined || added === undefined) {
    return refused(
      markup === undefined
        ? l10n.t('{0} is no text that could be added to: say in it how to install and run the project.', existing.path)
        : l10n.t(
            '{0} says how to install the project already: say in it what the project is for, and for whom.',
            existing.path,
          ),
    );
  }
  const purpose = isBare(existing) ? findPurpose(facts)?.text : '';
  if (purpose === undefined) {
    return refused(
      l10n.t(
        '{0} has a title and no sentence: write what the project is for, which only you can know, then ask again.',
        existing.path,
      ),
    );
  }
  const lines = [purpose, renderSection(added, markup)].filter(part => part !== '').join('\n\n');
  return drafts({
    title: l10n.t('Add how to run it to {0}', existing.path),
    edits: [sectionEdit(existing, lines)],
    files: [],
  });
}

/** Titles, pictures and badges, and not a sentence. */
function isBare({ text }: Document): boolean {
  return text.split(/\r?\n/).every(line => /^\s*(?:$|#|[=~-]+\s*$|!?\[|<)/.test(line));
}

/** The name of a project that says none. */
const unnamed = 'model';

function newReadme(facts: ProjectFacts, rule: string, section: RunSection): string {
  const purpose = findPurpose(facts);
  const named =
    facts.name === unnamed
      ? orderedNotebooks(facts)
          .flatMap(notebook => titleOf(notebook) ?? [])
          .at(-1)
      : undefined;
  const title = named ?? facts.name.replaceAll('-', ' ');
  const about =
    purpose?.text ?? `TODO(preflight: ${rule}) one paragraph: which decision does this help with, and for whom?`;
  const heading = `# ${title.charAt(0).toUpperCase()}${title.slice(1)}`;
  return [heading, about, renderSection(section, markdown(''))].join('\n\n');
}

function markupOf({ path, text }: Document): Markup | undefined {
  const ending = /\.(\w+)$/.exec(path.toLowerCase())?.[1] ?? '';
  switch (ending) {
    case 'md':
    case 'markdown':
      return markdown(text);
    case 'rst':
      return restructured(text);
    case 'txt':
    case '':
      return plainText;
    default:
      return undefined;
  }
}

/** What the README does not say yet; `undefined` when it has the commands already. */
function withoutKnown(section: RunSection, { text }: Document): RunSection | undefined {
  const isKnown = (line: string): boolean => text.includes(line);
  const install = section.install.every(isKnown) ? [] : section.install;
  const run = section.run.filter(line => !isKnown(line));
  const notebooks = section.notebooks.every(({ path }) => isKnown(path)) ? [] : section.notebooks;
  return install.length + run.length === 0 ? undefined : { ...section, install, run, notebooks };
}
