import { readYamlSource } from '../evidence/yamlSource';
import type { Problem } from '../model/report';
import type { Lesson } from '../model/rule';
import { isRecord, object, optional, recordOf, type Complain } from './fields';
import { line, paragraphs } from './textFields';
import type { RuleFile } from './ruleSet';

/** The texts of a rule in another language. What is left out stays English. */
export interface Translation {
  readonly title?: string;
  readonly met?: string;
  readonly message?: string;
  /** The title of the fix. */
  readonly fix?: string;
  /** Words that a detector puts into the message, by the English ones. */
  readonly says?: Readonly<Record<string, string>>;
  readonly lesson?: Partial<Lesson>;
}

const translation = object<Translation>({
  title: optional(line),
  met: optional(line),
  message: optional(line),
  fix: optional(line),
  says: optional(recordOf(line)),
  lesson: optional(
    object<Partial<Lesson>>({
      why: optional(paragraphs),
      how: optional(paragraphs),
      more: optional(paragraphs),
      bridge: optional(paragraphs),
      variants: optional(recordOf(paragraphs)),
    }),
  ),
});

/** The files that say in a language what rules say: of `es-mx` those of `es` where it has none of its own. */
export function translationsIn(files: readonly RuleFile[], language: string): ReadonlyMap<string, RuleFile> {
  const tag = language.toLowerCase();
  const endings = [tag.replace(/-.*/, ''), tag].map(each => `.${each}.yaml`);
  return new Map(
    endings.flatMap(ending =>
      files
        .filter(({ path }) => path.endsWith(ending))
        .map(file => [file.path.slice(0, -ending.length), file] as const),
    ),
  );
}

/** Reads `ci/no-ci.es.yaml`. Never throws: every mistake is a problem with the line it is on. */
export function readTranslation({ path, text }: RuleFile): {
  readonly texts: Translation;
  readonly problems: readonly Problem[];
} {
  const source = readYamlSource(path, text);
  const problems: Problem[] = [...source.problems];
  const complain: Complain = (route, message) => {
    problems.push(source.problemAt(route, message));
  };
  const texts = problems.length === 0 ? translation.read(source.content, [], complain) : undefined;
  return { texts: problems.length === 0 ? (texts ?? {}) : {}, problems };
}

/** The content of a rule file with texts in the place of the English ones. */
export function withTexts(content: unknown, { title, met, message, fix, says, lesson }: Translation): unknown {
  if (!isRecord(content)) {
    return content;
  }
  const ownFix = content['fix'];
  const ownLesson = content['lesson'];
  return {
    ...content,
    ...given({ title, met, message }),
    ...(says === undefined ? {} : { detect: saying(content['detect'], says) }),
    ...(isRecord(ownFix) ? { fix: { ...ownFix, ...given({ title: fix }) } } : {}),
    ...(isRecord(ownLesson) ? { lesson: { ...ownLesson, ...given({ ...lesson }) } } : {}),
  };
}

/** Without the keys that stand for nothing. */
function given(texts: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined));
}

/** A detector, or a part of one, with other words under every `says`. */
function saying(part: unknown, says: Readonly<Record<string, string>>): unknown {
  if (Array.isArray(part)) {
    return part.map((each: unknown) => saying(each, says));
  }
  if (!isRecord(part)) {
    return part;
  }
  const entries = Object.entries(part).map(([key, value]) => {
    const words = key === 'says' && isRecord(value) ? inOtherWords(value, says) : saying(value, says);
    return [key, words] as const;
  });
  return Object.fromEntries(entries);
}

function inOtherWords(
  words: Readonly<Record<string, unknown>>,
  says: Readonly<Record<string, string>>,
): Readonly<Record<string, unknown>> {
  const pairs = Object.entries(words).map(([name, word]) => [name, typeof word === 'string' ? (says[word] ?? word) : word] as const); // prettier-ignore
  return Object.fromEntries(pairs);
}
