/**
 * What a node of a syntax tree is. Children are listed in source order; `[x]` may be absent, `x*` may repeat.
 *
 * `value` is the node's number in `SyntaxTree.values`; where nothing is said it is 0. "Name id" means a number for
 * `SyntaxTree.nameOf`. "Expression" stands for any kind from `BoolOp` to `Slice`; parentheses leave no node.
 */
export const enum NodeKind {
  /** Children: statement*. Always node 0. */
  Module = 1,
  /** Value: name id. Children: Decorator*, Identifier, [TypeParameters], Parameters, [Returns], Block. */
  FunctionDef,
  /** As `FunctionDef`, for `async def`. */
  AsyncFunctionDef,
  /** Value: name id. Children: Decorator*, Identifier, [TypeParameters], then arguments as in `Call`, Block. */
  ClassDef,
  /** Children: [expression]. */
  Return,
  /** Children: target expression+. `del a, b` has two, `del (a, b)` one Tuple. */
  Delete,
  /** Children: target expression+, then the value (an expression or a Magic). `a = b = 1` has three. */
  Assign,
  /** Value: `Operator`. Children: target, value. */
  AugmentedAssign,
  /** Value: 1 if the target is a bare name. Children: target, annotation, [value or Magic]. */
  AnnotatedAssign,
  /** Value: 1 if async. Children: target, iterable, Block, [Else]. */
  For,
  /** Children: test, Block, [Else]. */
  While,
  /** Children: test, Block, Elif*, [Else]. */
  If,
  /** Children: test, Block. */
  Elif,
  /** Children: Block. */
  Else,
  /** Value: 1 if async. Children: WithItem+, Block. */
  With,
  /** Children: context expression, [target]. */
  WithItem,
  /** Children: subject expression, Case+. */
  Match,
  /** Children: a pattern (`MatchValue` … `MatchOr`), [guard expression], Block. */
  Case,
  /** Children: [exception, [cause]]. */
  Raise,
  /** Value: 1 for `except*`. Children: Block, Except*, [Else], [Finally]. */
  Try,
  /** Children: [type expression, [Identifier]], Block. `except A, B:` has a Tuple as its type. */
  Except,
  /** Children: Block. */
  Finally,
  /** Children: test, [message]. */
  Assert,
  /** Children: Alias+. */
  Import,
  /** Value: number of leading dots. Children: [DottedName], then Alias+ or ImportStar. */
  ImportFrom,
  /** Value: name id of the name that gets bound (`a` in `import a.b`). Children: DottedName, [Identifier after `as`]. */
  Alias,
  /** The `*` of `from m import *`. */
  ImportStar,
  /** Children: Identifier+. */
  DottedName,
  /** Children: Identifier+. */
  Global,
  /** Children: Identifier+. */
  Nonlocal,
  /** Children: expression. */
  ExpressionStatement,
  Pass,
  Break,
  Continue,
  /** Children: Name, [TypeParameters], expression. */
  TypeAlias,
  /**
   * An IPython escape; value: `MagicKind`. The span is the raw text without the line end, continuation lines included.
   * Children: the Python statements inside, e.g. one Assign in `%time x = f()` or the setup in `%%timeit a = 1`;
   * for `%%capture out` one Name. The body of a Python cell magic follows as ordinary statements.
   */
  Magic,
  /** Text that is no Python; it has no children. The indented block below a broken header follows as siblings. */
  Error,
  /** Children: statement+. */
  Block,
  /** Children: expression. */
  Decorator,
  /** Children: Parameter, StarParameter, DoubleStarParameter, PositionalOnlyMarker, KeywordOnlyMarker. */
  Parameters,
  /** Value: name id; the name is at the node's start. Children: [Annotation], [default expression]. */
  Parameter,
  /** `*args`. Value: name id. Children: [Annotation]. */
  StarParameter,
  /** `**kwargs`. Value: name id. Children: [Annotation]. */
  DoubleStarParameter,
  /** The `/` among parameters. */
  PositionalOnlyMarker,
  /** The bare `*` among parameters. */
  KeywordOnlyMarker,
  /** Children: expression. */
  Annotation,
  /** Children: expression. */
  Returns,
  /** Children: TypeParameter, StarTypeParameter, DoubleStarTypeParameter. */
  TypeParameters,
  /** Value: name id. Children: [Annotation (the bound)], [default expression]. */
  TypeParameter,
  StarTypeParameter,
  DoubleStarTypeParameter,
  /** A name that is not an expression: of a definition, in an import, after `except … as`. Value: name id. */
  Identifier,

  /** A pattern. Children: expression (a number, string, constant, dotted name, `-1`, `1+2j`). */
  MatchValue,
  /** Children: pattern*. */
  MatchSequence,
  /** Children: key expression and pattern in turn, [MatchRest]. */
  MatchMapping,
  /** `**rest`. Value: name id. */
  MatchRest,
  /** Children: class expression, pattern*, MatchKeyword*. */
  MatchClass,
  /** Value: name id. Children: pattern. */
  MatchKeyword,
  /** `*rest`. Value: name id, or -1 for `*_`. */
  MatchStar,
  /** `name`, `_`, or `pattern as name`. Value: name id, or -1 for `_`. Children: [pattern]. */
  MatchAs,
  /** Children: pattern, pattern+. */
  MatchOr,

  /** Value: `Operator.And` or `Operator.Or`. Children: expression, expression+. */
  BoolOp,
  /** `name := value`. Children: Name, expression. */
  NamedExpression,
  /** Value: `Operator`. Children: left, right. */
  BinaryOp,
  /** Value: `Operator.Not`, `Subtract` (minus), `Add` (plus) or `Invert`. Children: expression. */
  UnaryOp,
  /** Children: Parameters, expression. */
  Lambda,
  /** Children: value if true, test, value if false. */
  IfExpression,
  /** Children: key and value in turn, or a DictUnpacking. */
  Dict,
  /** `**mapping` in a Dict. Children: expression. */
  DictUnpacking,
  /** Children: expression+ (Starred too). */
  Set,
  /** Children: element, Comprehension+. */
  ListComprehension,
  SetComprehension,
  GeneratorExpression,
  /** Children: key, value, Comprehension+. */
  DictComprehension,
  /** Value: 1 if async. Children: target, iterable, condition*. */
  Comprehension,
  /** Children: expression. */
  Await,
  /** Children: [expression]. */
  Yield,
  /** Children: expression. */
  YieldFrom,
  /** Value: the operators, see `compareOperatorAt`. Children: expression, expression+. */
  Compare,
  /** Children: callee, then arguments: expression, Starred, Keyword, KeywordUnpacking. */
  Call,
  /** Value: name id; the name is at the node's start. Children: expression. */
  Keyword,
  /** `**mapping` in a Call. Children: expression. */
  KeywordUnpacking,
  /** Value: `StringFlag`s. One literal, prefix and quotes included. */
  String,
  /** Value: `StringFlag`s. Children: StringText, Replacement. */
  FormattedString,
  /** As `FormattedString`, for `t"…"`. */
  TemplateString,
  /** Literal text inside a FormattedString, TemplateString or FormatSpecification, escapes not decoded. */
  StringText,
  /** `{expression!r:spec}`. Value: `ReplacementFlag`s. Children: expression, [FormatSpecification]. */
  Replacement,
  /** What follows the `:`. Children: StringText, Replacement. */
  FormatSpecification,
  /** Adjacent literals. Children: String, FormattedString, TemplateString; two or more. */
  StringConcatenation,
  /** Value: `NumberKind`. */
  Number,
  /** Value: `ConstantKind`. */
  Constant,
  /** Value: name id; the name ends where the node ends. Children: expression. */
  Attribute,
  /** Children: expression, index (an expression, a Slice, or a Tuple of them). */
  Subscript,
  /** `*expression`. Children: expression. */
  Starred,
  /** Value: name id. */
  Name,
  /** Children: expression*. */
  List,
  /** Value: 1 if in parentheses, which the span then includes. Children: expression*. */
  Tuple,
  /** Value: `SliceFlag`s. Children: [lower], [upper], [step]. */
  Slice,
}

