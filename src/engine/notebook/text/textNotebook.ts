import { readDatabricks } from './databricks';
import { mayHaveHeader, readHeader } from './jupytextHeader';
import { readLight } from './light';
import { readMarimo } from './marimo';
import { readPercent } from './percent';

/** A notebook that is kept as a script. Its findings use the lines of the file, so its cells are spans of the file. */
export interface TextNotebook {
  /** `percent` is jupytext's, and that of VS Code, Spyder and PyCharm: cells begin with `# %%`. */
  readonly flavour: 'databricks' | 'percent' | 'light' | 'marimo';
  readonly cells: readonly TextCell[];
}

/** A cell of a script. All offsets are UTF-16 offsets of the file, `end` exclusive. */
export interface TextCell {
  /** From 0, over cells of every kind. */
  readonly index: number;
  readonly kind: 'code' | 'markdown' | 'raw';
  /** `python`, `sql`, `sh`, … for code; `markdown` and `raw` for cells of these kinds. */
  readonly language: string;
  /** The whole cell: marker and title lines, and what follows up to the next cell. */
  readonly start: number;
  readonly end: number;
  /** What is in the cell, without marker and title lines. */
  readonly sourceStart: number;
  readonly sourceEnd: number;
  readonly title: string | undefined;
  readonly tags: readonly string[];
  /** Lines that only a notebook understands. */
  readonly magics: readonly TextMagic[];
}

/** A line such as `%pip install pandas` or `!ls`, as the kernel would see it: `# MAGIC ` and `# ` are taken away. */
export interface TextMagic {
  readonly text: string;
  /** Where `text` stands in the file. */
  readonly start: number;
  readonly end: number;
}

/** Reads a script as a notebook, or gives `undefined` when it is an ordinary one. */
export function readTextNotebook(text: string): TextNotebook | undefined {
  if (!mayBeNotebook(text)) return undefined;
  const header = readHeader(text);
  if (header?.format === 'light') return readLight(header);
  return readDatabricks(text) ?? readMarimo(text) ?? readPercent(text, header);
}

/** A quick look, so that ordinary scripts cost nothing. */
function mayBeNotebook(text: string): boolean {
  const hasMarker = text.includes('%%') && (text.includes('# %%') || text.includes('#%%'));
  const isDatabricks = text.slice(0, 100).includes('Databricks notebook source');
  return hasMarker || isDatabricks || text.slice(0, START).includes('marimo.App(') || mayHaveHeader(text);
}

/** marimo makes its app below its imports; what stands before them is at most a script's metadata. */
const START = 16_384;
