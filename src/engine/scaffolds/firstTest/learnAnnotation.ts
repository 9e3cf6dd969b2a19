import type { ExpressionSyntax } from '../../python/index';
import type { Shape, Sort } from './shape';

/** Learns from `int`, `list[str]`, `Optional[float]`, `pd.DataFrame | None`, and the same in quotes. */
export function learnAnnotation(annotation: ExpressionSyntax, shape: Shape): void {
  switch (annotation.kind) {
    case 'name':
      learnName(annotation.name, shape);
      return;
    case 'attribute':
      learnName(isPandas(annotation.object) ? annotation.name : 'Namespace', shape);
      return;
    case 'string':
      learnName(annotation.text.replace(/^.*\.|\[.*$/g, ''), shape);
      return;
    case 'constant':
      shape.isOptional ||= annotation.value === null;
      return;
    case 'binary':
      learnAnnotation(annotation.left, shape);
      learnAnnotation(annotation.right, shape);
      return;
    case 'subscript':
      learnGeneric(annotation, shape);
      return;
    default:
  }
}

/** `pl.DataFrame` and `ps.Series` are other classes than those of pandas. */
function isPandas(module: ExpressionSyntax): boolean {
  return !('name' in module) || !/^(pl|polars|ps|dd|nw|cudf|spark|pyspark|tf|torch|jnp|ray|gpd)$/.test(module.name);
}

function learnName(name: string, shape: Shape): void {
  const sort = sorts[name];
  // A class that is not known here is no plain value; a type variable is.
  const told =
    sort ??
    (/^[A-Z][a-z]\w*[a-z]/.test(name) && !/^(Any|AnyStr|Literal|Optional|Union|Annotated|Final|Self)$/.test(name)
      ? 'object'
      : undefined);
  if (told !== undefined) {
    shape.learn(told, 5);
  }
}

function learnGeneric({ object, index }: ExpressionSyntax & { readonly kind: 'subscript' }, shape: Shape): void {
  const name = 'name' in object ? object.name : '';
  const inner = index.kind === 'tuple' ? index.items : [index];
  if (name === 'Optional' || name === 'Union') {
    shape.isOptional ||= name === 'Optional';
    inner.forEach(each => {
      learnAnnotation(each, shape);
    });
    return;
  }
  const element = inner.at(sorts[name] === 'dict' ? 1 : 0);
  learnName(name, shape);
  if (element !== undefined) {
    learnAnnotation(element, name === 'Annotated' ? shape : shape.element);
  }
}

const sorts: Readonly<Record<string, Sort>> = {
  int: 'int',
  float: 'float',
  Number: 'float',
  str: 'text',
  bool: 'bool',
  list: 'list',
  List: 'list',
  Sequence: 'list',
  Iterable: 'list',
  Collection: 'list',
  tuple: 'list',
  Tuple: 'list',
  Iterator: 'list',
  dict: 'dict',
  Dict: 'dict',
  Mapping: 'dict',
  set: 'set',
  Set: 'set',
  DataFrame: 'table',
  Series: 'column',
  ndarray: 'array',
  NDArray: 'array',
  ArrayLike: 'array',
  Path: 'path',
  PathLike: 'path',
  Callable: 'callable',
  datetime: 'date',
  date: 'date',
  Timestamp: 'date',
  Namespace: 'object',
  DictConfig: 'object',
};
