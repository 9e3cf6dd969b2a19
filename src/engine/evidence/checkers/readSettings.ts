import type { Document } from '../../model/document';
import { baseName } from '../../model/location';
import type { Evidence } from '../../model/report';
import { remember } from '../documentReaders';
import { type Hit, hitAtPlace, toEvidence } from '../hits';
import type { MakeChecker } from './checker';

interface NamedFile {
  readonly name: string;
  readonly hit: Hit;
}

/**
 * Places where own code names a settings file that is in the repository: `open("config/train.yaml")`. A file that only
 * tools read (CI, Compose, conda, documentation) is none, nor is one that code would read but nobody committed.
 */
export const readSettings: MakeChecker = () => {
  const filesNamedIn = remember(namedFiles);
  return function* ({ ground }): Iterable<Evidence> {
    const committed = new Set(
      ground.project.workspace.files
        .map(({ path }) => path)
        .filter(isSettingsPath)
        .map(baseName),
    );
    for (const { document, entry, zone } of ground.files) {
      const named = document?.kind === 'python' && zone !== 'test' ? filesNamedIn(document) : [];
      const found = named.find(({ name }) => committed.has(name));
      if (found !== undefined) {
        yield toEvidence(entry.path, found.hit);
      }
    }
  };
};

const forTools =
  /(^|\/)\.[^/]+\/|(^|\/)(docker-compose|compose|environment|conda|mkdocs|_config|pyproject|package|package-lock|tsconfig|dvc|renv|setup|tox|pipeline_definition)[^/]*$/i;

function isSettingsPath(path: string): boolean {
  return (
    !forTools.test(path) &&
    (/\.(ya?ml|toml|ini|cfg|conf)$/i.test(path) ||
      /(config|setting|manifest|param|conf)[^/]*(\/[^/]*)?\.json$/i.test(path))
  );
}

function namedFiles(document: Document): readonly NamedFile[] {
  return document.kind !== 'python'
    ? []
    : document.facts.strings
        .filter(
          ({ text, role }) =>
            role.kind !== 'docstring' && text.length < 200 && /\.(ya?ml|toml|ini|cfg|conf|json)$/i.test(text),
        )
        .map(({ text, place }) => ({ name: baseName(text.replace(/\\/g, '/')), hit: hitAtPlace(document, place) }));
}
