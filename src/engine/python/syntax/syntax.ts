/**
 * The syntax of Python as plain objects, for whoever has to follow what code does and not only what it names. Made when
 * asked for; rules work with facts.
 */

/** UTF-16 offsets into the text. */
export interface SyntaxSpan {
  readonly start: number;
  readonly end: number;
}

export type BinaryOperator = '+' | '-' | '*' | '/' | '//' | '%' | '@' | '**' | '|' | '^' | '&' | '<<' | '>>';
export type CompareOperator = '<' | '>' | '<=' | '>=' | '==' | '!=' | 'in' | 'not in' | 'is' | 'is not';
export type UnaryOperator = 'not' | '-' | '+' | '~';

export interface ArgumentSyntax {
  readonly keyword: string | undefined;
  readonly unpacked: '*' | '**' | undefined;
  readonly value: ExpressionSyntax;
}

export interface ParameterSyntax {
  readonly name: string;
  readonly kind: 'positional-only' | 'plain' | 'keyword-only' | '*' | '**';
  readonly annotation: ExpressionSyntax | undefined;
  readonly default: ExpressionSyntax | undefined;
}

/** `for target in iterable if condition` */
export interface ComprehensionClause {
  readonly target: ExpressionSyntax;
  readonly iterable: ExpressionSyntax;
  readonly conditions: readonly ExpressionSyntax[];
}

/** Text, or what stands in the braces of an f-string: `{value!r:>10}`. */
export type FormattedPart =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'replacement';
      readonly value: ExpressionSyntax;
      readonly conversion: 's' | 'r' | 'a' | undefined;
      readonly format: readonly FormattedPart[];
    };

export type ExpressionSyntax = SyntaxSpan &
  (
    | { readonly kind: 'number'; readonly text: string; readonly type: 'integer' | 'float' | 'imaginary' }
    | { readonly kind: 'string'; readonly text: string }
    | { readonly kind: 'bytes' }
    | { readonly kind: 'formatted'; readonly parts: readonly FormattedPart[] }
    | { readonly kind: 'constant'; readonly value: boolean | null }
    | { readonly kind: 'ellipsis' }
    | { readonly kind: 'name'; readonly name: string }
    | { readonly kind: 'attribute'; readonly object: ExpressionSyntax; readonly name: string }
    | { readonly kind: 'subscript'; readonly object: ExpressionSyntax; readonly index: ExpressionSyntax }
    | {
        readonly kind: 'slice';
        readonly lower?: ExpressionSyntax;
        readonly upper?: ExpressionSyntax;
        readonly step?: ExpressionSyntax;
      }
    | { readonly kind: 'call'; readonly callee: ExpressionSyntax; readonly arguments: readonly ArgumentSyntax[] }
    | {
        readonly kind: 'binary';
        readonly operator: BinaryOperator;
        readonly left: ExpressionSyntax;
        readonly right: ExpressionSyntax;
      }
    | { readonly kind: 'unary'; readonly operator: UnaryOperator; readonly operand: ExpressionSyntax }
    | { readonly kind: 'boolean'; readonly operator: 'and' | 'or'; readonly operands: readonly ExpressionSyntax[] }
    | {
        readonly kind: 'compare';
        readonly first: ExpressionSyntax;
        readonly rest: readonly { readonly operator: CompareOperator; readonly right: ExpressionSyntax }[];
      }
    | {
        readonly kind: 'conditional';
        readonly test: ExpressionSyntax;
        readonly yes: ExpressionSyntax;
        readonly no: ExpressionSyntax;
      }
    | { readonly kind: 'list' | 'tuple' | 'set'; readonly items: readonly ExpressionSyntax[] }
    | {
        readonly kind: 'dict';
        /** Without a key: `**mapping`. */
        readonly entries: readonly { readonly key: ExpressionSyntax | undefined; readonly value: ExpressionSyntax }[];
      }
    | {
        readonly kind: 'comprehension';
        readonly type: 'list' | 'set' | 'dict' | 'generator';
        readonly element: ExpressionSyntax;
        /** Of a dict: the element is the key. */
        readonly value: ExpressionSyntax | undefined;
        readonly clauses: readonly ComprehensionClause[];
      }
    | { readonly kind: 'lambda'; readonly parameters: readonly ParameterSyntax[]; readonly body: ExpressionSyntax }
    | { readonly kind: 'starred'; readonly value: ExpressionSyntax }
    | { readonly kind: 'named'; readonly name: string; readonly value: ExpressionSyntax }
    | { readonly kind: 'yield'; readonly value: ExpressionSyntax | undefined; readonly isFrom: boolean }
    /** What nobody needed yet: `await`, template strings, broken text. */
    | { readonly kind: 'other' }
  );

