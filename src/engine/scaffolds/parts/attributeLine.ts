/** The line of a `.gitattributes` that gives a file to Git LFS, by its path from the folder of that file. */
export function attributeLine(path: string): string {
  // Without a slash it would mean files of that name in every folder.
  const anchored = path.includes('/') ? path : `/${path}`;
  return `${escapedPattern(anchored).replaceAll(' ', '[[:space:]]')} filter=lfs diff=lfs merge=lfs -text`;
}

/** A name in a pattern of git. */
export function escapedPattern(name: string): string {
  return name.replace(/[[\]!*#?\\]/g, '\\$&');
}
