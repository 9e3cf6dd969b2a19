import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Problem } from '../model/report';

/** The plain content of a YAML file, and a way to say where in it something is wrong. */
export interface YamlSource {
  readonly path: string;
  readonly content: unknown;
  readonly problems: readonly Problem[];
  /** A problem of kind `rule` whose message begins with the line (from 1) of that key or value. */
  readonly problemAt: (route: readonly (string | number)[], message: string) => Problem;
}

/** Parses a file of our own rules; what is no YAML is a problem with a line. Never throws. */
export function readYamlSource(path: string, text: string): YamlSource {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const problem = (offset: number, message: string): Problem => ({
    kind: 'rule',
    path,
    message: `Line ${lines.linePos(offset).line}: ${message}`,
  });
  const broken = document.errors.map(error => problem(error.pos[0], `this is no YAML: ${error.message}`));
  const content: unknown = broken.length > 0 ? undefined : document.toJS({ maxAliasCount: 100 });
  return {
    path,
    content,
    problems: broken,
    problemAt: (route, message) => problem(offsetOf(document, route), message),
  };
}

function offsetOf(document: ReturnType<typeof parseDocument>, route: readonly (string | number)[]): number {
  for (let length = route.length; length > 0; length -= 1) {
    const offset = offsetOfKey(document.getIn(route.slice(0, length - 1), true), route[length - 1]);
    if (offset !== undefined) {
      return offset;
    }
  }
  return document.contents?.range?.[0] ?? 0;
}

function offsetOfKey(parent: unknown, key: string | number | undefined): number | undefined {
  if (isMap(parent)) {
    const found = parent.items.map(item => item.key).find(each => isScalar(each) && each.value === key);
    return isNode(found) ? found.range?.[0] : undefined;
  }
  const item: unknown = isSeq(parent) && typeof key === 'number' ? parent.items[key] : undefined;
  return isNode(item) ? item.range?.[0] : undefined;
}
