/** What every Python has, and what notebook kernels add: `display`, `spark`, `dbutils`. */
export const builtinNames: ReadonlySet<string> = new Set(
  `ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError BrokenPipeError
  BufferError BytesWarning ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError
  ConnectionResetError DeprecationWarning EOFError Ellipsis EncodingWarning EnvironmentError Exception ExceptionGroup
  False FileExistsError FileNotFoundError FloatingPointError FutureWarning GeneratorExit IOError ImportError
  ImportWarning IndentationError IndexError InterruptedError IsADirectoryError KeyError KeyboardInterrupt LookupError
  MemoryError ModuleNotFoundError NameError None NotADirectoryError NotImplemented NotImplementedError OSError
  OverflowError PendingDeprecationWarning PermissionError ProcessLookupError PythonFinalizationError RecursionError
  ReferenceError ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration StopIteration SyntaxError SyntaxWarning
  SystemError SystemExit TabError TimeoutError True TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError
  UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError Warning WindowsError ZeroDivisionError
  __annotations__ __build_class__ __builtins__ __debug__ __doc__ __file__ __import__ __loader__ __name__ __package__
  __path__ __spec__ __class__ __module__ __qualname__ __dict__ abs aiter all anext any ascii bin bool breakpoint
  bytearray bytes callable chr classmethod compile complex copyright credits delattr dict dir divmod enumerate eval
  exec exit filter float format frozenset getattr globals hasattr hash help hex id input int isinstance issubclass
  iter len license list locals map max memoryview min next object oct open ord pow print property quit range repr
  reversed round set setattr slice sorted staticmethod str sum super tuple type vars zip
  display get_ipython In Out _ __ ___ _i _ii _iii _ih _oh _dh spark sc dbutils sqlContext displayHTML`.split(/\s+/),
);

/** Whether a name means something without being bound: a builtin, or the history of a kernel (`_12`, `_i3`). */
export function isBuiltinName(name: string): boolean {
  return builtinNames.has(name) || (name.startsWith('_') && isHistory(name));
}

function isHistory(name: string): boolean {
  const start = name.startsWith('_i') ? 2 : 1;
  for (let at = start; at < name.length; at++) if (name[at] < '0' || name[at] > '9') return false;
  return name.length > start;
}
