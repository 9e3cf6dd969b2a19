/**
 * What rules may know about Python code: facts with resolved names, no syntax.
 *
 * Facts come from one file, or from all code cells of a notebook read as one module: names bound in one cell are
 * known in the others. All spans are UTF-16 offsets into the text of their source, the end exclusive.
 */

import type { Statement } from '../outline/outline';

/** Where a fact stands: `source` is the index among the texts that were handed in (0 for a plain file). */
export interface Place {
  readonly source: number;
  readonly start: number;
  readonly end: number;
}

/** What is known of an expression without running it. */
export type Value =
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'bytes' }
  /** The fixed parts in order, with `{}` for each replacement: `f"/home/{user}/x"` gives `/home/{}/x`. */
  | { readonly kind: 'f-string'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'constant'; readonly value: boolean | null }
  /** A name or dotted name; `qualified` follows imports: `np.nan` after `import numpy as np` is `numpy.nan`. */
  | {
      readonly kind: 'name';
      readonly text: string;
      readonly qualified: string | undefined;
      /** The constant that the name stands for, where there is only one: `42` for `SEED` after `SEED = 42`. */
      readonly resolved?: Value;
    }
  /** `call` is the index in `facts.calls`. */
  | { readonly kind: 'call'; readonly call: number }
  /** A list, tuple or set; of a dict the values, with its keys (`other` for `**unpacked`). */
  | { readonly kind: 'collection'; readonly items: readonly Value[]; readonly keys?: readonly Value[] }
  | { readonly kind: 'magic'; readonly text: string }
  | { readonly kind: 'other' };

export interface ImportFact {
  readonly place: Place;
  /** `sklearn.model_selection` in `from sklearn.model_selection import train_test_split as tts`. */
  readonly module: string;
  /** `train_test_split`; `*` for a star import; absent in `import module`. */
  readonly name: string | undefined;
  /** The name it is bound to: `tts`. */
  readonly bound: string;
  /** Leading dots of a relative import. */
  readonly level: number;
  /**
   * Why it may not run, innermost last: `try` (with a handler for `ImportError`) or `except` (such a handler),
   * `type-checking`, `platform:<test>`, `if:<test>`; last of all `function` when it stands in one.
   */
  readonly guards: readonly string[];
  readonly scope: number;
}

export interface ArgumentFact {
  readonly place: Place;
  /** Absent for positional arguments. */
  readonly keyword: string | undefined;
  /** `*args` or `**params`. */
  readonly unpacked: '*' | '**' | undefined;
  readonly value: Value;
  /** The expression alone, without `keyword=`. */
  readonly valuePlace: Place;
}

export interface CallFact {
  readonly place: Place;
  /** The part before the opening parenthesis. */
  readonly calleePlace: Place;
  /** Offset of the closing parenthesis in its source: where an argument is added. */
  readonly close: number;
  /** Where the last argument ends without a trailing comma, or `undefined` with no arguments. */
  readonly lastArgumentEnd: number | undefined;
  readonly trailingComma: boolean;
  /** Source text of the callee: `pd.read_csv`, `model.fit`. */
  readonly text: string;
  /**
   * Qualified name when the callee leads to an import or builtin: `pandas.read_csv`, `open`. A method of a traced
   * object has the maker's name and `()`: `df.to_csv` after `df = pd.read_csv(…)` is `pandas.read_csv().to_csv`.
   */
  readonly callee: string | undefined;
  /** Last name of the callee: `fit`. */
  readonly method: string;
  /** What the method is called on; absent for a plain name. */
  readonly receiver: Value | undefined;
  readonly arguments: readonly ArgumentFact[];
  /** Names that the result is bound to: `X_train, X_test` or `self.model`. */
  readonly boundTo: readonly string[];
  readonly scope: number;
  /** Tests of the `if` statements it stands in, innermost last: `"google.colab" in sys.modules`. */
  readonly guards: readonly string[];
}

export interface StringFact {
  readonly place: Place;
  /** Decoded value; implicit concatenation is joined. For an f-string see `Value`. */
  readonly text: string;
  readonly kind: 'string' | 'f-string' | 'bytes';
  readonly raw: boolean;
  /** In a field of an f-string: `'x'` in `f"{open('x')}"`. */
  readonly nested: boolean;
  /** Where the value is used. */
  readonly role:
    | { readonly kind: 'docstring' }
    | {
        readonly kind: 'argument';
        readonly call: number;
        readonly keyword: string | undefined;
        readonly position: number;
      }
    | { readonly kind: 'assigned'; readonly names: readonly string[] }
    /** `{"password": "x"}` */
    | { readonly kind: 'dict-value'; readonly key: string | undefined }
    | { readonly kind: 'default'; readonly parameter: string }
    | { readonly kind: 'compared'; readonly with: string }
    | { readonly kind: 'statement' }
    | { readonly kind: 'other' };
  readonly scope: number;
  readonly guards: readonly string[];
}

