import type { Document } from '../model/document';

/** What lessons have words of their own for, by the module that tells it. */
const frameworkOf: ReadonlyMap<string, string> = new Map([
  ['keras', 'tensorflow'],
  ['lightning', 'lightning'],
  ['pyspark', 'spark'],
  ['pytorch_lightning', 'lightning'],
  ['sklearn', 'scikit-learn'],
  ['tensorflow', 'tensorflow'],
  ['torch', 'pytorch'],
  ['transformers', 'transformers'],
]);

/** Every name that a variant of a lesson may have. */
export const frameworks: readonly string[] = [...new Set(frameworkOf.values())].sort();

/** The frameworks that files and notebooks import, in the order of their names. */
export function findFrameworks(documents: readonly Document[]): readonly string[] {
  const found = new Set<string>();
  for (const document of documents) {
    const imports = document.kind === 'python' || document.kind === 'notebook' ? document.facts.imports : [];
    for (const { module } of imports) {
      const framework = frameworkOf.get(module.split('.', 1)[0] ?? module);
      if (framework !== undefined) {
        found.add(framework);
      }
    }
  }
  return [...found].sort();
}
