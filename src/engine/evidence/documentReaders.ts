import { remember } from '../documents/remember';
import type { Document } from '../model/document';
import type { Project } from '../projects/project';
import { type Command, readCommands } from './commands';
import { type Dependency, readDependencies } from './dependencies';
import { projectModules } from './projectCode';
import { type Source, sourcesOf } from './hits';
import { LetterTriples } from './letterTriples';
import { longestLine } from './patterns';
import { type TestFunction, readTests } from './tests';

/** What conditions and checkers ask of single documents; every answer is kept as long as the document lives. */
export interface DocumentReaders {
  readonly commandsIn: (document: Document) => readonly Command[];
  readonly dependenciesIn: (document: Document) => readonly Dependency[];
  readonly testsIn: (document: Document) => readonly TestFunction[];
  readonly sourcesIn: (document: Document) => readonly MeasuredSource[];
  /** Names under which a project's own files can be imported. */
  readonly modulesOf: (project: Project) => ReadonlySet<string>;
}

/** A text with what decides how it may be searched. */
export interface MeasuredSource extends Source {
  /** No line is longer than what patterns are given. */
  readonly hasShortLines: boolean;
  /** Whether a needle in small letters stands in it, in letters small or capital. */
  readonly holds: (needle: string) => boolean;
}

export function createReaders(): DocumentReaders {
  return {
    commandsIn: remember(readCommands),
    dependenciesIn: remember(readDependencies),
    testsIn: remember(readTests),
    sourcesIn: remember(document =>
      sourcesOf(document).map(source => ({
        ...source,
        hasShortLines: hasShortLines(source.text),
        holds: holder(source.text),
      })),
    ),
    modulesOf: remember(projectModules),
  };
}

/** Most needles are nowhere, which their letters tell in no time; the others are looked for once. */
function holder(text: string): (needle: string) => boolean {
  const triples = new LetterTriples(text);
  const known = new Map<string, boolean>();
  let small: string | undefined;
  return needle => {
    if (!triples.mayHold(needle)) {
      return false;
    }
    small ??= text.toLowerCase();
    const isThere = known.get(needle) ?? small.includes(needle);
    known.set(needle, isThere);
    return isThere;
  };
}

function hasShortLines(text: string): boolean {
  for (let start = 0; start < text.length;) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    if (end - start > longestLine) {
      return false;
    }
    start = end + 1;
  }
  return true;
}
