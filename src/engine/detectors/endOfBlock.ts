/** Where the block ends whose header begins at this line: in front of the next statement that stands no deeper. */
export function endOfBlock(text: string, line: number): number {
  const indent = text.slice(line).search(/\S/);
  const header = text.indexOf('\n', line);
  const outside = new RegExp(`\\n[ \\t]{0,${indent}}[^\\s#)\\]}]`, 'g');
  outside.lastIndex = Math.max(0, header);
  return header < 0 ? text.length : (outside.exec(text)?.index ?? text.length);
}
