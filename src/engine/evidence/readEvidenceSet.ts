import type { Problem } from '../model/report';
import { type Route, type Schema, object, listOf, oneOf, optional, text, withDefault } from '../rules/fields';
import { alternativeField, setName } from './alternativeFields';
import { type EvidenceSet, places } from './evidenceSet';
import { readYamlSource } from './yamlSource';

/** What a file of `rules/evidence` holds, or all that is wrong with it. */
export type EvidenceSetReading =
  | { readonly kind: 'set'; readonly set: EvidenceSet }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] };

const setField = object<Omit<EvidenceSet, 'name'>>({
  title: text(),
  practice: optional(text()),
  where: withDefault(oneOf(places), 'project'),
  needs: withDefault(listOf(setName), []),
  any: listOf(alternativeField, 1),
});

/**
 * Reads the text of `rules/evidence/ci-config.yaml`; the set is named by its path. Never throws: unknown keys, wrong
 * types and patterns that do not compile are problems, each with file and line.
 */
export function readEvidenceSet(path: string, content: string): EvidenceSetReading {
  const source = readYamlSource(path, content);
  const problems: Problem[] = [...source.problems];
  const complain = (route: Route, message: string): void => {
    problems.push(source.problemAt(route, `${route.length === 0 ? 'the set' : `"${route.join('.')}"`}: ${message}`));
  };
  const set = problems.length > 0 ? undefined : setField.read(source.content, [], complain);
  return set === undefined || problems.length > 0
    ? { kind: 'problems', problems }
    : { kind: 'set', set: { name: nameOf(path), ...set } };
}

/** The JSON schema that says the same, for editors: `rules/evidence.schema.json` is kept equal to it by a test. */
export const evidenceSchema: Schema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Evidence set of Preflight',
  ...setField.schema,
};

/** `rules/evidence/ci-config.yaml` → `ci-config` */
function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.ya?ml$/, '');
}
