/** The order of everything that is listed: by UTF-16 units, the same on every machine; `localeCompare` is not. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
