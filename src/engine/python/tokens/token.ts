/**
 * What a token is. The order matters in three places: binary operators run from `VerticalBar` to `DoubleStar`,
 * comparisons from `Less` to `NotEqual`, and keywords from `False` in the order of `KEYWORDS`.
 */
export const enum Token {
  EndOfText,
  /** The end of a logical line. */
  Newline,
  Indent,
  Dedent,
  /** Never scanned: the parser's current token once a statement cannot be read. Nothing accepts it. */
  Failure,
  /** A character that has no place in Python. */
  Invalid,
  /** Value: name id. */
  Name,
  /** Value: `NumberKind`. */
  Number,
  /** Value: `StringFlag`s. */
  String,
  /** The prefix and quote of an f-string or t-string. Value: `StringFlag`s. */
  FormatStart,
  FormatText,
  FormatEnd,
  /** Value: `MagicKind`, plus `CAPTURES` if a name to bind follows. */
  Magic,
  LeftParenthesis,
  RightParenthesis,
  LeftBracket,
  RightBracket,
  LeftBrace,
  RightBrace,
  Comma,
  Colon,
  Semicolon,
  Dot,
  Ellipsis,
  Arrow,
  Walrus,
  Equal,
  /** Value: `Operator`. */
  AugmentedAssign,
  Exclamation,
  Tilde,
  VerticalBar,
  Caret,
  Ampersand,
  ShiftLeft,
  ShiftRight,
  Plus,
  Minus,
  Star,
  Slash,
  DoubleSlash,
  Percent,
  At,
  DoubleStar,
  Less,
  Greater,
  LessOrEqual,
  GreaterOrEqual,
  EqualEqual,
  NotEqual,
  False = 64,
  None,
  True,
  And,
  As,
  Assert,
  Async,
  Await,
  Break,
  Class,
  Continue,
  Def,
  Del,
  Elif,
  Else,
  Except,
  Finally,
  For,
  From,
  Global,
  If,
  Import,
  In,
  Is,
  Lambda,
  Nonlocal,
  Not,
  Or,
  Pass,
  Raise,
  Return,
  Try,
  While,
  With,
  Yield,
  /** One past the last token; tables over tokens have this length. */
  Count,
}

/** Added to the value of a Magic token when the next token is the name it binds, as in `%%capture out`. */
export const CAPTURES = 16;

/** The keywords, in the order of their tokens; their name ids are their places in this list. */
export const KEYWORDS: readonly string[] = [
  ...['False', 'None', 'True', 'and', 'as', 'assert', 'async', 'await', 'break', 'class', 'continue', 'def', 'del'],
  ...['elif', 'else', 'except', 'finally', 'for', 'from', 'global', 'if', 'import', 'in', 'is', 'lambda', 'nonlocal'],
  ...['not', 'or', 'pass', 'raise', 'return', 'try', 'while', 'with', 'yield'],
];

/** Name ids of the words that are keywords only in places; they follow the keywords. */
export const enum SoftKeyword {
  Match = 35,
  Case,
  Type,
  Underscore,
}

/** Every name with a fixed id. */
export const FIXED_NAMES: readonly string[] = [...KEYWORDS, 'match', 'case', 'type', '_'];
