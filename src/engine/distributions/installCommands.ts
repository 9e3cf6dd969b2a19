import { packageNames } from '../checkers/pipArguments';
import { hasFacts } from '../detectors/sources';
import { normaliseName } from '../documents/requirements';
import { hitAtOffset, hitAtPlace, toEvidence } from '../evidence/hits';
import type { Document } from '../model/document';
import type { Evidence } from '../model/report';

/** A package that a cell or an image installs by name. */
export interface InstalledPackage {
  readonly distribution: string;
  readonly extras: readonly string[];
  /** The version that it is held to with `==`. */
  readonly version: string | undefined;
  readonly place: Evidence;
}

/** `%pip install pandas==2.3.3 'dask[dataframe]'` in cells, `RUN pip install …` in a Dockerfile. */
export function installedPackages(document: Document): readonly InstalledPackage[] {
  if (document.kind === 'dockerfile') {
    return document.instructions
      .filter(({ keyword }) => keyword === 'RUN')
      .flatMap(({ text, span }) => packagesIn(text, toEvidence(document.path, hitAtOffset(document.text, span.start))));
  }
  return hasFacts(document)
    ? document.facts.magics.flatMap(({ name, text, place }) =>
        packagesIn(`${name.replace(/^%+|^!+/, '')} ${text}`, toEvidence(document.path, hitAtPlace(document, place))),
      )
    : [];
}

const command =
  /(?:\bpip3?|\buv\s+pip|python3?\s+-m\s+pip|\{sys\.executable\}\s+-m\s+pip)\s+(?:-\S+\s+)*install\b([^;&|\n]*)/g;

/** What installs and builds packages is part of no manifest. */
const tools = new Set([
  'pip',
  'pip3',
  'setuptools',
  'wheel',
  'uv',
  'pip-tools',
  'pipenv',
  'poetry',
  'virtualenv',
  'conda',
]);

function packagesIn(text: string, place: Evidence): readonly InstalledPackage[] {
  const joined = text.replace(/\\\r?\n/g, ' ').replace(/(^|\s)#.*$/gm, '');
  return [...joined.matchAll(command)]
    .flatMap(([, rest = '']) => packageNames(rest))
    .flatMap(requirement => {
      const [, name = '', extras = '', specifier = ''] = /^([\w.-]+)(?:\[([^\]]*)\])?(.*)$/.exec(requirement) ?? [];
      const distribution = normaliseName(name);
      const version = /^==\s*(\d[\w.!+-]*)$/.exec(specifier)?.[1];
      const named = extras.split(',').map(extra => extra.trim()).filter(Boolean); // prettier-ignore
      return tools.has(distribution) ? [] : [{ distribution, extras: named, version, place }];
    });
}
