/** `{name}`; `{{name}}` stands for the same text with its braces, and `${{ name }}` is left alone. */
const placeholder = /\{\{([a-z][A-Za-z0-9_]*)\}\}|\{([a-z][A-Za-z0-9_]*)\}/g;

/** The names that a text asks for, in order. */
export function placeholdersIn(text: string): readonly string[] {
  return [...text.matchAll(placeholder)].flatMap(match => match[2] ?? []);
}

/** Fills each `{name}`; a name without a value throws, for `readRule` lets none through. */
export function fillPlaceholders(text: string, valueOf: (name: string) => string | undefined): string {
  if (!text.includes('{')) {
    return text;
  }
  return text.replace(placeholder, (_all, escaped: string | undefined, name: string | undefined) => {
    if (escaped !== undefined) {
      return `{${escaped}}`;
    }
    const value = valueOf(name ?? '');
    if (value === undefined) {
      throw new Error(`The detector captured nothing under "${name ?? ''}", which this text asks for: ${text}`);
    }
    return value;
  });
}
