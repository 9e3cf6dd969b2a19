import { personalSource } from '../parts/personal';
import { fromImport, quoted } from '../service/pythonText';
import type { WebServiceFacts } from '../facts/webService';
import { utcOf } from '../parts/pythonText';

export interface PredictionLogPlan {
  readonly framework: WebServiceFacts['framework'];
  readonly python: string;
  /** Names of the functions whose answers are predictions. */
  readonly functions: readonly string[];
  /**
   * Where the version of the model is to be had: in the answers, from the hash of its file (its path from the project's
   * root, and how many folders below that the module lies), or only from the environment.
   */
  readonly version: 'answers' | 'environment' | { readonly path: string; readonly depth: number };
}

/** The module that writes one line of JSON for each prediction. */
export function predictionLogModule(plan: PredictionLogPlan): string {
  return `"""Records each prediction as a line of JSON: what was asked, what was answered, by which model."""

${imports(plan)}
# The functions whose answers are predictions.
RECORDED = {${plan.functions.map(quoted).join(', ')}}

# Fields that name a person: they stay out of the log, and a hash of the whole input tells one from another.
PERSONAL = re.compile(
${personalSource
  .map(part => `    r"${part}"\n`)
  .join('')
  .trimEnd()},
    re.IGNORECASE,
)


${version(plan)}def record_predictions(
    asked: Any, answered: Any, request_id: str, seconds: float
) -> None:
    """A list of rows that got a list of answers is one record for each row."""
    is_many = isinstance(asked, list) and isinstance(answered, list)
    for inputs, output in zip(asked, answered) if is_many else [(asked, answered)]:
        kept = without_persons(inputs)
        record = {
            "event": "prediction",
            "time": datetime.now(${utcOf(plan.python).name}).isoformat(),
            "request_id": request_id,
            "model_version": ${plan.version === 'answers' ? 'version_in(output)' : 'MODEL_VERSION'},
            "inputs": kept,
            "output": ${plan.version === 'answers' ? 'without_version(output)' : 'output'},
            "seconds": round(seconds, 6),
        }
        if kept != inputs:
            text = json.dumps(inputs, sort_keys=True)
            record["inputs_sha256"] = hashlib.sha256(text.encode()).hexdigest()
        write(json.dumps(record))


${plan.version === 'answers' ? ofAnswers : ''}${common}${hooks[plan.framework]}`;
}

function imports({ framework, python, version: source }: PredictionLogPlan): string {
  const callable = framework === 'fastapi' ? ['from collections.abc import Callable, Coroutine'] : [];
  const standard = ['hashlib', 'json', 'os', 're', 'time', 'uuid'].map(name => `import ${name}`);
  const path = typeof source === 'string' ? [] : ['from pathlib import Path'];
  const more = [utcOf(python).importLine, ...path, 'from typing import Any'];
  const ofFramework = {
    fastapi: [fromImport('fastapi', ['Request', 'Response']), fromImport('fastapi.routing', ['APIRoute'])],
    flask: [fromImport('flask', ['Flask', 'Response', 'g', 'request'])],
  }[framework];
  return `${[...standard, ...callable, ...more].join('\n')}\n\n${ofFramework.join('\n')}\n`;
}

function version({ version: source }: PredictionLogPlan): string {
  if (source === 'answers') {
    return '';
  }
  if (source === 'environment') {
    return 'MODEL_VERSION = os.environ.get("MODEL_VERSION", "unknown")\n\n\n';
  }
  return `def model_version() -> str:
    """MODEL_VERSION, else the hash of the model's file."""
    path = Path(__file__).resolve().parents[${source.depth}] / ${quoted(source.path)}
    found = hashlib.sha256(path.read_bytes()).hexdigest()[:12] if path.is_file() else ""
    return os.environ.get("MODEL_VERSION", found or "unknown")


MODEL_VERSION = model_version()


`;
}

const common = `def without_persons(inputs: Any) -> Any:
    if isinstance(inputs, list):
        return [without_persons(each) for each in inputs]
    if not isinstance(inputs, dict):
        return inputs
    words = {key: re.sub(r"(?<=[a-z])(?=[A-Z])", "_", key) for key in inputs}
    return {
        key: without_persons(value)
        for key, value in inputs.items()
        if not PERSONAL.search(words[key])
    }


def write(line: str) -> None:
    """Appends to the file that PREDICTION_LOG names, or prints."""
    path = os.environ.get("PREDICTION_LOG")
    if path:
        with open(path, "a", encoding="utf-8") as file:
            file.write(line + "\\n")
    else:
        print(line, flush=True)


def parsed(text: Any) -> Any:
    """NaN becomes null, since JSON has no word for it."""
    return json.loads(text, parse_constant=lambda name: None)


`;

const ofAnswers = `def version_in(output: Any) -> Any:
    return output.get("model_version") if isinstance(output, dict) else None


def without_version(output: Any) -> Any:
    if not isinstance(output, dict):
        return output
    return {key: value for key, value in output.items() if key != "model_version"}


`;

const hooks: Readonly<Record<WebServiceFacts['framework'], string>> = {
  fastapi: `class RecordedRoute(APIRoute):
    """A route of FastAPI that records the predictions it answers with."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handler = super().get_route_handler()

        async def recorded(request: Request) -> Response:
            started = time.perf_counter()
            response = await handler(request)
            seconds = time.perf_counter() - started
            request_id = request.headers.get("x-request-id", uuid.uuid4().hex)[:64]
            response.headers["x-request-id"] = request_id
            if response.status_code == 200:
                body = await request.body()
                asked = parsed(body) if body else dict(request.query_params)
                answered = parsed(bytes(response.body))
                record_predictions(asked, answered, request_id, seconds)
            return response

        return recorded if self.name in RECORDED else handler
`,
  flask: `def record_answers(app: Flask) -> None:
    """Records the predictions that an application of Flask answers with."""

    @app.before_request
    def start() -> None:
        g.asked_at = time.perf_counter()

    @app.after_request
    def record(response: Response) -> Response:
        name = (request.endpoint or "").rpartition(".")[2]
        if name in RECORDED and response.status_code == 200 and response.is_json:
            seconds = time.perf_counter() - g.get("asked_at", time.perf_counter())
            request_id = request.headers.get("x-request-id", uuid.uuid4().hex)[:64]
            response.headers["x-request-id"] = request_id
            body = request.get_data(as_text=True).strip()
            fields = {**request.args, **request.form, **(request.view_args or {})}
            asked = parsed(body) if body[:1] in ("{", "[") else fields
            answered = parsed(response.get_data())
            record_predictions(asked, answered, request_id, seconds)
        return response
`,
};
