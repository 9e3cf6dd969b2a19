import { baseName, folderOf } from '../../model/location';
import type { Project } from '../../projects/project';
import { linkTarget } from '../../scaffolds/readme/markup';
import { editDistance } from './editDistance';
import { type Rewrite, notHere } from './rewrite';

/**
 * Names the one file of the repository that is called like the missing one: it has moved, or two letters of its name are
 * wrong at most. Commands behind a `cd` are left alone, and so is a name that two files could be meant by.
 */
export const nearestFile: Rewrite = ({ captures, location }, { document, project }) => {
  if (location.kind !== 'file') {
    return notHere;
  }
  const before = document.text.slice(0, location.span.start);
  const isLink = before.endsWith('](');
  const { path, end } = partsOf(captures['target']?.text);
  const found = isLink || !isBehindCd(before) ? nearest(project, decoded(path)) : undefined;
  const written = found === undefined ? '' : writtenFrom(folderOf(document.path), found, isLink);
  return written === '' ? notHere : { edits: [{ location, newText: written + end }] };
};

/** `#L1` stays what it is. */
function partsOf(target = ''): { readonly path: string; readonly end: string } {
  const [, path = '', end = ''] = /^([^?#]*)(.*)$/s.exec(target) ?? [];
  return { path, end };
}

/** A path with spaces would be two words of a command. */
function writtenFrom(folder: string, found: string, isLink: boolean): string {
  const path = relative(folder, found);
  return isLink ? linkTarget(path) : /^[\w./-]+$/.test(path) ? path : '';
}

/** Of all files there are: with the same name, else with the name that differs least. */
function nearest({ workspace }: Project, path: string): string | undefined {
  const name = baseName(path.replace(/\/$/, ''));
  const ending = /\.\w+$/.exec(name)?.[0];
  const stem = ending === undefined ? name : name.slice(0, -ending.length);
  const most = Math.min(2, Math.floor((stem.length - 1) / 2));
  const paths = [...new Set<string>([...workspace.files.map(each => each.path), ...(workspace.tracked ?? [])])];
  const ranked = paths
    .filter(each => ending !== undefined && each.endsWith(ending))
    .map(each => ({ path: each, distance: editDistance(name, baseName(each), most) }))
    .filter(({ distance }) => distance <= most)
    .sort((a, b) => a.distance - b.distance);
  const [first, second] = ranked;
  return first !== undefined && first.distance !== second?.distance ? first.path : undefined;
}

/** In the same block a folder was entered, from which the path counts. */
function isBehindCd(before: string): boolean {
  const block = before.split(/^[ \t]*(?:```|~~~).*$/m).at(-1) ?? '';
  return /^[ \t]*(?:\$ )?cd\b/m.test(block);
}

/** `../data/a.csv` from `docs`. */
function relative(folder: string, path: string): string {
  const from = folder === '' ? [] : folder.split('/');
  const to = path.split('/');
  const differs = from.findIndex((part, index) => part !== to[index]);
  const shared = differs < 0 ? from.length : differs;
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
