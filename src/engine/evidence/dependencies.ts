import type { DataDocument, Document } from '../model/document';
import { baseName } from '../model/location';
import { type Hit, hit, hitAtOffset, linesOf } from './hits';
import { type DataRoute, itemsOf, valuesAt } from './plainData';
import { setupArguments } from './setupCall';

/** What a manifest asks for by name. */
export interface Dependency {
  /** Lower case, `-` for `_` and `.`, without extras. */
  readonly name: string;
  /** One exact version, or one commit. */
  readonly pinned: boolean;
  /** Not for tests, documentation or another option. */
  readonly main: boolean;
  readonly hit: Hit;
}

/**
 * The dependencies that a document declares: requirements files, `pyproject.toml`, `setup.py`, `setup.cfg`, Pipfile,
 * conda environments, pixi, `renv.lock`, `DESCRIPTION`, `Project.toml` and Pluto notebooks. Empty for anything else.
 */
export function readDependencies(document: Document): readonly Dependency[] {
  switch (document.kind) {
    case 'requirements':
      return document.requirements.map(({ name, pinned, span }) => ({
        name,
        pinned,
        main: true,
        hit: hitAtOffset(document.text, span.start),
      }));
    case 'toml':
    case 'yaml':
    case 'json':
    case 'ini':
      return manifestFields.flatMap(field => (field.fits(document) ? declaredAt(document, field) : []));
    case 'python':
      return setupArguments(document).flatMap(({ text, main, hit: place }) => fromText(text, main, place));
    default:
      return fromLines(document);
  }
}

/** Where one format keeps its dependencies. */
interface ManifestField {
  readonly fits: (document: DataDocument) => boolean;
  readonly routes: readonly string[];
  readonly main: boolean;
}

const named =
  (...names: readonly string[]) =>
  ({ path }: DataDocument): boolean =>
    names.includes(baseName(path));

// The text is looked at first: parsing every YAML file of a repository takes longer than all the rest.
const isConda = (document: DataDocument): boolean =>
  document.kind === 'yaml' &&
  /^dependencies:/m.test(document.text) &&
  ['channels', 'name'].some(key => valuesAt(document.data(), [key]).length > 0);

const manifestFields: readonly ManifestField[] = [
  {
    fits: named('pyproject.toml'),
    main: true,
    routes: ['project.dependencies', 'tool.poetry.dependencies', 'tool.pixi.dependencies', 'tool.pixi.pypi-dependencies',
      'tool.flit.metadata.requires', 'tool.hatch.envs.default.dependencies'],
  },
  {
    fits: named('pyproject.toml'),
    main: false,
    routes: ['project.optional-dependencies.*', 'dependency-groups.*', 'tool.poetry.group.*.dependencies',
      'tool.poetry.dev-dependencies', 'tool.uv.dev-dependencies', 'tool.pdm.dev-dependencies.*'],
  },
  { fits: named('pixi.toml'), main: true, routes: ['dependencies', 'pypi-dependencies'] },
  { fits: named('Pipfile'), main: true, routes: ['packages'] },
  { fits: named('Pipfile'), main: false, routes: ['dev-packages'] },
  { fits: named('setup.cfg'), main: true, routes: ['options.install_requires'] },
  { fits: named('setup.cfg'), main: false, routes: ['options.extras_require.*'] },
  { fits: named('Project.toml', 'JuliaProject.toml'), main: true, routes: ['deps'] },
  { fits: named('renv.lock'), main: true, routes: ['Packages'] },
  { fits: isConda, main: true, routes: ['dependencies', 'dependencies.*.pip'] },
]; // prettier-ignore

function declaredAt(document: DataDocument, { routes, main }: ManifestField): readonly Dependency[] {
  return routes
    .flatMap(route => valuesAt(document.data(), route.split('.')))
    .flatMap(({ route, value }) =>
      typeof value === 'string'
        ? value.split('\n').flatMap(line => fromText(line, main, hitAtRoute(document, route)))
        : itemsOf(value).flatMap(([key, item]) => fromItem(key, item, main, hitAtRoute(document, [...route, key]))),
    );
}

