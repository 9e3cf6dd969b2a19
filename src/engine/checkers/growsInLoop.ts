import { endOfBlock } from '../detectors/endOfBlock';
import { matchAt } from '../detectors/matchAt';
import { hasFacts, locationOf, textOfSource, type FactsDocument } from '../detectors/sources';
import type { CallFact, Value } from '../python/index';
import type { Checker } from './checker';

/** What makes a new table, array or tensor of an old one and something to add. */
const joining: readonly string[] = [
  'pandas.concat', 'numpy.append', 'numpy.concatenate', 'numpy.vstack', 'numpy.hstack', 'numpy.row_stack', 'torch.cat',
  'tensorflow.concat',
]; // prettier-ignore

/** Finds tables and arrays that are copied whole in every round of a loop to add a little. */
export const growsInLoop: Checker = {
  scope: 'document',
  kinds: ['python', 'notebook'],
  captures: ['name', 'callee'],
  anchors: [],
  *detect(document) {
    if (!hasFacts(document)) {
      return;
    }
    const { facts } = document;
    const calls = joining.flatMap(name => facts.callsOf(name));
    for (const call of calls) {
      const name = call.boundTo.find(bound => call.arguments.some(({ value }) => mentions(value, bound)));
      if (name !== undefined && !isDoubled(call, name) && isInLoop(call, name, document)) {
        yield matchAt(locationOf(document, call.calleePlace), { name, callee: call.text });
      }
    }
  },
};

function mentions(value: Value, name: string): boolean {
  return value.kind === 'collection'
    ? value.items.some(item => mentions(item, name))
    : value.kind === 'name' && value.text === name;
}

/** A round for each column: there are few, and the copies are small beside the work. */
const overColumns = /^\s*for\b.*\bin\b.*(?:\b\w*(?:columns|cols|features|feature_names)\b|\[\s*["'])/;

/** Under a `for` or `while` of the same function, outside of which the name begins, with a round for each row or file. */
function isInLoop({ place }: CallFact, name: string, document: FactsDocument): boolean {
  const whole = textOfSource(document, place.source);
  const lines = whole.slice(0, place.start).split('\n');
  let indent = (lines.pop() ?? '').search(/\S|$/);
  const inside: string[] = [];
  let start = whole.lastIndexOf('\n', place.start - 1) + 1;
  for (const line of lines.reverse()) {
    const own = line.search(/\S/);
    start -= line.length + 1;
    if (own >= 0 && own < indent) {
      if (/^\s*(?:async\s+)?(?:def|class)\b/.test(line)) {
        return false;
      }
      if (/^\s*(?:for|while)\b.*:\s*(?:#.*)?$/.test(line) && !overColumns.test(line)) {
        return !beginsIn(inside, name) && !isNeededWhole(whole.slice(start, endOfBlock(whole, start)), name);
      }
      indent = own;
    }
    inside.push(line);
  }
  return false;
}

/** `concat([rows, rows])`: twice as long in each round, and soon long enough. */
function isDoubled({ arguments: given }: CallFact, name: string): boolean {
  return given.some(
    ({ value }) =>
      value.kind === 'collection' && value.items.filter(item => item.kind === 'name' && item.text === name).length > 1,
  );
}

/** Each round saves all that there is by then, or goes on from the end of it. */
function isNeededWhole(body: string, name: string): boolean {
  const escaped = name.replace(/[^\w]/g, '\\$&');
  return new RegExp(`(?<![\\w.])${escaped}(?:\\.[\\w]+\\([^\\n]*\\))*(?:\\.to_\\w+\\(|\\[[^\\]\\n]*:)`).test(body);
}

/** A name that each round begins anew does not grow. */
function beginsIn(lines: readonly string[], name: string): boolean {
  const start = new RegExp(`^\\s*${name.replace(/[^\w]/g, '\\$&')}\\s*=(?!=)`);
  return lines.some(line => start.test(line));
}
