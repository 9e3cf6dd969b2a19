import type { Document } from '../../model/document';
import { baseName, folderOf } from '../../model/location';
import type { TextEdit } from '../../model/report';
import type { Project } from '../../projects/project';
import { outsideFences } from './markup';

/** The README in the project's root, perhaps one without text. */
export function readmeOf(project: Project): Document | undefined {
  const folder = project.root === '.' ? '' : project.root;
  return project.workspace.documents.find(
    ({ path }) => folderOf(path) === folder && /^readme(\.(md|markdown|rst|txt|org|ipynb))?$/i.test(baseName(path)),
  );
}

/** Behind everything but licence, contact and thanks, with the line ends of the file. */
export function sectionEdit({ path, text }: Document, section: string): TextEdit {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const closing = /^(?:#{1,6}[ \t]+|(?=[^\n]+\r?\n[=~-]{3}))\W*(licen[cs]e|contact|acknowledge?ments?|thanks|authors?|citation|credits|references)\b/im; // prettier-ignore
  const at = closing.exec(outsideFences(text))?.index ?? text.length;
  const before = text.slice(0, at);
  const gap =
    before.trim() === '' ? '' : before.endsWith(`${eol}${eol}`) ? '' : before.endsWith('\n') ? eol : `${eol}${eol}`;
  const rest = at < text.length ? eol : '';
  const newText = `${gap}${section.replaceAll('\n', eol)}${rest}`;
  return { location: { kind: 'file', path, span: { start: at, end: at } }, newText };
}