/** `"pandas==2.1"` in a list, `pandas = "2.1"` or `pandas = {version = "^2"}` in a table. */
function fromItem(key: string | number, item: unknown, main: boolean, place: Hit): readonly Dependency[] {
  if (typeof key === 'number') {
    return typeof item === 'string' ? fromText(item, main, place) : [];
  }
  if (key === 'python') {
    return [];
  }
  const version = typeof item === 'string' ? item : valueTexts(item, ['version', 'Version', 'rev', 'git-tree-sha1']);
  return [{ name: normalise(key), pinned: isExact(version), main, hit: place }];
}

function valueTexts(item: unknown, keys: readonly string[]): string {
  return (
    itemsOf(item).flatMap(([key, value]) =>
      keys.includes(String(key)) && typeof value === 'string' ? [value] : [],
    )[0] ?? ''
  );
}

/** `1.2.3`, `==1.2.3` and a commit are exact; `^1.2`, `>=1`, `1.*` and `*` are not. */
function isExact(version: string): boolean {
  return /^={0,3}\s*v?\d+(\.\d+)*[a-z0-9.+-]*$/i.test(version.trim()) || /^[0-9a-f]{40}$/.test(version);
}

/** One line of PEP 508 or of conda: `scikit-learn[extra]==1.4; python_version > "3"`, `numpy=1.26.0=py311`. */
function fromText(text: string, main: boolean, place: Hit): readonly Dependency[] {
  const line = text.replace(/\s#.*$/, '').trim();
  const [, named = '', rest = ''] = /^(?:[\w.-]+::)?([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\])?\s*([^;]*)/.exec(line) ?? [];
  const name = normalise(named);
  return ['', 'python', 'pip'].includes(name) ? [] : [{ name, pinned: isPinned(rest.trim()), main, hit: place }];
}

/** `==1.4`, conda's `=1.26.0=py311`, or an address with a commit. */
function isPinned(specifier: string): boolean {
  return /^={1,3}\s*[\w.!+-]+(=[\w.-]*)?$/.test(specifier) || /@[0-9a-f]{7,40}\b/.test(specifier);
}

const rImport = /^(?:Imports|Depends):|^\s+([A-Za-z][\w.]*)\s*(?:\([^)]*\))?\s*,?\s*$/;

/** `DESCRIPTION` of an R package, the manifest that Pluto keeps inside a notebook, a Pipfile that is no TOML. */
function fromLines(document: Document): readonly Dependency[] {
  const name = baseName(document.path);
  if (name === 'DESCRIPTION') {
    return Array.from(linesOf(document)).flatMap(({ line, text }) => {
      const found = rImport.exec(text)?.[1];
      return found === undefined ? [] : [{ name: found, pinned: false, main: true, hit: hit(undefined, line, text) }];
    });
  }
  return document.kind === 'julia' && document.text.includes('PLUTO_PROJECT_TOML_CONTENTS')
    ? plutoProject(document)
    : [];
}

function plutoProject(document: Document): readonly Dependency[] {
  const locked = document.text.includes('PLUTO_MANIFEST_TOML_CONTENTS');
  const block = /PLUTO_PROJECT_TOML_CONTENTS = """([\s\S]*?)"""/.exec(document.text);
  const text = block?.[1] ?? '';
  const deps = /\[deps\]\n([^[]*)/.exec(text)?.[1] ?? '';
  return deps.split('\n').flatMap(line => {
    const found = /^(\w+) = /.exec(line)?.[1];
    const place = hitAtOffset(document.text, Math.max(0, document.text.indexOf(line, block?.index ?? 0)));
    return found === undefined ? [] : [{ name: found, pinned: locked, main: true, hit: place }];
  });
}

function hitAtRoute(document: DataDocument, route: DataRoute): Hit {
  return hitAtOffset(document.text, document.spanOf(route)?.start ?? 0);
}

function normalise(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}
