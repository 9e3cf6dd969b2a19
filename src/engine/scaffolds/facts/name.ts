import type { Project } from '../../projects/project';
import { baseName } from '../../model/location';
import { valuesAt } from '../../evidence/plainData';
import { pathIn } from './paths';

/** From `pyproject.toml`, the title of the README or the project's folder; `model` when none of them says. */
export function projectName(project: Project): string {
  const names = [declaredName(project), titleOfReadme(project), project.root === '.' ? '' : baseName(project.root)];
  return names.map(slug).find(name => name !== '') ?? 'model';
}

function declaredName(project: Project): string {
  const document = project.workspace.documentAt(pathIn(project, 'pyproject.toml'));
  const data = document?.kind === 'toml' ? document.data() : undefined;
  const named = ['project', 'tool.poetry'].flatMap(table => valuesAt(data, [...table.split('.'), 'name']));
  return named.flatMap(({ value }) => (typeof value === 'string' ? [value] : []))[0] ?? '';
}

function titleOfReadme(project: Project): string {
  const text = project.workspace.documentAt(pathIn(project, 'README.md'))?.text ?? '';
  return /^#\s+(.+)$/m.exec(text)?.[1] ?? '';
}

const LONGEST = 40;

/** `Churn Prévision (2024)` → `churn-prevision-2024`; a title that is a sentence gives nothing. */
function slug(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const name = plain.replace(/[^a-z0-9]+/g, '-').replace(/^[-0-9]+|-+$/g, '');
  return name.length > LONGEST ? '' : name;
}
