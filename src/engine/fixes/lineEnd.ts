/** What ends the lines of a text: what ends the first one. A text of one line gets `\n`. */
export function lineEndOf(text: string): '\r\n' | '\n' {
  const feed = text.indexOf('\n');
  return feed > 0 && text[feed - 1] === '\r' ? '\r\n' : '\n';
}
