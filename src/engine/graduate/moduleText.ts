import { isStandardModule } from '../evidence/standardModules';
import { type Program, meaningOf } from './program';
import type { Unit } from './unit';

/** Where units go, by name: `churn.features`. */
export type DottedOf = (unit: string) => string;

/** The text of one module, as formatters want it around the code that was moved. */
export function moduleText(program: Program, dotted: string, units: readonly Unit[], dottedOf: DottedOf): string {
  const own = units.filter(({ name }) => dottedOf(name) === dotted);
  const head = importBlock(program, own, dotted, dottedOf);
  const blocks = own.map(({ kind, text }, index) => {
    const before = own[index - 1];
    const gap = kind === 'constant' && (before === undefined || before.kind === 'constant') ? '\n' : '\n\n\n';
    return (index === 0 ? '' : gap) + text;
  });
  const gap = own[0]?.kind === 'constant' ? '\n\n' : '\n\n\n';
  return `${head === '' ? '' : head + gap}${blocks.join('')}\n`;
}

function importBlock(program: Program, units: readonly Unit[], dotted: string, dottedOf: DottedOf): string {
  const names = new Set(units.flatMap(({ imported }) => imported));
  const lines = [...names].flatMap(name => {
    const meaning = meaningOf(name, program);
    return meaning.kind === 'import' ? meaning.lines : [];
  });
  const future = program.document.facts.imports
    .filter(({ module }) => module === '__future__')
    .map(({ name }) => `from __future__ import ${name ?? ''}`);
  const others = [...new Set([...lines, ...enablingLines(program, lines)])].filter(line => !future.includes(line));
  const needed = [...new Set(units.flatMap(({ needs }) => needs))].filter(name => dottedOf(name) !== dotted);
  const own = grouped(needed.map(name => `from ${dottedOf(name)} import ${name}`));
  const standard = others.filter(line => isStandardModule(moduleOf(line).split('.')[0] ?? ''));
  const groups = [
    [...new Set(future)],
    grouped(standard),
    grouped(others.filter(line => !standard.includes(line))),
    own,
  ];
  return groups
    .filter(group => group.length > 0)
    .map(group => group.join('\n'))
    .join('\n\n');
}

/** `from sklearn.experimental import enable_iterative_imputer` has to come before what it makes importable. */
function enablingLines({ document }: Program, lines: readonly string[]): readonly string[] {
  const enabling = document.facts.imports.filter(({ module }) => module === 'sklearn.experimental');
  return lines.some(line => /^from sklearn\.(?:impute|model_selection)\b/.test(line))
    ? enabling.map(({ name }) => `from sklearn.experimental import ${name ?? ''}  # noqa: F401`)
    : [];
}

function moduleOf(line: string): string {
  return /^(?:import|from) (\S+)/.exec(line)?.[1] ?? '';
}

const width = 88;

/** `import` lines first, then one `from` line for each module. */
export function grouped(lines: readonly string[]): readonly string[] {
  const plain = lines.filter(line => line.startsWith('import ')).sort();
  const byModule = new Map<string, string[]>();
  for (const line of lines.filter(each => each.startsWith('from '))) {
    const [, module = '', names = ''] = /^from (\S+) import (.*)$/.exec(line) ?? [];
    byModule.set(module, [...(byModule.get(module) ?? []), names]);
  }
  const froms = [...byModule]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([module, names]) => fromLine(module, [...new Set(names)].sort()));
  return [...plain, ...froms];
}

function fromLine(module: string, names: readonly string[]): string {
  const line = `from ${module} import ${names.join(', ')}`;
  return line.length <= width || names.length === 1
    ? line
    : `from ${module} import (\n${names.map(name => `    ${name},\n`).join('')})`;
}
