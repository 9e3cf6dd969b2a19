import * as l10n from '@vscode/l10n';
import type { Match } from '../detectors/detector';
import { matchAt } from '../detectors/matchAt';
import type { Document } from '../model/document';
import type { Span } from '../model/location';
import type { Checker } from './checker';

/** Finds requirements that install on one machine or one system alone. */
export const nonPortableSpecifier: Checker = {
  scope: 'document',
  kinds: ['requirements', 'yaml'],
  captures: ['requirement', 'portable', 'why'],
  anchors: [],
  concerns: document => (document.kind === 'requirements' ? document.requirements.length > 0 : isConda(document)),
  *detect(document) {
    if (document.kind === 'requirements') {
      yield* linesOf(document).flatMap(line => inRequirements(line, document));
    } else if (isConda(document)) {
      yield* firstBuild(document);
    }
  },
};

/** The text is looked at first: parsing every YAML file would cost more than all the rest. */
function isConda({ kind, text }: Document): boolean {
  return kind === 'yaml' && /^dependencies:/m.test(text) && /^(?:channels|name|prefix):/m.test(text);
}

interface Line extends Span {
  readonly text: string;
}

function linesOf({ text }: Document): readonly Line[] {
  let start = 0;
  return text.split('\n').map(line => {
    const shown = line.replace(/\s+#.*$|\s+$/, '');
    const at = start;
    start += line.length + 1;
    return { text: shown, start: at, end: at + shown.length };
  });
}

function inRequirements(line: Line, document: Document): readonly Match[] {
  const { text } = line;
  const local = /^([\w.-]+)\s*@\s*file:\/\/\S+/.exec(text);
  if (
    local !== null ||
    /^(?:-e\s+)?(?:file:\/\/\S+|[A-Za-z]:[\\/]\S+|\/(?:home|Users|root|tmp|croot)\/\S+)/.test(text)
  ) {
    return [toMatch(document, line, l10n.t('lies on the computer that wrote this file'), local?.[1])];
  }
  if (/^pkg[-_]resources==0\.0\.0$/.test(text)) {
    return [toMatch(document, line, l10n.t('is a mistake of an old Debian, and no such package exists'), undefined)];
  }
  if (/^[\w.-]+==[\w.]+\+\w+/.test(text) && !namesIndex.test(document.text)) {
    return [toMatch(document, line, l10n.t('is a build that PyPI does not have, and no index is named'), undefined)];
  }
  return ofOneSystem(line, document);
}

const namesIndex = /^\s*(?:-f|-i|--(?:find-links|index-url|extra-index-url))\b/m;

function ofOneSystem(line: Line, document: Document): readonly Match[] {
  const [, name = '', marker] = /^([\w.-]+)[^;]*(;.*)?$/.exec(line.text) ?? [];
  const system = marker === undefined ? systems.get(name.toLowerCase()) : undefined;
  return system === undefined || isNamedFor(system[1], document.path)
    ? []
    : [
        toMatch(
          document,
          line,
          l10n.t('installs on {0} alone', system[0]),
          `${line.text}; sys_platform == "${system[1]}"`,
        ),
      ];
}

/** `requirements_mac.txt`, `requirements/windows.txt`: whoever takes this file has that system. */
function isNamedFor(platform: string, path: string): boolean {
  const words = path.toLowerCase().split(/[^a-z0-9]+/);
  return (wordsOf[platform] ?? []).some(word => words.includes(word));
}

const wordsOf: Readonly<Record<string, readonly string[]>> = {
  darwin: ['mac', 'macos', 'osx', 'darwin', 'metal', 'apple', 'm1'],
  win32: ['windows', 'win', 'win32', 'win64'],
};

/** Packages that install on one system alone: its name for people and in markers. `appnope` installs anywhere. */
const systems: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['pywin32', ['Windows', 'win32']],
  ['pywinpty', ['Windows', 'win32']],
  ['pyobjc-core', ['macOS', 'darwin']],
  ['tensorflow-macos', ['macOS', 'darwin']],
  ['tensorflow-metal', ['macOS', 'darwin']],
]);

function toMatch(document: Document, { start, end, text }: Line, why: string, portable: string | undefined): Match {
  const location = { kind: 'file', path: document.path, span: { start, end } } as const;
  const match = matchAt(location, {
    requirement: { text, location },
    portable: portable ?? '',
    why: { text: why, isSaid: true },
  });
  return { ...match, fixable: portable !== undefined };
}

/** `numpy=1.26.0=py311h64a7726_0`: an export of one machine; one place stands for all. */
function firstBuild(document: Document): readonly Match[] {
  const isBuild = ({ text }: Line): boolean => /^\s*-\s+[\w.-]+=[\w.]+=\w+_\d+$/.test(text);
  const builds = linesOf(document).filter(isBuild);
  const [first] = builds;
  const why = l10n.t('and {0} more are builds for one system', builds.length - 1);
  if (first === undefined || builds.length < 5) {
    return [];
  }
  const indent = first.text.search(/[^\s-]/);
  return [toMatch(document, { ...first, start: first.start + indent, text: first.text.slice(indent) }, why, undefined)];
}
