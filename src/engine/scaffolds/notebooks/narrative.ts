import * as l10n from '@vscode/l10n';
import { readDataFiles } from '../../evidence/dataReads';
import type { NotebookDocument } from '../../model/document';
import { baseName } from '../../model/location';
import type { CallFact } from '../../python/index';
import type { Scaffold } from '../scaffold';
import { type NotebookDraft, draftOfNotebooks } from './eachNotebook';

/** Writes a cell at the top that says what the code says: what it reads, trains and writes, and what it needs. */
export const narrative: Scaffold = (facts, _rule, source) =>
  draftOfNotebooks(
    facts,
    source,
    {
      title: notebooks => l10n.t('Say at the top what it reads and makes: {0}', notebooks),
      refusal: l10n.t('There is no notebook to write a cell into.'),
    },
    draft,
  );

function draft(document: NotebookDocument): NotebookDraft | undefined {
  const { path } = document;
  const content = { kind: 'markdown', source: textOf(document), tags: [] } as const;
  return { edits: [], files: [], cells: [{ kind: 'insert', path, cell: firstCell(document), content }] };
}

/** Below front matter, which has to stay first. */
function firstCell({ notebook }: NotebookDocument): number {
  return notebook?.cells[0]?.kind === 'raw' ? 1 : 0;
}

function textOf(document: NotebookDocument): string {
  const reads = [...new Set(readDataFiles(document).map(({ path }) => path))];
  const calls = document.facts.calls.filter(({ method }) => method === 'fit' || writing.test(method));
  const trains = [...new Set(calls.flatMap(trainedBy))];
  const writes = [...new Set(calls.flatMap(writtenBy))];
  const needs = [...new Set(document.facts.imports.map(({ module }) => module.split('.')[0] ?? module))].sort();
  const parts = [
    item('Reads', reads),
    item('Trains', trains),
    item('Writes', writes),
    item('Needs', needs.filter(name => name !== '__future__')), // prettier-ignore
    '- **Run it** from top to bottom, with a fresh kernel.',
  ].filter(part => part !== '');
  return `# ${titleOf(document.path)}\n\n${parts.join('\n')}`;
}

function item(label: string, values: readonly string[]): string {
  const more = values.length > most ? `, and ${values.length - most} more` : '';
  const shown = values.slice(0, most).map(value => `\`${value}\``).join(', '); // prettier-ignore
  return values.length === 0 ? '' : `- **${label}** ${shown}${more}`;
}

const most = 8;

/** `02_train-model.ipynb` → `Train model` */
function titleOf(path: string): string {
  const words = baseName(path)
    .replace(/\.ipynb$/i, '')
    .replace(/^\d+(?:\.\d+)*[-_. ]*/, '')
    .replace(/[-_\s]+/g, ' ')
    .trim();
  return words === '' ? 'Notebook' : words.charAt(0).toUpperCase() + words.slice(1);
}

/** `LogisticRegression` of `model.fit(X, y)`, where it is known what the model is. */
function trainedBy({ method, callee }: CallFact): readonly string[] {
  const made = method === 'fit' ? /(?:^|\.)([A-Z]\w+)\(\)\.fit$/.exec(callee ?? '')?.[1] : undefined;
  return made === undefined ? [] : [made];
}

const writing = /^(?:to_(?:csv|parquet|excel|json|feather|pickle|hdf|stata)|savefig|dump|save|save_model)$/;

function writtenBy({ method, arguments: given }: CallFact): readonly string[] {
  const texts = writing.test(method) ? given.flatMap(({ value }) => (value.kind === 'string' ? [value.text] : [])) : [];
  return texts.filter(text => /\.\w+$/.test(text)).slice(0, 1);
}
