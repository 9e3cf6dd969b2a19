import * as l10n from '@vscode/l10n';
import type { StringFact } from '../python/index';
import { type Program, type Stretch, isWithin } from './program';

/** What only works in a cell, or looks at the names around it; each completes "it stays, because …". */
const patterns: readonly (readonly [RegExp, () => string])[] = [
  [
    /\b(?:get_ipython|displayHTML|spark|sqlContext|dbutils)\s*[.(]|\b(?:In|Out)\s*\[/,
    () => l10n.t('it uses what only the kernel has'),
  ],
  [/\bdisplay\s*\(/, () => l10n.t('it displays something, which is the notebook’s part')],
  [
    /\b(?:eval|exec|execfile|globals|locals|vars|dir)\s*\(|\b(?:_getframe|currentframe)\b/,
    () => l10n.t('it looks names up while it runs'),
  ],
  [/\.eval\s*\(|\bsqldf\b|\bduckdb\b|\bpatsy\b/, () => l10n.t('it names variables inside a text')],
  [/\b__(?:name|main|file|builtins)__\b/, () => l10n.t('it asks which module it is in')],
  [/\bbreakpoint\s*\(|\bpdb\b/, () => l10n.t('it stops for a debugger')],
];

/** Why a stretch of code cannot leave its cell, whatever names it uses. */
export function obstacleIn(program: Program, stretch: Stretch): string | undefined {
  const { facts } = program.document;
  const text = (program.cells[stretch.source]?.text ?? '').slice(stretch.start, stretch.end);
  if (facts.magics.some(({ place }) => holds(stretch, place))) {
    return l10n.t('it holds a magic');
  }
  if (facts.names.some(fact => fact.deferred && fact.use !== 'read' && isWithin(stretch, fact))) {
    return l10n.t('a function in it changes variables of the notebook');
  }
  if (stringsIn(program, stretch).some(({ text: said }) => isFormula(program, said))) {
    return l10n.t('it names variables inside a formula');
  }
  return patterns.find(([pattern]) => pattern.test(text))?.[1]();
}

/** Names of the notebook that pandas looks up from a text: `limit` of `df.query("price > @limit")`. */
export function namesInQueries(program: Program, stretch: Stretch): readonly string[] {
  const found = stringsIn(program, stretch).flatMap(({ text }) =>
    Array.from(text.matchAll(/@([^\W\d]\w*)/g), ([, name = '']) => name),
  );
  return found.filter(name => program.binds.has(name));
}

function stringsIn({ document }: Program, stretch: Stretch): readonly StringFact[] {
  return document.facts.strings.filter(({ place }) => holds(stretch, place));
}

function holds(stretch: Stretch, place: Stretch): boolean {
  return place.source === stretch.source && place.start >= stretch.start && place.end <= stretch.end;
}

/** `sales ~ np.log(price)` */
function isFormula({ document }: Program, text: string): boolean {
  return (
    /[\w)]\s*~\s*[\w(]/.test(text) &&
    document.facts.imports.some(({ module }) => /^(?:statsmodels|formulaic|linearmodels|pymer4)\b/.test(module))
  );
}
