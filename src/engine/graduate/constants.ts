import type { ExpressionSyntax, StatementSyntax } from '../python/index';
import type { Program, ProgramCell } from './program';

/** `NUMERIC` of `NUMERIC = ["a", "b"]`, when nothing ever changes it and no tool puts another value in its place. */
export function constantName(program: Program, cell: ProgramCell, statement: StatementSyntax): string | undefined {
  if (cell.isParameters || cell.text.startsWith('%%') || statement.kind !== 'assign') {
    return undefined;
  }
  const [target, ...more] = statement.targets;
  return target?.kind === 'name' && more.length === 0 && isLiteral(statement.value) && isFixed(program, target.name)
    ? target.name
    : undefined;
}

function isFixed(program: Program, name: string): boolean {
  return program.binds.get(name)?.length === 1 && !isDeleted(program, name) && !isChanged(program, name);
}

export function isDeleted({ document }: Program, name: string): boolean {
  return document.facts.names.some(fact => fact.name === name && fact.use === 'delete');
}

const plain: ReadonlySet<ExpressionSyntax['kind']> = new Set(['number', 'string', 'bytes', 'constant', 'name']);

function isLiteral(value: ExpressionSyntax): boolean {
  switch (value.kind) {
    case 'unary':
      return isLiteral(value.operand);
    case 'binary':
      return isLiteral(value.left) && isLiteral(value.right);
    case 'list':
    case 'tuple':
    case 'set':
      return value.items.every(isLiteral);
    case 'dict':
      return value.entries.every(({ key, value: item }) => (key === undefined || isLiteral(key)) && isLiteral(item));
    default:
      return plain.has(value.kind);
  }
}

const changing = 'append|extend|insert|remove|pop|popitem|clear|update|sort|reverse|add|discard|setdefault';

function isChanged({ cells }: Program, name: string): boolean {
  const method = new RegExp(`(?<![\\w.])${name}\\s*\\.\\s*(?:${changing})\\s*\\(`);
  return cells.some(({ flow, text }) => flow.changed.includes(name) || method.test(text));
}
