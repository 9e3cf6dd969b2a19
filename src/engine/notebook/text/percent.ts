import type { JupytextHeader } from './jupytextHeader';
import { finishCells, magicOf, type CellDraft } from './textCells';
import { groupLines, isBlank, textLines, type LineGroup, type TextLine } from './textLines';
import type { TextNotebook } from './textNotebook';

/**
 * Reads a script whose cells begin with `# %%`, as jupytext, VS Code, Spyder and PyCharm have it:
 * `# %% Load [markdown] tags=["parameters"]`. What stands before the first marker is a cell too.
 */
export function readPercent(text: string, header: JupytextHeader | undefined): TextNotebook | undefined {
  const lines = header?.rest ?? textLines(text);
  if (header?.format !== 'percent' && !lines.some(isMarker)) return undefined;
  const groups = groupLines(lines, isMarker).filter(group => group.some(line => isMarker(line) || !isBlank(line)));
  return { flavour: 'percent', cells: finishCells(groups.map(group => draftCell(group, header))) };
}

/** `# %%`, `#%%`, `# %%% deeper`; but not `# %%time`, which is a magic. */
const markerPattern = /^# ?%%+(?=\s|\[|$)(.*)$/;

function isMarker(line: TextLine): boolean {
  return markerPattern.test(line.text);
}

function draftCell(lines: LineGroup, header: JupytextHeader | undefined): CellDraft {
  const marker = markerPattern.exec(lines[0].text)?.[1];
  const content = marker === undefined ? lines : lines.slice(1);
  const options = readOptions(marker ?? '');
  // Only jupytext comments magics out; in any other script a commented one is a comment.
  const prefix = header === undefined ? /^/ : /^(?:# ?)?/;
  const magics = content.map(line => magicOf(line, prefix)).filter(magic => magic !== undefined);
  const language = languageOf(magics[0]?.text) ?? options.language ?? header?.language ?? 'python';
  return { lines, content, kind: options.kind, language, title: options.title, tags: options.tags, magics };
}

interface MarkerOptions {
  readonly kind: CellDraft['kind'];
  readonly title: string | undefined;
  readonly tags: readonly string[];
  readonly language: string | undefined;
}

/** Nobody writes more, and patterns over a line of megabytes would take long. */
const longestMarker = 1000;

/** Reads what follows the `%%`: ` Load data [md] tags=["a", "b"] language="R"`. */
function readOptions(line: string): MarkerOptions {
  const marker = line.slice(0, longestMarker);
  const kind = /\[(markdown|md|raw)\]/.exec(marker)?.[1];
  const title = marker.replace(/\[(?:markdown|md|raw)\].*$|[\w-]+=.*$/, '').trim();
  const tags = /\btags=\[([^\]]*)\]/.exec(marker)?.[1] ?? '';
  return {
    kind: kind === undefined ? 'code' : kind === 'raw' ? 'raw' : 'markdown',
    title: title === '' ? undefined : title,
    tags: Array.from(tags.matchAll(/["']([^"']*)["']/g), match => match[1]),
    language: /\blanguage="([^"]*)"/.exec(marker)?.[1]?.toLowerCase(),
  };
}

const languageMagics: ReadonlyMap<string, string> = new Map([
  ['bash', 'sh'],
  ['sh', 'sh'],
  ['cmd', 'cmd'],
  ['html', 'html'],
  ['javascript', 'javascript'],
  ['js', 'javascript'],
  ['latex', 'latex'],
  ['R', 'r'],
  ['ruby', 'ruby'],
  ['perl', 'perl'],
  ['sql', 'sql'],
]);

/** The language that a `%%bash` at the head of a cell makes it. */
function languageOf(magic: string | undefined): string | undefined {
  return languageMagics.get(/^%%(\w+)/.exec(magic ?? '')?.[1] ?? '');
}
