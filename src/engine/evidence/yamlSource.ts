import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { nestsTooDeep } from '../documents/nesting';
import { convertYaml } from '../documents/yamlNodes';
import type { Problem } from '../model/report';

/** The plain content of a YAML file, and a way to say where in it something is wrong. */
export interface YamlSource {
  readonly path: string;
  readonly content: unknown;
  readonly problems: readonly Problem[];
  /** A problem of kind `rule` whose message begins with the line (from 1) of that key or value. */
  readonly problemAt: (route: readonly (string | number)[], message: string) => Problem;
}

/**
 * Parses a file of rules or evidence; what is no YAML is a problem with a line. Never throws. What ships is written as
 * JSON, which is YAML too and read many times faster; lines are looked up when something is wrong with it.
 */
export function readYamlSource(path: string, text: string): YamlSource {
  const content = text.startsWith('{') && !nestsTooDeep(text) ? jsonIn(text) : undefined;
  return content === undefined
    ? parseSource(path, text)
    : { path, content, problems: [], problemAt: (...place) => parseSource(path, text).problemAt(...place) };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function parseSource(path: string, text: string): YamlSource {
  const lines = new LineCounter();
  const problem = (offset: number, message: string): Problem => ({
    kind: 'rule',
    path,
    message: `Line ${lines.linePos(offset).line}: ${message}`,
  });
  const isTooDeep = nestsTooDeep(text);
  const options = { lineCounter: lines, prettyErrors: false, logLevel: 'error' } as const;
  const document = parseDocument(isTooDeep ? '' : text, options);
  const converted = convertYaml(document.contents);
  const faults = [
    ...(isTooDeep ? [problem(0, 'this nests more than 200 levels')] : []),
    ...document.errors.map(error => problem(error.pos[0], `this is no YAML: ${error.message}`)),
    ...('reason' in converted ? [problem(converted.offset, `this is no YAML: ${converted.reason}`)] : []),
  ];
  return {
    path,
    content: 'reason' in converted || faults.length > 0 ? undefined : converted.value,
    problems: faults,
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
