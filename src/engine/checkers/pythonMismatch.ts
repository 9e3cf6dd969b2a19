import * as l10n from '@vscode/l10n';
import type { Match } from '../detectors/detector';
import { matchAt } from '../detectors/matchAt';
import { valueAt } from '../documents/plainData';
import type { Document } from '../model/document';
import { baseName, type Location } from '../model/location';
import type { Project } from '../projects/project';
import type { Checker } from './checker';

/** Finds versions of Python in CI that YAML reads as another one, or that the project is not made for. */
export const pythonMismatch: Checker = {
  scope: 'project',
  kinds: ['yaml'],
  captures: ['version', 'quoted', 'why'],
  anchors: [],
  concerns: document => isCi(document.path) && versionsIn(document).length > 0,
  *detect({ root, workspace }) {
    const asked = workspace.documents.filter(({ path }) => root === '.' && isCi(path)).flatMap(versionsIn);
    for (const each of asked.filter(({ text }) => /^3\.\d+0$/.test(text))) {
      yield toMatch(each, l10n.t('without quotes is 3.1 to YAML'), `"${each.text}"`);
    }
    const said = asked.length === 0 ? [] : statements(workspace);
    for (const each of asked) {
      const against = said.find(({ allows }) => !allows(minorOf(each.text)));
      // Of several versions, one may be for the future or the past.
      if (against !== undefined && (against.isRange || asked.length === 1)) {
        yield toMatch(each, l10n.t('is not what {0} says: {1}', against.source, against.text), '');
      }
    }
  },
};

function isCi(path: string): boolean {
  return /^\.github\/workflows\/[^/]+\.ya?ml$|^\.gitlab-ci\.ya?ml$|^azure-pipelines[\w.-]*\.ya?ml$|^bitbucket-pipelines\.yml$/.test(
    path,
  );
}

interface Version {
  /** As it stands there, with its quotes: `"3.12"`. */
  readonly text: string;
  readonly location: Location & { readonly kind: 'file' };
}

/** `python-version: 3.12`, a list of them behind it or below it, `image: python:3.12`. */
function versionsIn({ path, text }: Document): readonly Version[] {
  const fields = text.matchAll(
    /^[ \t]*(?:- )?(?:python-version|python|versionSpec|PYTHON_VERSION)[ \t]*:[ \t]*([^\n#]*(?:\n[ \t]*- ["']?\d[^\n#]*)*)|^[ \t]*(?:- )?image[ \t]*:[ \t]*["']?python:([^\n#]*)/gm,
  );
  return [...fields].flatMap(({ 0: all, 1: listed, 2: image, index }) => {
    const value = listed ?? image ?? '';
    const start = index + all.length - value.length;
    return [...value.matchAll(/["']?(?<![\d.])3\.\d{1,2}(?:\.\d+)?(?!\d)["']?/g)].map(found => {
      const span = { start: start + found.index, end: start + found.index + found[0].length };
      return { text: found[0], location: { kind: 'file', path, span } as const };
    });
  });
}

function minorOf(text: string): number {
  return Number(/3\.(\d+)/.exec(text)?.[1] ?? '0');
}

/** What a file says about Python. */
interface Statement {
  readonly source: string;
  readonly text: string;
  /** Several versions are fine. */
  readonly isRange: boolean;
  readonly allows: (minor: number) => boolean;
}

function statements({ documents }: Project['workspace']): readonly Statement[] {
  return documents.flatMap(document => (document.path.includes('/') ? [] : statementOf(document)));
}

function statementOf(document: Document): readonly Statement[] {
  const name = baseName(document.path);
  if (name === 'pyproject.toml' && document.kind === 'toml') {
    const text = valueAt(document.data(), ['project', 'requires-python']);
    return typeof text === 'string' ? [{ source: name, text, isRange: true, allows: rangeOf(text) }] : [];
  }
  const pattern =
    name === '.python-version' ? /^\s*3\.(\d+)/ : /^Dockerfile$/.test(name) ? /^FROM\s+python:3\.(\d+)/m : undefined;
  const minor = pattern?.exec(document.text)?.[1];
  return minor === undefined
    ? []
    : [{ source: name, text: `3.${minor}`, isRange: false, allows: other => other === Number(minor) }];
}

/** `>=3.10,<3.13` and `~=3.10`; what it does not understand it allows. */
function rangeOf(text: string): (minor: number) => boolean {
  const bounds = [...text.matchAll(/(>=|<=|<|>|==|~=)\s*3\.(\d+)/g)].map(
    ([, sign = '', minor = '']) => [sign, Number(minor)] as const,
  );
  return minor =>
    bounds.every(([sign, bound]) => {
      switch (sign) {
        case '>=':
        case '~=':
          return minor >= bound;
        case '<=':
          return minor <= bound;
        case '<':
          return minor < bound;
        case '>':
          return minor >= bound;
        default:
          return minor === bound;
      }
    });
}

function toMatch({ text, location }: Version, why: string, quoted: string): Match {
  return { ...matchAt(location, { version: { text, location }, quoted, why }), fixable: quoted !== '' };
}