/** The operator of a BinaryOp, UnaryOp, BoolOp, AugmentedAssign or (four bits each) Compare. */
export const enum Operator {
  None = 0,
  Less = 1,
  Greater,
  LessOrEqual,
  GreaterOrEqual,
  Equal,
  NotEqual,
  In,
  NotIn,
  Is,
  IsNot,
  Or = 16,
  And,
  Not,
  Invert,
  BitOr,
  BitXor,
  BitAnd,
  ShiftLeft,
  ShiftRight,
  Add,
  Subtract,
  Multiply,
  Divide,
  FloorDivide,
  Modulo,
  MatrixMultiply,
  Power,
}

/** The value of a Constant. */
export const enum ConstantKind {
  None = 1,
  True,
  False,
  Ellipsis,
}

/** The value of a Number. */
export const enum NumberKind {
  Integer = 1,
  Float,
  Imaginary,
}

/** Prefix and quoting of a string literal, combined with `|`. */
export const enum StringFlag {
  Formatted = 1,
  Raw = 2,
  Bytes = 4,
  Triple = 8,
  Template = 16,
}

/** How a Replacement prints its value, combined with `|`. */
export const enum ReplacementFlag {
  /** `{x=}`. */
  Debug = 1,
  /** `!s`. */
  String = 2,
  /** `!r`. */
  Representation = 4,
  /** `!a`. */
  Ascii = 8,
}

/** Which parts of a Slice are there, combined with `|`. */
export const enum SliceFlag {
  Lower = 1,
  Upper = 2,
  Step = 4,
}

/** What kind of IPython escape a Magic node is. */
export const enum MagicKind {
  /** `%name arguments`, also as the value of an Assign. */
  Line = 1,
  /** `%time`, `%timeit`, `%prun` and their like: the statement is the node's children. */
  LinePython,
  /** `%%name` whose body is not Python: the span runs to the end of the cell. */
  Cell,
  /** `%%time`, `%%timeit`, `%%capture`, `%%prun`: the span is the first line, the body follows as statements. */
  CellPython,
  /** `!command` and `!!command`, also as the value of an Assign. */
  Shell,
  /** `?name`, `name?`, `name??`. */
  Help,
  /** `,f a b`, `;f a b`, `/f a b`. */
  AutoCall,
}
