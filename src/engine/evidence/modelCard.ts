import * as l10n from '@vscode/l10n';
import type { Document } from '../model/document';
import { baseName } from '../model/location';

/** What a reader of a model card looks for. */
export interface CardTopic {
  /** The end of "The card does not say …". */
  readonly phrase: () => string;
  /** For the heading of a section. */
  readonly title: string;
  /** What the section answers. */
  readonly question: string;
  readonly headings: RegExp;
  readonly lines: RegExp;
  /** A name is enough. */
  readonly isShort?: true;
}

/** Where a line says so in passing, it has at least so many words: `Limitations:` alone says nothing. */
const leastWords = 6;

export const cardTopics: readonly CardTopic[] = [
  {
    phrase: () => l10n.t('what it is for'),
    title: 'Intended use',
    question: 'who decides what with it?',
    headings: /\buses?\b|\busage\b|intended|purpose|application|overview|description|summary|details|\babout\b|problem/i,
    lines: /\bintended\b|\bpurpose\b|\buse[- ]cases?\b|\bused (?:to|for|by)\b|\bpredicts?\b|\bclassif(?:y|ies)\b/i,
  },
  {
    phrase: () => l10n.t('which data it has learned from'),
    title: 'Training data',
    question: 'which rows, from where and from when?',
    headings: /\btrain|\bdata\b|datasets?\b/i,
    lines: /\b(?:fine[- ]?tuned|(?:pre-?)?trained) (?:\w+ ){0,3}(?:on|with|using|from)\b|\btraining (?:data|set|corpus)\b|\bdatasets?\b/i,
  },
  {
    phrase: () => l10n.t('how good it is'),
    title: 'Evaluation',
    question: 'which score, on which rows that the model never saw?',
    headings: /evaluat|metric|performance|results?\b|accurac|benchmark|scores?\b|validation/i,
    lines: /\b(?:accuracy|auc|auroc|f1|rmse|mae|mse|mape|r2|r²|precision|recall|iou|map|bleu|rouge|wer|perplexity|loss|scores?)\b.{0,60}\d/i,
  },
  {
    phrase: () => l10n.t('what it assumes and where it fails'),
    title: 'Assumptions and limitations',
    question: 'for which cases must it not be used, and what has to stay true?',
    headings: /limit|assum|caveat|scope|fail|weak|known issues|trade-?offs?|recommendation|risks?\b/i,
    lines: /\blimit(?:ations?|ed)\b|\bassum(?:es?|ptions?)\b|\bcaveats?\b|\bout[- ]of[- ]scope\b|\bfails?\b|\b(?:must|should|may|do|does|can)(?: ?not|n't)\b|\bnot (?:suitable|intended|meant|recommended|for|designed)\b|\bonly (?:for|valid|works?)\b/i,
  },
  {
    phrase: () => l10n.t('whom it can harm'),
    title: 'Ethical considerations',
    question: 'whom can a wrong answer harm, and which groups were looked at?',
    headings: /ethic|bias|fair|harm|privacy|risks?\b|safety|sensitive|responsib|societ|impact/i,
    lines: /\bethic|\bbias(?:es|ed)?\b|\bfair(?:ness)?\b|\bharm|\bprivacy\b|\bpersonal data\b|\bdiscriminat|\bsensitive\b|\bprotected (?:groups?|attributes?)\b|\bstereotyp/i,
  },
  {
    phrase: () => l10n.t('whom to ask'),
    title: 'Contact',
    question: 'who answers for it?',
    headings: /contact|owner|author|maintain|develop|team\b|contribut|citation|responsib|details|support/i,
    lines: /\b(?:owners?|contacts?|authors?|maintain\w*|developed|developers?|created|trained|built|team) ?(?:by|[:|*]+) *\S|[\w.+-]+@[\w-]+\.\w|\b(?:ask|contact) \w|\bquestions? (?:to|about|or)\b/i,
    isShort: true,
  },
]; // prettier-ignore

/** The file describes one model; a page about model cards, or a template for them, does not. */
export function isModelCard({ kind, path, text }: Document): boolean {
  return (
    (kind === 'markdown' || kind === 'text') &&
    /^(?!.*(template|example))(.*[-_ ])?model[-_ ]?card([-_ ](?!s\b)[^/]*)?\.(md|markdown|rst|txt)$/i.test(
      baseName(path),
    ) &&
    !/(^|\/)[^/]*templates?[^/]*\//i.test(path) &&
    isEnglish(text)
  );
}

/** Headings and words are known in one language. */
function isEnglish(text: string): boolean {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const common = words.filter(word => /^(?:the|of|and|is|for|on|in|to|with|it|not|was)$/.test(word));
  return common.length * 25 >= words.length;
}

/** What the card leaves open: topics without a section that says something and without a line in passing. */
export function untoldTopics({ text }: Pick<Document, 'text'>): readonly CardTopic[] {
  const sections = sectionsOf(text);
  return cardTopics.filter(
    ({ headings, lines, isShort }) =>
      !sections.some(({ title, told }) => headings.test(title) && told.length > 0) &&
      !sections.some(({ told }) =>
        told.some(line => lines.test(line) && (isShort === true || words(line) >= leastWords)),
      ),
  );
}

interface Section {
  readonly title: string;
  /** Its lines and those of the sections below it, without blanks that a template left. */
  readonly told: readonly string[];
}

function sectionsOf(text: string): readonly Section[] {
  const lines = text.replace(/^---\n[\s\S]*?\n---\n/, '').replace(/<!--[\s\S]*?-->/g, '').split(/\r?\n/); // prettier-ignore
  const starts = lines.flatMap((line, index) => {
    const depth = depthOf(line, lines[index + 1] ?? '');
    return depth === undefined ? [] : [{ index, depth }];
  });
  const sections = starts.map(({ index, depth }) => {
    const end = starts.find(next => next.index > index && next.depth <= depth)?.index ?? lines.length;
    // The title of a card is no section: everything stands below it.
    const title = depth === 1 && index === starts[0]?.index ? '' : (lines[index] ?? '');
    return { title, told: lines.slice(index + 1, end).filter(isTold) };
  });
  return [{ title: '', told: lines.filter(isTold) }, ...sections];
}

/** `## Title`, a title underlined in reStructuredText, or a line in bold. */
function depthOf(line: string, next: string): number | undefined {
  const marks = /^(#{1,6})\s/.exec(line)?.[1];
  if (marks !== undefined) {
    return marks.length;
  }
  const isUnderlined = /\w/.test(line) && /^([=~^"-])\1{2,}\s*$/.test(next);
  return isUnderlined ? (next.startsWith('=') ? 1 : 2) : /^\*\*[^*]{2,60}\*\*:?\s*$/.test(line) ? 7 : undefined;
}

function isTold(line: string): boolean {
  const plain = line.replace(/\[?more information needed\]?|^#+.*|^\*\*[^*]*\*\*:?\s*$|\bn\/?a\b|\btodo\b.*|\btbd\b|<[^>]*>|\{\{.*?\}\}/gi, ''); // prettier-ignore
  return /[\p{L}\p{N}]{2}/u.test(plain.replace(/^[\s>*-]*(?:\*\*[^*]*\*\*:?)?/, ''));
}

function words(line: string): number {
  return (line.match(/[\p{L}\p{N}]+/gu) ?? []).length;
}
