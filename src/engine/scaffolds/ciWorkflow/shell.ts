/** A word of a POSIX shell command: `données brutes` → `'données brutes'`. */
export function shellWord(text: string): string {
  return /^[\w./:@%+=-]+$/.test(text) ? text : `'${text.replace(/'/g, `'\\''`)}'`;
}

/** A YAML scalar on one line: plain where nobody could read it as something else, else in double quotes. */
export function yamlText(text: string): string {
  const isPlain =
    /^[\p{L}$./][^\n\\]*$/u.test(text) && !/: |:$| #|^\S*[[\]{},] ?$|^(true|false|yes|no|on|off|null)$/i.test(text);
  return isPlain && text === text.trim() ? text : JSON.stringify(text);
}

/** Every line that holds something, moved to the right. */
export function indent(text: string, width: number): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(width));
}
