import { finishCells, magicOf, type CellDraft } from './textCells';
import { groupLines, isBlank, textLines, type LineGroup, type TextLine } from './textLines';
import type { TextNotebook } from './textNotebook';

/** How a Databricks source file writes comments, which tells its language. */
interface Syntax {
  readonly comment: string;
  readonly language: string;
  readonly magicPrefix: RegExp;
}

const syntaxes: readonly Syntax[] = [
  { comment: '#', language: 'python', magicPrefix: /^# MAGIC ?/ },
  { comment: '--', language: 'sql', magicPrefix: /^-- MAGIC ?/ },
  { comment: '//', language: 'scala', magicPrefix: /^\/\/ MAGIC ?/ },
];

/**
 * Reads a Databricks source file, whose cells are parted by `# COMMAND ----------`. A cell in another language is all
 * comment: `# MAGIC %sql`, `# MAGIC select 1`.
 */
export function readDatabricks(text: string): TextNotebook | undefined {
  const lines = textLines(text);
  const first = lines.at(0)?.text.trimEnd();
  const syntax = syntaxes.find(({ comment }) => first === `${comment} Databricks notebook source`);
  if (syntax === undefined) return undefined;
  const groups = groupLines(lines.slice(1), line => isSeparator(line, syntax));
  const filled = groups.filter(group => group.some(line => !isBlank(line) && !isSeparator(line, syntax)));
  return { flavour: 'databricks', cells: finishCells(filled.map(group => draftCell(group, syntax))) };
}

function isSeparator(line: TextLine, { comment }: Syntax): boolean {
  return line.text.trimEnd() === `${comment} COMMAND ----------`;
}

function draftCell(lines: LineGroup, syntax: Syntax): CellDraft {
  const titleLine = lines.find(line => line.text.startsWith(`${syntax.comment} DBTITLE `));
  const content = lines.filter(line => line !== titleLine && !isSeparator(line, syntax) && !isBlank(line));
  const first = content.at(0);
  const cellMagic = first && magicOf(first, syntax.magicPrefix);
  const magics = content.map(line => magicOf(line, syntax.magicPrefix)).filter(magic => magic !== undefined);
  return { lines, content, ...kindOf(cellMagic?.text, syntax), title: titleOf(titleLine), magics };
}

/** `# DBTITLE 1,Load the data` has the title `Load the data`. */
function titleOf(line: TextLine | undefined): string | undefined {
  return line?.text.replace(/^.*? DBTITLE (?:\d+,)?/, '').trim();
}

const languages: ReadonlySet<string> = new Set(['python', 'sql', 'scala', 'r', 'sh', 'fs']);

/** `%md` and `%sql` make the cell another kind or language; `%pip` and `%run` do not. */
function kindOf(magic: string | undefined, { language }: Syntax): Pick<CellDraft, 'kind' | 'language'> {
  const name = /^%([\w-]+)/.exec(magic ?? '')?.[1] ?? '';
  if (name === 'md' || name === 'md-sandbox') return { kind: 'markdown', language };
  return { kind: 'code', language: languages.has(name) ? name : language };
}
