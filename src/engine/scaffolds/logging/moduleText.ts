import { utcOf } from '../parts/pythonText';
import { isOlder } from '../parts/versions';

/** The module that makes lines of JSON of what is logged; `servers` are loggers with handlers of their own. */
export function loggingModule(python: string, servers: readonly string[]): string {
  const utc = utcOf(python);
  return `"""Logs as lines of JSON on standard output; LOG_LEVEL says from which level on."""

import json
import logging
import logging.config
import math
import os
import sys
${utc.importLine}
${isOlder(python, '3.10') ? '' : 'from types import TracebackType\n'}from typing import Any

${serverNames(servers)}# What every record has; anything else came with extra={...}.
USUAL = {*vars(logging.makeLogRecord({})), "message", "asctime", "color_message"}


${formatter(utc.name)}${plain}def configure_logging() -> None:
    """To be called once, where the program starts."""
    level = os.environ.get("LOG_LEVEL", "INFO").upper()
${loggers(servers)}    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {"json": {"()": JsonFormatter}},
            "handlers": {
                "stdout": {
                    "class": "logging.StreamHandler",
                    "stream": "ext://sys.stdout",
                    "formatter": "json",
                }
            },
            "root": {"level": level, "handlers": ["stdout"]},
${servers.length === 0 ? '' : '            "loggers": {name: server for name in SERVERS},\n'}        }
    )
    logging.captureWarnings(True)
    sys.excepthook = log_uncaught


${uncaught(python)}`;
}

function serverNames(servers: readonly string[]): string {
  return servers.length === 0
    ? ''
    : `# Loggers of the server that brings handlers of its own.
SERVERS = (${servers.map(each => `"${each}"`).join(', ')})

`;
}

function loggers(servers: readonly string[]): string {
  return servers.length === 0 ? '' : '    server = {"level": level, "handlers": [], "propagate": True}\n';
}

const plain = `def plain(value: Any) -> Any:
    """JSON has no word for NaN and infinity."""
    is_odd = isinstance(value, float) and not math.isfinite(value)
    return str(value) if is_odd else value


`;

function uncaught(python: string): string {
  return `def log_uncaught(
    kind: type[BaseException], error: BaseException, trace: ${isOlder(python, '3.10') ? 'Any' : 'TracebackType | None'}
) -> None:
    """What ends the program stands in the log as well."""
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    logger = logging.getLogger(__name__)
    logger.critical("The program ended: %s", error, exc_info=(kind, error, trace))
`;
}

function formatter(utc: string): string {
  return `class JsonFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        extra = {key: each for key, each in vars(record).items() if key not in USUAL}
        line = {
            "time": datetime.fromtimestamp(record.created, ${utc}).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            **{key: plain(value) for key, value in extra.items()},
        }
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, default=str)


`;
}
