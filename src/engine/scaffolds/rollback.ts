import * as l10n from '@vscode/l10n';
import { lineEndOf } from '../fixes/lineEnd';
import type { Document } from '../model/document';
import { hasFile, pathIn } from './facts/paths';
import type { ProjectFacts } from './facts/projectFacts';
import { wayBack, type WayBack } from './rollback/wayBack';
import { type ScaffoldDraft, type ScaffoldResult, createFile, drafts, refused } from './scaffold';

/** `make rollback`, with the command that brings the version before back where this project is delivered to. */
export function rollback(facts: ProjectFacts): ScaffoldResult {
  const way = wayBack(facts.project);
  if (way === undefined) {
    return refused(
      l10n.t(
        'Nothing here names what runs in a way that a command could take back: write down which image or revision ran before, and the command that starts it again.',
      ),
    );
  }
  const existing = facts.project.documents.find(({ path }) => path === pathIn(facts.project, 'Makefile'));
  const title = l10n.t('Let `make rollback` bring the version before back: `{0}`', way.shown);
  if (existing === undefined) {
    return hasFile(facts.project, 'Makefile')
      ? refused(l10n.t('The Makefile cannot be read: let it hold `{0}`.', way.shown))
      : drafts({
          title,
          edits: [],
          files: [createFile(pathIn(facts.project, 'Makefile'), `${overview}\n${target(way)}`)],
        });
  }
  return drafts({ title, ...appended(existing, target(way)) });
}

/** `make` alone must not take anything back. */
const overview = `.PHONY: help
help:
\t@echo "make rollback   brings the version before back"
`;

function target({ comment, commands }: WayBack): string {
  const lines = commands.map(command => `\t${command.replaceAll('$', '$$$$')}\n`);
  return `# ${comment} Try it once while nothing is wrong.\n.PHONY: rollback\nrollback:\n${lines.join('')}`;
}

function appended({ path, text }: Document, block: string): Omit<ScaffoldDraft, 'title'> {
  const eol = lineEndOf(text);
  const gap = text.trim() === '' ? '' : text.endsWith('\n') ? '\n' : '\n\n';
  const location = { kind: 'file', path, span: { start: text.length, end: text.length } } as const;
  return { edits: [{ location, newText: `${gap}${block}`.replaceAll('\n', eol) }], files: [] };
}
