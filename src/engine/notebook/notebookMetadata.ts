import { readObject, skipValue, type JsonText, type Read } from './jsonScanner';
import { isObjectAt, readStringMembers } from './jsonValues';
import type { NotebookMark } from './notebookModel';

/** The parts of a notebook's metadata that mean something to a rule. */
export interface NotebookMetadata {
  readonly language: string | undefined;
  readonly kernelName: string | undefined;
  /** `language_info.version`: `3.12.4`. */
  readonly languageVersion: string | undefined;
  readonly marks: readonly NotebookMark[];
}

export const noNotebookMetadata: NotebookMetadata = {
  language: undefined,
  kernelName: undefined,
  languageVersion: undefined,
  marks: [],
};

/** Members of the metadata that tell which tool wrote the notebook. */
const markOf = {
  'application/vnd.databricks.v1+notebook': 'databricks',
  colab: 'colab',
  deepnote: 'deepnote',
  deepnote_notebook_id: 'deepnote',
  jupytext: 'jupytext',
  kaggle: 'kaggle',
  papermill: 'papermill',
} as const satisfies Readonly<Record<string, NotebookMark>>;

const fieldNames = [
  'kernelspec',
  'language_info',
  'application/vnd.databricks.v1+notebook',
  'colab',
  'deepnote',
  'deepnote_notebook_id',
  'jupytext',
  'kaggle',
  'papermill',
] as const;

const stringNames = ['name', 'language', 'version'] as const;

/** Reads kernel, language and marks. The rest, such as the state of widgets, is hopped over. */
export function readNotebookMetadata(text: JsonText, at: number): Read<NotebookMetadata> {
  if (!isObjectAt(text.bytes, at)) return { end: skipValue(text, at), value: noNotebookMetadata };
  const marks = new Set<NotebookMark>();
  let kernel: ReadonlyMap<string, string> = new Map();
  let languageInfo: ReadonlyMap<string, string> = new Map();
  const end = readObject(text, at, fieldNames, (name, valueAt) => {
    if (name !== 'kernelspec' && name !== 'language_info') {
      marks.add(markOf[name]);
      return skipValue(text, valueAt);
    }
    const strings = readStringMembers(text, valueAt, stringNames);
    if (name === 'kernelspec') kernel = strings.value;
    else languageInfo = strings.value;
    return strings.end;
  });
  const language = kernel.get('language') ?? languageInfo.get('name');
  const languageVersion = languageInfo.get('version');
  return { end, value: { language, kernelName: kernel.get('name'), languageVersion, marks: [...marks].sort() } };
}