export interface AssignmentFact {
  readonly place: Place;
  /** Source text of each target: `API_KEY`, `self.path`, `os.environ["X"]`; `a, b = …` has two. */
  readonly targets: readonly string[];
  readonly value: Value;
  readonly valuePlace: Place;
  readonly augmented: boolean;
  readonly scope: number;
}

/** A function, a class, or the module itself (`scopes[0]`). */
export interface ScopeFact {
  readonly kind: 'module' | 'function' | 'class' | 'lambda' | 'comprehension';
  readonly name: string;
  /** Index of the enclosing scope; -1 for the module. */
  readonly parent: number;
  readonly place: Place;
  /** Statements of the body: `pass`, docstring and `...` only make it empty. */
  readonly empty: boolean;
  readonly parameters: readonly string[];
  /** Qualified names of decorators and, for a class, of its bases. */
  readonly decorators: readonly string[];
  readonly bases: readonly string[];
  readonly docstring: string | undefined;
}

export interface HandlerFact {
  readonly place: Place;
  /** Qualified exception names; empty for a bare `except:`. */
  readonly types: readonly string[];
  readonly empty: boolean;
  readonly scope: number;
}

export interface AssertFact {
  readonly place: Place;
  readonly text: string;
  /** The test is a literal (`True`, `False`, `1 == 1`): it proves nothing. */
  readonly constant: boolean;
  readonly scope: number;
}

/** `%pip install x`, `!ls`, `%%bash`, `df?`. */
export interface MagicFact {
  readonly place: Place;
  /** `%pip`, `!`, `%%bash`, `?` */
  readonly name: string;
  /** Everything after the name, continuation lines joined. */
  readonly text: string;
  readonly guards: readonly string[];
}

/**
 * A name of the module that is read, bound or deleted; what function bodies do is deferred to their call. Names that
 * belong to a function, class or comprehension are left out, and so are builtins that nothing rebinds.
 */
export interface NameFact {
  readonly place: Place;
  readonly name: string;
  readonly use: 'read' | 'bind' | 'delete';
  readonly kind:
    | 'import'
    | 'function'
    | 'class'
    | 'assignment'
    | 'loop'
    | 'with'
    | 'except'
    | 'magic'
    | 'parameter'
    | 'read'
    | 'other';
  /** Inside a function body, lambda or a deferred annotation: it happens when that scope is called. */
  readonly deferred: boolean;
  /** Under `if`, `try`, `for` or `while`: it may not happen. */
  readonly conditional: boolean;
  readonly scope: number;
}

export interface SyntaxFault {
  readonly place: Place;
  readonly message: string;
}

export interface CommentFact {
  readonly place: Place;
  /** With its `#`. */
  readonly text: string;
  /** Nothing but white space before it on its line. */
  readonly alone: boolean;
}

/** What of a module was read again after an edit. All else is as in the facts before it, behind the edit moved by `growth`. */
export interface FactsEdit {
  /** The `identity` of those facts. */
  readonly of: object;
  /** UTF-16 offsets in the new text: whole lines, and whole statements with all that is in them. */
  readonly start: number;
  readonly end: number;
  readonly growth: number;
}

export interface PythonFacts {
  /** Stands for these facts where they are spoken of and not kept. */
  readonly identity: object;
  /** `undefined` when a whole text was read, and in notebooks. */
  readonly edit: FactsEdit | undefined;
  readonly imports: readonly ImportFact[];
  readonly calls: readonly CallFact[];
  /** Calls by qualified name. */
  readonly callsByCallee: ReadonlyMap<string, readonly CallFact[]>;
  /** The calls of one qualified name, so that a rule costs what it finds. */
  readonly callsOf: (callee: string) => readonly CallFact[];
  /** Calls by their last names as they are written, whatever they mean, in order: `x.fit()` and `fit()` for `fit`. */
  readonly callsWritten: (...names: readonly string[]) => readonly CallFact[];
  /** Whether calls of a name, perhaps with a `*`, are worth looking for. What is not imported is not called. */
  readonly mayCall: (callee: string) => boolean;
  readonly strings: readonly StringFact[];
  readonly assignments: readonly AssignmentFact[];
  readonly scopes: readonly ScopeFact[];
  readonly handlers: readonly HandlerFact[];
  readonly asserts: readonly AssertFact[];
  readonly magics: readonly MagicFact[];
  /** In the order in which they happen: `x = x + 1` reads before it binds. */
  readonly names: readonly NameFact[];
  readonly comments: readonly CommentFact[];
  readonly faults: readonly SyntaxFault[];
  /** Why names may come from elsewhere: `star import`, `%run`, `exec`, …; empty when every name is accounted for. */
  readonly openWorld: readonly string[];
  /** Lines that hold code, not only white space or comments. */
  readonly codeLines: number;
  /** The statements that end behind an offset, of all sources one after the other. Read anew each time. */
  readonly readOutline: (behind: number) => readonly Statement[];
}
