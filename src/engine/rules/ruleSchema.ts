import { ruleField } from './ruleFields';
import type { RuleLanguage } from './ruleLanguage';

/** The JSON schema of a rule file, made from what the reader knows, so that both always agree. */
export function ruleSchema(language: RuleLanguage): Readonly<Record<string, unknown>> {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'A rule of Preflight',
    ...ruleField(language).schema,
  };
}
