import type { Document } from '../../model/document';
import { baseName } from '../../model/location';
import type { Evidence } from '../../model/report';
import { remember } from '../../documents/remember';
import { type Hit, hitAtPlace, toEvidence } from '../hits';
import type { MakeChecker } from './checker';

interface NamedFile {
  readonly name: string;
  readonly hit: Hit;
}

/**
 * Places where own code names a settings file that is in the repository: `open("config/train.yaml")`, or parses one
 * whose path it is given, as in `train.py --config configs/base.yaml`. A file that only tools read (CI, Compose, conda,
 * documentation) is none, nor is one that code would read but nobody committed.
 */
export const readSettings: MakeChecker = () => {
  const filesNamedIn = remember(namedFiles);
  const parserIn = remember(firstParser);
  return function* ({ ground }): Iterable<Evidence> {
    const settings = ground.project.workspace.files.map(({ path }) => path).filter(isSettingsPath);
    const committed = new Set(settings.map(baseName));
    const hasConfiguration = settings.some(path => configuration.test(path));
    for (const { document, entry, zone } of ground.files) {
      if (document?.kind !== 'python' || zone === 'test') {
        continue;
      }
      const named = filesNamedIn(document).find(({ name }) => committed.has(name))?.hit;
      const found = named ?? (hasConfiguration ? parserIn(document) : undefined);
      if (found !== undefined) {
        yield toEvidence(entry.path, found);
      }
    }
  };
};

const forTools =
  /(^|\/)\.[^/]+\/|(^|\/)(docker-compose|compose|environment|conda|mkdocs|_config|pyproject|package|package-lock|tsconfig|dvc|renv|setup|tox|pipeline_definition)[^/]*$/i;

/** Settings by their folder or by their name, so that they need not be named in code. */
const configuration =
  /(^|\/)((configs?|configurations?|conf|settings|params|parameters)\/.*|(?!\.)[^/]*(config|settings|params|parameters)[^/]*)\.(ya?ml|toml|ini|cfg|conf)$/i;

const parsers = new Set([
  'yaml.load',
  'yaml.safe_load',
  'yaml.full_load',
  'toml.load',
  'tomli.load',
  'tomllib.load',
  'configparser.ConfigParser',
  'ConfigParser.ConfigParser',
  'ConfigParser.SafeConfigParser',
  'configobj.ConfigObj',
]);

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

function firstParser(document: Document): Hit | undefined {
  if (document.kind !== 'python') {
    return undefined;
  }
  const call = document.facts.calls.find(({ callee = '' }) => parsers.has(callee));
  return call === undefined ? undefined : hitAtPlace(document, call.place);
}
