import { fromImport } from '../service/pythonText';
import type { PredictionKind } from './predictionKind';
import type { WebServiceFacts } from '../facts/webService';

/** The module that measures: for each framework the same metrics. */
export function metricsModule(framework: WebServiceFacts['framework'], kind: PredictionKind): string {
  return `"""Metrics of the service, which Prometheus collects at /metrics."""

${imports(framework)}
# The time at which a series began is one more series for each, and no query needs it.
disable_created_metrics()

${definitions(kind)}

def count_predictions(predictions: Any) -> Any:
    """Counts what the model predicts, and hands it on as it is."""
    for value in values_of(predictions):
${counting[kind]}    return predictions


def values_of(predictions: Any) -> list[Any]:
    """One value for each row; of probabilities the highest."""
    rows = predictions.to_numpy() if hasattr(predictions, "to_numpy") else predictions
    rows = rows.tolist() if hasattr(rows, "tolist") else rows
    rows = rows if isinstance(rows, (list, tuple)) else [rows]
    return [max(row) if isinstance(row, (list, tuple)) else row for row in rows]


${exposing[framework]}`;
}

function imports(framework: WebServiceFacts['framework']): string {
  const names = ['CONTENT_TYPE_LATEST', 'Counter', 'Histogram', 'disable_created_metrics', 'generate_latest'];
  const client = `from prometheus_client import (\n${names.map(name => `    ${name},\n`).join('')})`;
  const ofFramework = {
    fastapi: fromImport('fastapi', ['FastAPI', 'Request', 'Response']),
    flask: fromImport('flask', ['Flask', 'Response', 'g', 'request']),
  }[framework];
  const callable = framework === 'fastapi' ? 'from collections.abc import Awaitable, Callable\n' : '';
  return `import time\n${callable}from typing import Any\n\n${ofFramework}\n${client}\n`;
}

function definitions(kind: PredictionKind): string {
  const labels = kind === 'value' || kind === 'probability' ? '' : ', ["prediction"]';
  const counter = `PREDICTIONS = Counter(
    "model_predictions_total", "Predictions that were made."${labels}
)
`;
  return `REQUESTS = Counter(
    "http_requests_total", "Requests that were answered.", ["method", "path", "status"]
)
SECONDS = Histogram(
    "http_request_duration_seconds", "Time until the answer.", ["method", "path"]
)
${labels === '' ? counter.replace(/\(\n {4}(.*)\n\)/, '($1)') : counter}${kind === 'class' ? '' : histogram(kind)}`;
}

/** Every order of magnitude has three buckets, so that any target finds some of its own. */
function histogram(kind: PredictionKind): string {
  const buckets =
    kind === 'probability'
      ? '[tenth / 10 for tenth in range(1, 11)]'
      : '[step * 10.0**power for power in range(-3, 9) for step in (1, 2, 5)]';
  return `PREDICTED = Histogram(
    "model_predicted_value",
    "What the model predicted.",
    buckets=${buckets},
)
`;
}

const counting: Readonly<Record<PredictionKind, string>> = {
  class: '        PREDICTIONS.labels(str(value)).inc()\n',
  value: '        PREDICTIONS.inc()\n        PREDICTED.observe(value)\n',
  probability: '        PREDICTIONS.inc()\n        PREDICTED.observe(value)\n',
  unknown: `        if isinstance(value, float):
            PREDICTIONS.labels("number").inc()
            PREDICTED.observe(value)
        else:
            PREDICTIONS.labels(str(value)).inc()
`,
};

const exposing: Readonly<Record<WebServiceFacts['framework'], string>> = {
  fastapi: `def expose_metrics(app: FastAPI) -> None:
    """Measures every request and answers /metrics."""

    @app.middleware("http")
    async def measure(
        request: Request, call_next: Callable[[Request], Awaitable[Response]]
    ) -> Response:
        started = time.perf_counter()
        status = 500
        try:
            response = await call_next(request)
            status = response.status_code
        finally:
            # The path of the route, not of the request: each label is a series.
            route = request.scope.get("route")
            path = getattr(route, "path", "unknown")
            if path != "/metrics":
                seconds = time.perf_counter() - started
                SECONDS.labels(request.method, path).observe(seconds)
                REQUESTS.labels(request.method, path, str(status)).inc()
        return response

    @app.get("/metrics", include_in_schema=False)
    def metrics() -> Response:
        return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)
`,
  flask: `def expose_metrics(app: Flask) -> None:
    """Measures every request and answers /metrics."""

    @app.before_request
    def start() -> None:
        g.started = time.perf_counter()

    @app.after_request
    def measure(response: Response) -> Response:
        # The path of the route, not of the request: each label is a series.
        path = request.url_rule.rule if request.url_rule else "unknown"
        if path != "/metrics":
            seconds = time.perf_counter() - g.get("started", time.perf_counter())
            SECONDS.labels(request.method, path).observe(seconds)
            REQUESTS.labels(request.method, path, str(response.status_code)).inc()
        return response

    @app.get("/metrics")
    def metrics() -> Response:
        return Response(generate_latest(), mimetype=CONTENT_TYPE_LATEST)
`,
};
