import { matchAt } from '../detectors/matchAt';
import { isPlatformGuarded } from '../detectors/platformGuard';
import { firstLine, hasFacts, locationOf, textAround, textOfSource, type FactsDocument } from '../detectors/sources';
import type { Match } from '../detectors/detector';
import type { SourceLocation } from '../model/location';
import type { MagicFact } from '../python/facts/facts';
import { type Place, isPlaceInside } from '../python/index';
import type { Checker } from './checker';
import { packageNames } from './pipArguments';

const shellInstall =
  /^\s*(?:sudo\s+)?(?:-q\s+)?(?:pip3?|python3?\s+-m\s+pip|\{?sys\.executable\}?\s+-m\s+pip|uv\s+pip|conda|mamba|apt(?:-get)?)\s+(?:-\S+\s+)*install\b(?<rest>.*)$/m;

/** Finds cells that install packages: `!pip install`, `%pip install`, `%%bash`, also in notebooks kept as scripts. */
export const pipInstallInCell: Checker = {
  scope: 'document',
  kinds: ['notebook', 'python'],
  captures: ['command', 'packages'],
  anchors: [],
  concerns: document => hasFacts(document) && hasCells(document),
  *detect(document) {
    if (!hasFacts(document)) {
      return;
    }
    for (const magic of document.facts.magics) {
      const installed = isExcused(magic, document) ? undefined : installedBy(magic.name, magic.text);
      if (installed !== undefined) {
        yield toMatch(document, commandLocation(document, magic), installed);
      }
    }
    if (document.kind === 'notebook') {
      yield* withoutPercent(document);
      yield* byProgram(document);
    }
    if (document.kind === 'python' && document.facts.magics.length === 0) {
      yield* inScript(document);
    }
  },
};

function hasCells(document: FactsDocument): boolean {
  return document.kind === 'notebook'
    ? document.codeCells.length > 0
    : document.textNotebook !== undefined || document.facts.magics.length > 0;
}

/** The magic, or in a `%%bash` cell the line that installs. */
function commandLocation(document: FactsDocument, { name, place }: MagicFact): SourceLocation {
  const whole = locationOf(document, place);
  const text = textOfSource(document, place.source).slice(place.start, place.end);
  const found = name.startsWith('%%') ? shellInstall.exec(text) : null;
  if (found === null) {
    return whole;
  }
  const start = place.start + found.index + found[0].search(/\S/);
  return { ...whole, span: { start, end: place.start + found.index + found[0].length } };
}

/** IPython takes `pip install x` for `%pip install x`; Python does not, so the line is a fault. */
function* withoutPercent(document: FactsDocument): Generator<Match> {
  for (const source of new Set(document.facts.faults.map(({ place }) => place.source))) {
    for (const { 0: line, index } of textOfSource(document, source).matchAll(/^(?:pip|conda|mamba) install .*$/gm)) {
      const installed = installedBy('!', line);
      const place = { source, start: index, end: index + line.trimEnd().length };
      yield toMatch(document, locationOf(document, place), installed ?? '');
    }
  }
}

const programs =
  /^(?:os\.(?:system|popen)|subprocess\.(?:run|call|check_call|check_output|Popen)|pip\.main|pip\._internal\.main)$/;

/** `subprocess.check_call([sys.executable, "-m", "pip", "install", "x"])`, `os.system("pip install x")` */
function* byProgram(document: FactsDocument): Generator<Match> {
  for (const { callee, place, calleePlace, guards } of document.facts.calls) {
    if (callee !== undefined && programs.test(callee) && !isFallback(place, document) && !isPlatformGuarded(guards)) {
      const text = textOfSource(document, place.source).slice(calleePlace.end, place.end);
      const isInstall = callee.startsWith('pip.') ? /["']install/ : /\bpip3?["',\s]+install\b/;
      if (isInstall.test(text)) {
        yield { ...toMatch(document, locationOf(document, calleePlace), ''), fixable: false };
      }
    }
  }
}

/** `%pip` for one platform, and what is installed only where an import has failed. */
function isExcused({ name, place, guards }: MagicFact, document: FactsDocument): boolean {
  const isForPlatform = name.startsWith('%') && isPlatformGuarded(guards);
  return isForPlatform || isFallback(place, document) || isBehindColab(place, document);
}

function isFallback(place: Place, { facts }: FactsDocument): boolean {
  return facts.handlers.some(
    ({ types, place: handler }) =>
      isPlaceInside(place, handler) && types.some(type => type === 'ImportError' || type === 'ModuleNotFoundError'),
  );
}

/** `try: import colab`, as notebooks of TensorFlow ask where they are. */
function isBehindColab({ source, start }: Place, document: FactsDocument): boolean {
  const above = textOfSource(document, source).slice(0, start);
  return /\btry:\s*\n\s+(?:import colab|import google\.colab|from google\.colab import \w+)[^\n]*\n(?:[ \t]+[^\n]*\n)*[ \t]+$/.test(
    above,
  );
}

/** In a notebook kept as a script, magics are comments. */
function* inScript(document: FactsDocument): Generator<Match> {
  const cells = document.kind === 'python' ? (document.textNotebook?.cells ?? []) : [];
  for (const { text, start, end } of cells.flatMap(({ magics }) => magics)) {
    const [, name = '', rest = ''] = /^(%%?\w+|!)\s*([^]*)$/.exec(text) ?? [];
    const installed = installedBy(name, rest);
    if (installed !== undefined) {
      yield toMatch(document, { kind: 'file', path: document.path, span: { start, end } }, installed);
    }
  }
}

function toMatch(document: FactsDocument, whole: SourceLocation, packages: string): Match {
  const text = textAround(document, whole);
  const span = firstLine(text, whole.span);
  const command = { text: text.slice(span.start, span.end), location: whole };
  const isSimple =
    span.end === whole.span.end && /^[!%]?\s*(?:pip3?|python3?\s+-m\s+pip|uv\s+pip)\b[^&;|]*$/.test(command.text);
  return { ...matchAt({ ...whole, span }, { command, packages }), fixable: packages !== '' && isSimple };
}

/** The packages, one a line; `undefined` for a magic that installs nothing, or all that a manifest lists. */
function installedBy(name: MagicFact['name'], text: string): string | undefined {
  const command = commandOf(name, text);
  const rest = command === undefined ? undefined : shellInstall.exec(command)?.groups?.['rest'];
  if (rest === undefined || (name.startsWith('%') && /(?:^|\s)(?:-r|--requirement|-e|--editable)\b/.test(rest))) {
    return undefined;
  }
  return packageNames(rest).join('\n');
}

const shells = new Set(['!', '!!', '%%bash', '%%sh', '%%script', '%system', '%sx']);
const installers = new Set(['%pip', '%conda', '%mamba', '%uv']);

function commandOf(name: string, text: string): string | undefined {
  if (shells.has(name)) {
    return text;
  }
  return installers.has(name) ? `${name.slice(1)} ${text}` : undefined;
}