export type ExpressionSyntaxKind = ExpressionSyntax['kind'];

export interface FunctionSyntax extends SyntaxSpan {
  readonly kind: 'function';
  readonly name: string;
  readonly isAsync: boolean;
  readonly decorators: readonly ExpressionSyntax[];
  readonly parameters: readonly ParameterSyntax[];
  readonly returns: ExpressionSyntax | undefined;
  readonly body: readonly StatementSyntax[];
}

export interface ClassSyntax extends SyntaxSpan {
  readonly kind: 'class';
  readonly name: string;
  readonly decorators: readonly ExpressionSyntax[];
  readonly arguments: readonly ArgumentSyntax[];
  readonly body: readonly StatementSyntax[];
}

/** `import a.b as c` has the module `a.b`, no name and is bound to `c`. */
export interface ImportedName {
  readonly name: string;
  readonly bound: string;
}

export interface HandlerSyntax {
  readonly type: ExpressionSyntax | undefined;
  readonly name: string | undefined;
  readonly body: readonly StatementSyntax[];
}

export type StatementSyntax =
  | FunctionSyntax
  | ClassSyntax
  | (SyntaxSpan &
      (
        | { readonly kind: 'expression'; readonly value: ExpressionSyntax }
        | { readonly kind: 'assign'; readonly targets: readonly ExpressionSyntax[]; readonly value: ExpressionSyntax }
        | {
            readonly kind: 'augmented';
            readonly target: ExpressionSyntax;
            readonly operator: BinaryOperator;
            readonly value: ExpressionSyntax;
          }
        | {
            readonly kind: 'annotated';
            readonly target: ExpressionSyntax;
            readonly annotation: ExpressionSyntax;
            readonly value: ExpressionSyntax | undefined;
          }
        | { readonly kind: 'return'; readonly value: ExpressionSyntax | undefined }
        | {
            readonly kind: 'if';
            readonly test: ExpressionSyntax;
            readonly body: readonly StatementSyntax[];
            readonly orElse: readonly StatementSyntax[];
          }
        | {
            readonly kind: 'for';
            readonly target: ExpressionSyntax;
            readonly iterable: ExpressionSyntax;
            readonly body: readonly StatementSyntax[];
            readonly orElse: readonly StatementSyntax[];
          }
        | {
            readonly kind: 'while';
            readonly test: ExpressionSyntax;
            readonly body: readonly StatementSyntax[];
            readonly orElse: readonly StatementSyntax[];
          }
        | {
            readonly kind: 'with';
            readonly items: readonly {
              readonly context: ExpressionSyntax;
              readonly target: ExpressionSyntax | undefined;
            }[];
            readonly body: readonly StatementSyntax[];
          }
        | {
            readonly kind: 'try';
            readonly body: readonly StatementSyntax[];
            readonly handlers: readonly HandlerSyntax[];
            readonly orElse: readonly StatementSyntax[];
            readonly finally: readonly StatementSyntax[];
          }
        | { readonly kind: 'raise'; readonly exception: ExpressionSyntax | undefined }
        | { readonly kind: 'assert'; readonly test: ExpressionSyntax; readonly message: ExpressionSyntax | undefined }
        | { readonly kind: 'delete'; readonly targets: readonly ExpressionSyntax[] }
        | { readonly kind: 'import'; readonly names: readonly ImportedName[] }
        | {
            readonly kind: 'import-from';
            readonly module: string;
            readonly level: number;
            /** Empty for `*`. */
            readonly names: readonly ImportedName[];
          }
        | { readonly kind: 'global'; readonly names: readonly string[] }
        | { readonly kind: 'pass' | 'break' | 'continue' }
        /** `match`, `async for`, magics, broken text. */
        | { readonly kind: 'other' }
      ));

export type StatementSyntaxKind = StatementSyntax['kind'];
