import * as l10n from '@vscode/l10n';
import { listInWords } from '../detectors/words';
import { pathIn } from './facts/paths';
import type { ProjectFacts } from './facts/projectFacts';
import { type WebServiceFacts, findWebService } from './facts/webService';
import { loggingModule } from './logging/moduleText';
import { startsOf } from './logging/places';
import { editsFor } from './parts/callFromApp';
import { modulePlace } from './parts/modulePlace';
import { type ScaffoldResult, createFile, drafts, refused } from './scaffold';

/** Lines of JSON of everything that is logged, configured where the service and the scripts start. */
export function logging(facts: ProjectFacts): ScaffoldResult {
  const other = facts.imports.find(({ distribution }) => distribution === 'structlog');
  if (other !== undefined) {
    return refused(l10n.t('The code logs with structlog, which has a configuration of its own: call structlog.configure(…) where the program starts.')); // prettier-ignore
  }
  const service = findWebService(facts);
  const starts = startsOf(facts, service);
  const [first] = starts;
  const place =
    first === undefined
      ? undefined
      : modulePlace(facts, first.document, ['logging_config', 'json_logging', 'log_setup']);
  if (first === undefined || place === undefined) {
    return refused(
      first === undefined
        ? l10n.t(
            'No application of FastAPI or Flask and no script that trains or predicts shows where the program starts: call logging.basicConfig(…) there by hand.',
          )
        : l10n.t('The names for a module beside {0} are taken: configure logging there by hand.', first.document.path),
    );
  }
  const paths = [...new Set(starts.map(({ document }) => document.path))];
  return drafts({
    title:
      paths.length === 1
        ? l10n.t('Log lines of JSON where {0} starts', paths.join())
        : l10n.t('Log lines of JSON where {0} start', listInWords(paths)),
    edits: editsFor(facts, place, starts),
    files: [createFile(pathIn(facts.project, place.path), loggingModule(facts.python.version, serversOf(service)))],
  });
}

function serversOf(service: WebServiceFacts | undefined): readonly string[] {
  switch (service?.framework) {
    case 'fastapi':
      return ['uvicorn', 'uvicorn.access', 'uvicorn.error'];
    case 'flask':
      return ['werkzeug', 'gunicorn.access', 'gunicorn.error'];
    case undefined:
      return [];
  }
}
