/**
 * Whether brackets or YAML's indentation nest deeper than any honest file: parsers recurse, and some take the whole
 * process with them when the stack ends. Asked before a parser sees the text; errs on the side of yes.
 */
export function nestsTooDeep(text: string): boolean {
  return bracketsTooDeep(text) || columnsTooDeep(text);
}

const deepestBrackets = 200;
const deepestColumn = 400;

/** Brackets in strings and comments count too: two hundred that never close are no accident. */
export function bracketsTooDeep(text: string): boolean {
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 0x5b || code === 0x7b) {
      depth++;
      if (depth > deepestBrackets) {
        return true;
      }
    } else if ((code === 0x5d || code === 0x7d) && depth > 0) {
      depth--;
    }
  }
  return false;
}

/** A block node can only be nested by standing further right: `- - - a` and `? ? a` nest within a line. */
function columnsTooDeep(text: string): boolean {
  const nodeStart = new RegExp(`^[ \\t]*(?:[-?:][ \\t]+){0,${deepestColumn}}`, 'gm');
  for (const [start] of text.matchAll(nodeStart)) {
    if (start.length > deepestColumn) {
      return true;
    }
  }
  return false;
}
