import type { NotebookModel, TextNotebook } from '../notebook/index';
import type { OutputText } from '../documents/outputTexts';
import type { PythonFacts } from '../python/index';
import type { Span, WorkspacePath } from './location';
import type { Problem } from './report';

interface DocumentBase {
  readonly path: WorkspacePath;
  /** Decoded text; for a notebook the raw JSON text is not kept. Line ends are as in the file. */
  readonly text: string;
  /** Changes whenever the content does. */
  readonly version: string;
  /** What could not be read. Parsing never throws. Data documents add theirs once somebody asked for the data. */
  readonly problems: readonly Problem[];
}

/** A script or module, or a notebook in disguise (`# %%`, Databricks, jupytext, marimo): spans are the file's. */
export interface PythonDocument extends DocumentBase {
  readonly kind: 'python';
  readonly facts: PythonFacts;
  readonly textNotebook: TextNotebook | undefined;
}

/** A Jupyter notebook. Fact sources are its Python code cells: `codeCells[place.source]` is the cell. */
export interface NotebookDocument extends DocumentBase {
  readonly kind: 'notebook';
  /** Absent when the file is no readable notebook; `problems` says why. */
  readonly notebook: NotebookModel | undefined;
  readonly facts: PythonFacts;
  /** For each cell the line of the file, from 1, on which its source begins, and whether each line has its own. */
  readonly sourceLines: readonly { readonly line: number; readonly isSpread: boolean }[];
  /** Outputs that may say more than they should, as text; of an open notebook nobody knows them. */
  readonly tellingOutputs: readonly OutputText[];
  /** Where reading stopped, in `text`, which then is the file's: only for a notebook that cannot be read. */
  readonly brokenAt: Span | undefined;
  /** Cell index for each source of the facts. */
  readonly codeCells: readonly number[];
}

/** One mapping or sequence, resolved and acyclic, with the span of every node by its path. */
export interface DataDocument extends DocumentBase {
  readonly kind: 'yaml' | 'toml' | 'json' | 'ini';
  /** The parsed content as plain data (several YAML documents: a list in `all`); `undefined` when it is broken. */
  readonly data: () => unknown;
  readonly all: () => readonly unknown[];
  /** `spanOf(['jobs', 'test', 'runs-on'])`; list items by number. `document` is an index in `all`, 0 by default. */
  readonly spanOf: (route: readonly (string | number)[], document?: number) => Span | undefined;
}

export interface Requirement {
  /** Normalised (PEP 503): lower case, `-`. */
  readonly name: string;
  /** `==1.2`, `>=1,<2`, `` for none, or the URL. */
  readonly specifier: string;
  /** One exact version, commit or archive; with `--hash` too. */
  readonly pinned: boolean;
  /** `python_version < "3.9"`, or the empty string. */
  readonly marker: string;
  /** The requirement without its comment; of a continued one the first line. */
  readonly span: Span;
}

export interface RequirementsDocument extends DocumentBase {
  readonly kind: 'requirements';
  readonly requirements: readonly Requirement[];
  /** Targets of `-r` and `-c`. */
  readonly includes: readonly string[];
  /** Folders that are installed as packages: `.` of `-e .` */
  readonly local: readonly string[];
}

export interface DockerInstruction {
  /** Upper case: `FROM`. */
  readonly keyword: string;
  /** Everything after the keyword, continuation lines joined by a space. */
  readonly text: string;
  readonly span: Span;
  /** Span of the text after the keyword. */
  readonly textSpan: Span;
  /** Number of the build stage it belongs to, from 0; -1 before the first FROM. */
  readonly stage: number;
}

export interface DockerfileDocument extends DocumentBase {
  readonly kind: 'dockerfile';
  readonly instructions: readonly DockerInstruction[];
}

/** Markdown, SQL, shell, Makefile, R, Julia and everything else that is text. */
export interface PlainDocument extends DocumentBase {
  readonly kind: 'markdown' | 'shell' | 'makefile' | 'sql' | 'r' | 'julia' | 'text';
}

export type Document =
  PythonDocument | NotebookDocument | DataDocument | RequirementsDocument | DockerfileDocument | PlainDocument;

export type DocumentKind = Document['kind'];
