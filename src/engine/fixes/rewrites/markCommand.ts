import { textAround } from '../../detectors/sources';
import type { Rewrite } from './rewrite';

/**
 * Puts `%` or `!` before a line of a cell that is a command and no Python: `rm -f old.csv`. Only where the fault stands in
 * such a line.
 */
export const markCommand: Rewrite = ({ location }, { document }) => {
  if (location.kind !== 'cell') {
    return undefined;
  }
  const text = textAround(document, location);
  const start = text.lastIndexOf('\n', location.span.start - 1) + 1;
  const feed = text.indexOf('\n', start);
  const line = text.slice(start, feed < 0 ? text.length : feed);
  const mark = magics.test(line) ? '%' : commands.test(line) ? '!' : '';
  const span = { start, end: start };
  return mark === '' ? undefined : { edits: [{ location: { ...location, span }, newText: mark }] };
};

/** They have to act on the kernel itself, not on a shell beside it. */
const magics = /^(?:pip3?|conda|mamba|uv pip) (?:install|uninstall)\b|^cd [\w./~-]+[ \t]*\r?$/;

const commands =
  /^(?:rm|ls|cp|mv|mkdir|cat|head|tail|wget|curl|unzip|tar|git|kaggle|apt|apt-get|sudo|chmod|echo|python3?|nvidia-smi) [\w./~"'$-]/;
