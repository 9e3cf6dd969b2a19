/**
 * Decorators of libraries that keep the function as it is, by full name, and how it is reached through what they make
 * of it: `.callback` of a click command, nothing where the function itself stays.
 */
const reaches: readonly (readonly [RegExp, string])[] = [
  [/^(functools\.)?(lru_cache|cache)$|^functools\.wraps$/, ''],
  [/^(staticmethod|property|typing\.\w+|typing_extensions\.\w+|abc\.\w+)$/, ''],
  [/(^|\.)(njit|jit|vectorize|typechecked|timer|overload|override|final|no_type_check|beartype)$/, ''],
  [/^click\.(command|group|option|argument|pass_context|version_option)$/, '.callback'],
  [/^invoke\.(tasks\.)?task$/, '.body'],
  [/^(hydra\.main|torch\.(no_grad|inference_mode))$/, ''],
  [/^(crewai\.tools\.tool|crewai_tools\.tool|langchain\.tools\.tool|langchain_core\.tools\.tool)$/, '.func'],
  [/^(prefect\.(flow|task)|zenml\.(step|pipeline))$/, '.fn'],
  [/^streamlit\.(cache_data|cache_resource|cache|experimental_memo|fragment)$/, '.__wrapped__'],
  [/^dagster\.(op|asset)$/, '.compute_fn.decorated_fn'],
  [/^(pytest|tenacity|retry|retrying|backoff)\.\w+$/, '.__wrapped__'],
];

/** Of web frameworks and typer: they keep a list and give the function back. */
const registers =
  /\.(route|get|post|put|delete|patch|command|callback|on_event|middleware|errorhandler|before_request|exception_handler|websocket|teardown_appcontext|list_tools|call_tool|tool)$/;

/** How a test reaches the function below a decorator; `undefined` when that is not known. */
export function reachThrough(name: string, isOfObject: boolean): string | undefined {
  return isOfObject && registers.test(name) ? '' : reaches.find(([pattern]) => pattern.test(name))?.[1];
}
