import type { Document } from '../model/document';
import { baseName } from '../model/location';
import type { FileEntry } from '../workspace/reader';

/** How many signs of teaching material there are; two make a course, and many folders named for lessons are two. */
export function courseSigns(files: readonly FileEntry[], documents: readonly Document[], readme: string): number {
  const folders = foldersOf(files);
  const lessons = folders.filter(folder => lessonName.test(baseName(folder))).length;
  const numbered = folders.filter(folder => /^\d+[-_. ]/.test(baseName(folder))).length;
  const chapters = files.filter(({ path }) => /^\d+[-_. ].*\.ipynb$/.test(baseName(path))).length;
  const exercises = documents.filter(hasExercise).length;
  const signs = [
    lessons >= 2,
    lessons >= 4,
    numbered >= 5,
    chapters >= 10,
    exercises >= 10,
    teachingWords.test(readme.slice(0, 3000)),
  ];
  return signs.filter(Boolean).length;
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
  return cells.some(({ source }) =>
    /\bexercises?\b|todo: your code|your code here|raise NotImplementedError/i.test(source),
  );
}
