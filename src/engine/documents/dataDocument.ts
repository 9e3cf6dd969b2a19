import type { DataDocument } from '../model/document';
import type { Problem } from '../model/report';
import { type DataNode, spanAt } from './plainData';
import type { TextSource } from './textSource';

/** What a parser made of a text: one root for each document in it, none when it is broken. */
export interface ParsedData {
  readonly roots: readonly DataNode[];
  readonly problems: readonly Problem[];
}

/**
 * A document that is parsed when somebody asks for its data, once: YAML costs more than Python, and most of it is
 * never asked for. Its syntax problems are therefore there from that moment on. A template for another program
 * (`{{ cookiecutter.name }}`, `{% if %}`) that does not parse yet has no data and no problem.
 */
export function dataDocument(
  kind: DataDocument['kind'],
  source: TextSource,
  parse: (source: TextSource) => ParsedData,
): DataDocument {
  let parsed: ParsedData | undefined;
  const parseOnce = (): ParsedData => (parsed ??= forgiveTemplate(source, parse(source)));
  return {
    kind,
    path: source.path,
    text: source.text,
    version: source.version,
    get problems() {
      return parsed === undefined ? source.problems : [...source.problems, ...parsed.problems];
    },
    data: () => parseOnce().roots[0]?.value,
    all: () => parseOnce().roots.map(root => root.value),
    spanOf: (route, document = 0) => spanAt(parseOnce().roots[document], route),
  };
}

function forgiveTemplate(source: TextSource, parsed: ParsedData): ParsedData {
  return parsed.problems.length > 0 && isTemplate(source) ? { roots: [], problems: [] } : parsed;
}

/** `${{ github.ref }}` is an expression of GitHub's inside valid YAML, and no sign of a template. */
function isTemplate({ path, text }: TextSource): boolean {
  return path.includes('{{') || /\{%|(?<!\$)\{\{/.test(text);
}
