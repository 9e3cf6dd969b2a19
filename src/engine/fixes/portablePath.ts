import * as l10n from '@vscode/l10n';
import type { Match } from '../detectors/detector';
import { hasFacts, type FactsDocument } from '../detectors/sources';
import { remember } from '../documents/remember';
import { folderOf, isInside, workspacePath, type SourceLocation } from '../model/location';
import type { TextEdit } from '../model/report';
import type { FixTemplate } from '../model/rule';
import type { Project } from '../projects/project';
import type { FixContext, FixDraft } from './buildFix';
import { addImport } from './addImport';

type Template = Extract<FixTemplate, { readonly kind: 'portable-path' }>;

/**
 * Two ways to mend an absolute path: from the project when the file is in it, and through an environment variable
 * with its line in `.env.example`. Needs the captures `literal` (with its place) and `value`.
 */
export function portablePath(template: Template, match: Match, context: FixContext): readonly FixDraft[] {
  const { document, project } = context;
  const { literal, value } = match.captures;
  if (!hasFacts(document) || literal?.location === undefined || value === undefined) {
    return [];
  }
  const place = { document, location: literal.location, quote: literal.text.includes('"') ? '"' : "'" };
  const segments = value.text.split(/[\\/]+/).filter(segment => segment !== '');
  const inside = pathInProject(segments, project);
  return [
    ...(inside === undefined ? [] : [relativeFix(inside, template, place, project)]),
    variableFix(segments, template, place, project),
  ];
}

interface LiteralPlace {
  readonly document: FactsDocument;
  readonly location: SourceLocation;
  readonly quote: string;
}

/** The one file or folder of the project whose path ends like the literal's, the longest such end first. */
function pathInProject(segments: readonly string[], { files, root }: Project): string | undefined {
  const last = segments.at(-1) ?? '';
  const candidates = files.filter(({ path }) => path.includes(last) && isInside(path, root));
  if (candidates.length === 0) {
    return undefined;
  }
  for (let length = segments.length - 1; length > 0; length--) {
    const end = segments.slice(-length).join('/');
    const found = new Set(candidates.flatMap(({ path }) => endingWith(path, end)));
    if (found.size > 0) {
      return found.size === 1 ? [...found][0] : undefined;
    }
  }
  return undefined;
}

/** `data/raw/churn.csv` holds the ends `churn.csv`, `raw/churn.csv` and, as a folder, `data/raw`. */
function endingWith(path: string, end: string): readonly string[] {
  const at = `/${path}/`.indexOf(`/${end}/`);
  return at < 0 ? [] : [path.slice(0, at + end.length)];
}

function relativeFix(inside: string, template: Template, place: LiteralPlace, project: Project): FixDraft {
  const { document, location, quote } = place;
  const folder = folderOf(document.path);
  const title = l10n.t('Use {0} of this project, wherever it is', inside);
  const finish = (text: string, more: readonly TextEdit[]): FixDraft => {
    return { title, safety: template.safety, edits: [...more, { location, newText: text }], files: [] };
  };
  if (document.kind === 'notebook') {
    // Jupyter and VS Code run a notebook in its own folder.
    return finish(`${quote}${relativePath(folder, inside)}${quote}`, []);
  }
  const { root } = project;
  const depth = folder === '' ? 0 : folder.split('/').length - (root === '.' ? 0 : root.split('/').length);
  const top = depth === 0 ? 'parent' : `parents[${depth}]`;
  const within = root === '.' ? inside : inside.slice(root.length + 1);
  const path = `Path(__file__).resolve().${top} / ${quote}${within}${quote}`;
  return finish(`str(${path})`, addImport(document, location, { module: 'pathlib', name: 'Path' }));
}

/** From one folder to a file or folder of the workspace: `notebooks` and `data/churn.csv` → `../data/churn.csv`. */
export function relativePath(folder: string, target: string): string {
  const from = folder === '' ? [] : folder.split('/');
  const to = target === '.' ? [] : target.split('/');
  const different = from.findIndex((segment, index) => segment !== to[index]);
  const common = different < 0 ? from.length : different;
  return [...from.slice(common).map(() => '..'), ...to.slice(common)].join('/') || '.';
}

function variableFix(
  segments: readonly string[],
  { variable, title, safety }: Template,
  { document, location, quote }: LiteralPlace,
  project: Project,
): FixDraft {
  const last = segments.at(-1) ?? '';
  const folder = `os.environ[${quote}${variable}${quote}]`;
  const isFile = /\.\w+$/.test(last);
  const newText = isFile ? `os.path.join(${folder}, ${quote}${last}${quote})` : folder;
  return {
    title,
    safety,
    edits: [...addImport(document, location, { module: 'os', name: undefined }), { location, newText }],
    files: [{ kind: 'append', path: exampleOf(project), lines: [`${variable}=`] }],
  };
}

const exampleOf = remember(({ root }: Project) =>
  workspacePath(root === '.' ? '.env.example' : `${root}/.env.example`),
);
