/**
 * A program as plain data, for those who follow values through it: statements and expressions with their places, no
 * nodes. Made when asked for; scanning does so only for files that hold what a rule follows.
 */
import type { Place } from '../facts/facts';

interface Placed {
  readonly place: Place;
}

/** One argument of a call, or one parameter's default where `value` is that. */
export interface OutlineArgument extends Placed {
  readonly keyword: string | undefined;
  readonly unpacked: '*' | '**' | undefined;
  readonly value: Expression;
}

export interface OutlineParameter extends Placed {
  readonly name: string;
  readonly kind: 'plain' | '*' | '**';
  readonly annotation: Expression | undefined;
  readonly default: Expression | undefined;
}

export type Expression = Placed &
  (
    | { readonly kind: 'name'; readonly name: string }
    | { readonly kind: 'attribute'; readonly object: Expression; readonly name: string }
    | { readonly kind: 'call'; readonly callee: Expression; readonly arguments: readonly OutlineArgument[] }
    | { readonly kind: 'subscript'; readonly object: Expression; readonly index: Expression }
    | { readonly kind: 'string'; readonly text: string }
    /** An f-string, with `{}` for each replacement. */
    | { readonly kind: 'format'; readonly text: string; readonly parts: readonly Expression[] }
    | { readonly kind: 'number'; readonly value: number; readonly isInteger: boolean }
    | { readonly kind: 'constant'; readonly value: boolean | null }
    | { readonly kind: 'collection'; readonly of: 'list' | 'tuple' | 'set'; readonly items: readonly Expression[] }
    | {
        readonly kind: 'dictionary';
        /** Without a key: `**unpacked`. */
        readonly entries: readonly { readonly key: Expression | undefined; readonly value: Expression }[];
      }
    /**
     * `a + b`, `not a`, `a < b`; `operator` is `+`, `-`, `*`, `/`, `and`, `or`, `not`, `==`, `!=`, `in`, `not in`,
     * `compare` for the other comparisons, or `other`. Of `a < b < c` the first.
     */
    | { readonly kind: 'operation'; readonly operator: string; readonly operands: readonly Expression[] }
    | { readonly kind: 'choice'; readonly options: readonly [Expression, Expression]; readonly test: Expression }
    /** With a single `for`; `element` is the value in a comprehension of a dictionary. */
    | {
        readonly kind: 'comprehension';
        readonly element: Expression;
        readonly target: Expression;
        readonly iterable: Expression;
        readonly conditions: readonly Expression[];
      }
    /** `lower:upper:step`; what is not there is absent. */
    | {
        readonly kind: 'slice';
        readonly lower: Expression | undefined;
        readonly upper: Expression | undefined;
        readonly step: Expression | undefined;
      }
    | { readonly kind: 'starred'; readonly value: Expression }
    | { readonly kind: 'other'; readonly parts: readonly Expression[] }
  );

export interface FunctionStatement extends Placed {
  readonly kind: 'function';
  readonly name: string;
  readonly isAsync: boolean;
  readonly decorators: readonly Expression[];
  readonly parameters: readonly OutlineParameter[];
  readonly returns: Expression | undefined;
  readonly body: readonly Statement[];
}

export type Statement =
  | FunctionStatement
  | (Placed &
      (
        | {
            readonly kind: 'class';
            readonly name: string;
            readonly bases: readonly Expression[];
            readonly body: readonly Statement[];
          }
        /** `a = b = value`, `a: int = value`; `operator` is that of `a += value`. */
        | {
            readonly kind: 'assign';
            readonly targets: readonly Expression[];
            readonly value: Expression;
            readonly annotation: Expression | undefined;
            readonly isAugmented: boolean;
          }
        | { readonly kind: 'expression'; readonly value: Expression }
        | { readonly kind: 'return'; readonly value: Expression | undefined }
        | { readonly kind: 'delete'; readonly targets: readonly Expression[] }
        /** `from module import name as bound`; without `name` it is `import module`. */
        | {
            readonly kind: 'import';
            readonly module: string;
            readonly level: number;
            readonly name: string | undefined;
            readonly bound: string;
          }
        | {
            readonly kind: 'with';
            readonly items: readonly { readonly value: Expression; readonly target: Expression | undefined }[];
            readonly body: readonly Statement[];
          }
        | {
            readonly kind: 'if';
            readonly test: Expression;
            readonly body: readonly Statement[];
            readonly otherwise: readonly Statement[];
          }
        | {
            readonly kind: 'for';
            readonly target: Expression;
            readonly iterable: Expression;
            readonly body: readonly Statement[];
          }
        /** `while` and `try` with what follows them; handlers are apart. */
        | {
            readonly kind: 'block';
            readonly body: readonly Statement[];
            readonly handlers: readonly Statement[];
          }
        /** `pass`, `raise`, `assert`, `global`, a magic, a broken line: what is in it. */
        | { readonly kind: 'other'; readonly parts: readonly Expression[] }
      ));
