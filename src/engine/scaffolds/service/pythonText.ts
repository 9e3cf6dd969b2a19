/** A Python string literal: `"total charges"`. JSON's escapes are Python's too. */
export function quoted(text: string): string {
  return JSON.stringify(text).replaceAll('\u007f', '\\u007f');
}

/** `from a import x, y`, sorted as Ruff sorts them. */
export function fromImport(module: string, names: readonly string[]): string {
  return `from ${module} import ${[...names].sort(byRank).join(', ')}`;
}

/** Constants, then classes, then the rest. */
function byRank(a: string, b: string): number {
  const rank = (name: string): number => (/^[A-Z\d_]+$/.test(name) ? 0 : /^[A-Z]/.test(name) ? 1 : 2);
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}

const keywords = new Set(
  'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield'.split(
    ' ',
  ),
);

/** What a data class of pydantic has already. */
const taken = new Set(
  'copy dict json schema construct validate fields from_orm parse_obj parse_raw parse_file schema_json update_forward_refs'.split(
    ' ',
  ),
);

/** Whether a column may be the name of a field as it is. */
export function isFieldName(name: string): boolean {
  return /^[A-Za-z][A-Za-z0-9_]*$/.test(name) && !keywords.has(name) && !taken.has(name) && !name.startsWith('model_');
}

/** `Sepal length (cm)` → `sepal_length_cm`, told apart from the names before. */
export function fieldName(column: string, before: ReadonlySet<string>): string {
  if (isFieldName(column) && !before.has(column)) {
    return column;
  }
  const plain = column
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  const base = isFieldName(plain.toLowerCase())
    ? plain.toLowerCase()
    : `column_${plain.toLowerCase()}`.replace(/_$/, '');
  let name = base;
  for (let copy = 2; before.has(name); copy++) {
    name = `${base}_${copy}`;
  }
  return name;
}
