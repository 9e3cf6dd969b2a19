import type { ServiceColumn } from './plan';
import { fieldName, quoted } from './pythonText';

export interface RowField {
  readonly line: string;
  /** The column cannot be the name of a field, so the field has an alias. */
  readonly hasAlias: boolean;
}

/** The fields of a row: `total_charges: float | None = None`, `sepal_length_cm: float = Field(alias="Sepal length (cm)")`. */
export function rowFields(columns: readonly ServiceColumn[], isModern: boolean): readonly RowField[] {
  const names = new Set<string>();
  return columns.map(column => {
    const name = fieldName(column.name, names);
    names.add(name);
    const hasAlias = name !== column.name;
    return { line: `${name}: ${typeOf(column, isModern)}${defaultOf(column, hasAlias)}`, hasAlias };
  });
}

function typeOf({ type, isOptional }: ServiceColumn, isModern: boolean): string {
  if (isModern) {
    return [...pythonTypes[type], ...(isOptional ? ['None'] : [])].join(' | ');
  }
  const [first = 'float', ...more] = pythonTypes[type];
  const plain = more.length === 0 ? first : `Union[${[first, ...more].join(', ')}]`;
  return isOptional ? `Optional[${plain}]` : plain;
}

const pythonTypes: Readonly<Record<ServiceColumn['type'], readonly string[]>> = {
  integer: ['int'],
  number: ['float'],
  boolean: ['bool'],
  text: ['str'],
  unknown: ['float', 'str'],
};

function defaultOf({ name, isOptional }: ServiceColumn, hasAlias: boolean): string {
  if (hasAlias) {
    return ` = Field(${isOptional ? 'default=None, ' : ''}alias=${quoted(name)})`;
  }
  return isOptional ? ' = None' : '';
}
