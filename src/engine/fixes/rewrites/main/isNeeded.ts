import { hasFacts } from '../../../detectors/sources';
import type { PythonDocument } from '../../../model/document';
import { baseName } from '../../../model/location';
import type { Project } from '../../../projects/project';
import { type Statement, isPlaceInside } from '../../../python/index';

/** Whether names that statements bind are read or bound by others of the module, or by other files. */
export function isNeeded(document: PythonDocument, moved: readonly Statement[], project: Project): boolean {
  const isMoved = (place: Statement['place']): boolean => moved.some(each => isPlaceInside(place, each.place));
  const bound = new Set(document.facts.names.flatMap(({ use, name, place }) => (use !== 'read' && isMoved(place) ? [name] : []))); // prettier-ignore
  const isUsedHere = document.facts.names.some(({ name, place }) => bound.has(name) && !isMoved(place));
  return isUsedHere || project.workspace.documents.some(other => other !== document && hasFacts(other) && takes(other, document, bound)); // prettier-ignore
}

type Reader = Extract<Project['documents'][number], { readonly facts: unknown }>;

/** By name, by a star, as an attribute of the module, or by running it in the notebook. */
function takes({ facts, text }: Reader, { path }: PythonDocument, bound: ReadonlySet<string>): boolean {
  const stem = baseName(path).replace(/\.py$/, '');
  const isModule = (name: string): boolean => name === stem || name.endsWith(`.${stem}`);
  const isNamed = facts.imports.some(({ module, name }) => isModule(module) && (name === '*' || bound.has(name ?? '')));
  const isWhole = facts.imports.some(({ module, name }) => (name === undefined ? isModule(module) : name === stem));
  const isRead = isWhole && [...bound].some(name => new RegExp(`\\.${name}\\b`).test(text));
  return isNamed || isRead || facts.magics.some(({ name, text: given }) => name === '%run' && given.includes(stem));
}
