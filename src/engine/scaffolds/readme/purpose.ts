import type { NotebookDocument } from '../../model/document';
import { baseName } from '../../model/location';
import { valuesAt } from '../../evidence/plainData';
import { pathIn } from '../facts/paths';
import type { ProjectFacts } from '../facts/projectFacts';

/** What the project is for, in words that stand in it already. */
export interface Purpose {
  readonly text: string;
  /** Where it stands: a path. */
  readonly source: string;
}

/** From the manifest's description, the Markdown of the notebook that trains (else of the first), or a docstring. */
export function findPurpose(facts: ProjectFacts): Purpose | undefined {
  const notebooks = orderedNotebooks(facts);
  const training = notebooks.filter(({ facts: code }) => code.calls.some(({ method }) => method === 'fit'));
  const said = [
    ...description(facts),
    ...[...training, ...notebooks].flatMap(({ path, notebook }) => {
      const text = notebook?.cells
        .filter(({ kind }) => kind === 'markdown')
        .flatMap(({ source }) => paragraphs(source))[0];
      return text === undefined ? [] : [{ text, source: path }];
    }),
    ...facts.code.entryPoints.flatMap(({ document: { path, facts: code } }) => {
      const text = paragraphs(code.scopes[0]?.docstring ?? '')[0];
      return text === undefined ? [] : [{ text, source: path }];
    }),
  ];
  return said[0];
}

/** Readable notebooks of the project by path, with 2 before 10. */
export function orderedNotebooks({ project }: ProjectFacts): readonly NotebookDocument[] {
  const notebooks = project.documents.flatMap(document => (document.kind === 'notebook' ? [document] : []));
  const inOrder = new Intl.Collator('en', { numeric: true }).compare;
  return notebooks.filter(({ notebook }) => notebook !== undefined).sort((a, b) => inOrder(a.path, b.path));
}

/** The first heading of a notebook, as plain text on one line. */
export function titleOf({ notebook }: NotebookDocument): string | undefined {
  const markdown = notebook?.cells.filter(({ kind }) => kind === 'markdown').map(({ source }) => source) ?? [];
  const heading = markdown.flatMap(source => /^#{1,3}[ \t]+(\S.*)$/m.exec(source)?.[1] ?? [])[0];
  const title = heading === undefined ? '' : plain(heading);
  return title === '' || title.length > 80 ? undefined : title;
}

function description({ project }: ProjectFacts): readonly Purpose[] {
  const document = project.workspace.documentAt(pathIn(project, 'pyproject.toml'));
  const data = document?.kind === 'toml' ? document.data() : undefined;
  return ['project', 'tool.poetry']
    .flatMap(table => valuesAt(data, [...table.split('.'), 'description']))
    .flatMap(({ value }) => (typeof value === 'string' ? paragraphs(value) : []))
    .filter(text => !/^(add your|a short description|default template)/i.test(text))
    .map(text => ({ text, source: document === undefined ? '' : baseName(document.path) }));
}

/** Prose of some length, without what would be out of place in a README: headings, lists, tables, addresses, paths. */
function paragraphs(markdown: string): readonly string[] {
  return markdown
    .replace(/^(```|~~~)[\s\S]*?^\1/gm, '')
    .split(/\r?\n[ \t]*\r?\n|^#.*$/m)
    .map(text => text.trim())
    .filter(text => !/^([#>|<!*+-]|\d+[.)]\s|\[|\$\$)/.test(text) && !privateText.test(text))
    .map(plain)
    .filter(text => text.split(' ').length >= 6 && text.length <= 600 && /[.!?]$/.test(text));
}

const privateText = /\b[A-Za-z]:\\|\/(Users|home|mnt|content|kaggle)\/|https?:|\S@\S|TODO|lorem ipsum/i;

function plain(text: string): string {
  return text.replace(/<[^>]*>/g, '').replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/\*\*|__/g, '').replace(/\s+/g, ' ').trim(); // prettier-ignore
}
