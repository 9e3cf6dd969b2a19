import type { Document } from '../model/document';
import { baseName } from '../model/location';
import type { FileEntry } from '../workspace/reader';

/** How many signs of teaching material there are; two make a course, and many folders named for lessons are two. */
export function courseSigns(files: readonly FileEntry[], documents: readonly Document[], readme: string): number {
  const folders = foldersOf(files);
  const lessons = folders.filter(folder => lessonName.test(baseName(folder))).length;
  const numbered = folders.filter(folder => /^\d+[-_. ]/.test(baseName(folder))).length;
  const chapters = files.filter(({ path }) => /^\d+[-_. ].*\.ipynb$/.test(baseName(path))).length;
  const notebooks = documents.filter(({ kind }) => kind === 'notebook');
  const signs = [lessons >= 2, lessons >= 4, numbered >= 5, chapters >= 10, teachingWords.test(readme.slice(0, 3000))];
  const found = signs.filter(Boolean).length;
  // To look into cells costs most, so it is done only where it can tip the scales, and in sixty notebooks at most.
  return found === 1 && notebooks.length >= 10 && notebooks.slice(0, 60).filter(hasExercise).length >= 10 ? 2 : found;
}

const lessonName =
  /^(weeks?|lessons?|lectures?|chapters?|cohorts?|homeworks?|assignments?|exercises?|solutions?|labs?)([-_ .]?\w*)$/i;

const teachingWords =
  /\b(courses?|tutorials?|bootcamp|textbook|handbook|workshop|curriculum|lectures?|the book|this book)\b/i;

function foldersOf(files: readonly FileEntry[]): readonly string[] {
  const folders = new Set<string>();
  for (const { path } of files) {
    const parts = path.split('/').slice(0, -1);
    parts.slice(0, 3).forEach((_, depth) => folders.add(parts.slice(0, depth + 1).join('/')));
  }
  return [...folders];
}

/** Work left to the reader, as teachers write it. */
function hasExercise(document: Document): boolean {
  const cells = document.kind === 'notebook' ? (document.notebook?.cells ?? []) : [];
  return cells.some(({ source }) => exerciseWords.test(source));
}

const exerciseWords = /\b[Ee]xercises?\b|TODO: your code|[Yy]our code here|YOUR CODE HERE|raise NotImplementedError/;
