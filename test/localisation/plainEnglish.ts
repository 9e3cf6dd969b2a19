/**
 * Two English words beside each other: no text in the language that nobody speaks has them. Code counts as none, and so
 * do names such as GitHub Actions.
 */
export function plainEnglish(text: string): readonly string[] {
  const words = text
    .replace(/<style>[^]*?<\/style>|<code>[^]*?<\/code>|<[^>]*>|```[^]*?```|^ {4}.*$|`[^`]*`|https?:\S+/gm, ' | ')
    .match(/(?<![\w./-])[A-Za-z]{3,}[,:;]? [a-z]{2,}(?![\w/-])/g);
  return words ?? [];
}
