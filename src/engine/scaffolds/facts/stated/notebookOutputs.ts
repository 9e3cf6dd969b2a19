import { distributionOf } from '../../../distributions/modules';
import { joinText, outputTexts, plainText, readOutputs } from '../../../documents/outputTexts';
import { normaliseName } from '../../../documents/requirements';
import type { NotebookDocument } from '../../../model/document';
import type { NotebookCell } from '../../../notebook/index';

/** Distribution and version, as an output shows it. */
export type Shown = readonly [distribution: string, version: string];

/** Cells whose outputs can show versions; of all others nothing is read. */
export function cellsWithVersions({ notebook }: NotebookDocument): readonly NotebookCell[] {
  const tells = /__version__|\bpip3?\s+(install|freeze|list|show)\b|%watermark|session_info|show_versions/;
  return (notebook?.cells ?? []).filter(({ kind, source }) => kind === 'code' && tells.test(source));
}

/** What the outputs of one cell, as JSON text, say about versions. */
export function versionsShown(cell: NotebookCell, outputs: string, { facts }: NotebookDocument): readonly Shown[] {
  const text = outputTexts(outputs).join('\n');
  const asked = [...cell.source.matchAll(/^[^#\n]*?\b([A-Za-z_][\w.]*)\.__version__/gm)].flatMap(([, name = '']) => {
    const first = name.split('.')[0];
    return distributionOf(facts.imports.find(({ bound }) => bound === first)?.module ?? name) ?? [];
  });
  const shown = text.match(/(?<![\w.])\d+\.\d+(?:\.\d+)?(?:\.post\d+)?(?![\w.])/g) ?? [];
  // One number for each question, in its order; anything else could be a score.
  const answered = asked.length > 0 && asked.length === shown.length;
  return [...(answered ? asked.map((name, index): Shown => [name, shown[index] ?? '']) : []), ...listed(text)];
}

/** `pandas==2.3.3`, `Successfully installed pandas-2.3.3`, `already satisfied: pandas in … (2.3.3)`. */
function listed(text: string): readonly Shown[] {
  const version = String.raw`(\d+\.\d+[\w.]*)`;
  const pairs = [
    ...text.matchAll(new RegExp(`^([\\w.-]+)==${version}\\s*$`, 'gm')),
    ...text.matchAll(new RegExp(`already satisfied: ([A-Za-z][\\w.-]*)\\S* in .*\\(${version}\\)\\s*$`, 'gm')),
    ...[...text.matchAll(/Successfully installed (.+)/g)].flatMap(([, names = '']) => [
      ...names.matchAll(new RegExp(`(\\S+)-${version}(?=\\s|$)`, 'g')),
    ]),
  ];
  return pairs.map(([, name = '', number = '']): Shown => [normaliseName(name), number]);
}

/** What `print` wrote, and the value of the last expression; empty texts where there is none. */
export function textsShown(outputs: string): { readonly printed: string; readonly result: string } {
  const records = readOutputs(outputs);
  const ofKind = (kind: string): typeof records => records.filter(each => each['output_type'] === kind);
  const streams = ofKind('stream').filter(({ name }) => name === 'stdout');
  return {
    printed: streams.map(({ text }) => joinText(text)).join(''),
    result: ofKind('execute_result').map(plainText).join('\n'),
  };
}
