import * as l10n from '@vscode/l10n';
/** `850 kB`, `1.2 MB`: a size in bytes for people, by thousands as file managers and GitHub count. */
export function sizeInWords(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** `a`, `a and b`, `a, b and c` */
export function listInWords(items: readonly string[], last: 'and' | 'or' = 'and'): string {
  const end = items.at(-1) ?? '';
  if (items.length < 2) {
    return end;
  }
  const others = items.slice(0, -1).reduce((before, item) => l10n.t('{0}, {1}', before, item));
  return last === 'and' ? l10n.t('{0} and {1}', others, end) : l10n.t('{0} or {1}', others, end);
}

/** As `listInWords`, for files that are written in English. */
export function listInEnglish(items: readonly string[]): string {
  const end = items.at(-1) ?? '';
  return items.length < 2 ? end : `${items.slice(0, -1).join(', ')} and ${end}`;
}
