import * as l10n from '@vscode/l10n';
import { baseName } from '../model/location';
import { hasFile, pathIn } from './facts/paths';
import type { ProjectFacts } from './facts/projectFacts';
import { tableWith } from './facts/tables';
import { type WebServiceFacts, findWebService } from './facts/webService';
import { makeImportable } from './firstTest/pytestSettings';
import { exchangeOf } from './integration/exchange';
import { type Handler, type ServiceCode, serviceCode } from './integration/handlers';
import { pipelineTest } from './integration/pipelineTest';
import { type ServiceTest, serviceTestText } from './integration/serviceTest';
import { trainingBefore } from './integration/training';
import { addPackages } from './parts/addPackages';
import { insideRoot } from './parts/modulePlace';
import { isOlder, newestAllowed } from './parts/versions';
import { type ScaffoldResult, createFile, drafts, refused } from './scaffold';
import { tools } from './versions';

/** A test that asks the service through its framework's client, or that trains on a sample and loads what was saved. */
export function integrationTest(facts: ProjectFacts, rule: string): ScaffoldResult {
  const service = findWebService(facts);
  const test = service === undefined ? undefined : serviceTest(facts, service, rule);
  if (service === undefined || test === undefined) {
    return pipelineTest(facts) ?? refused(whyNot(service));
  }
  const path = ['test_api', 'test_service', 'test_requests', 'test_end_to_end'].map(name => `tests/${name}.py`).find(name => !hasFile(facts.project, name)); // prettier-ignore
  const packages = addPackages(facts, service.framework === 'fastapi' ? [clientPackage(facts)] : []);
  if (packages.kind === 'refused' || path === undefined) {
    return packages.kind === 'refused' ? packages : refused(whyNot(service));
  }
  const settings = makeImportable(facts.project, service.module.searchPath);
  return drafts({
    title: l10n.t('Write {0}, which asks {1} as a client does', baseName(path), service.module.document.path),
    edits: [...packages.edits, ...settings.edits],
    files: [createFile(pathIn(facts.project, path), serviceTestText(test)), ...packages.files, ...settings.files],
  });
}

/** What the test client of the project's FastAPI sends requests with. */
function clientPackage(facts: ProjectFacts): string {
  const version = newestAllowed(facts, 'fastapi');
  return version === undefined || isOlder(version, firstWithHttpx2)
    ? `httpx==${tools.httpx}`
    : `httpx2==${tools.httpx2}`;
}

const firstWithHttpx2 = '0.160';

function whyNot(service: WebServiceFacts | undefined): string {
  return service === undefined
    ? l10n.t('Preflight finds neither a service of FastAPI or Flask nor a script that trains from data in this repository: write a test by hand that runs the whole on a few rows.') // prettier-ignore
    : l10n.t('Preflight cannot tell what {0} takes and answers: write a test by hand that sends it one good row and one bad row.', service.module.document.path); // prettier-ignore
}

function serviceTest(facts: ProjectFacts, service: WebServiceFacts, rule: string): ServiceTest | undefined {
  const { framework, module, application } = service;
  const documents = facts.code.modules.filter(({ document }) => document === module.document || module.needs.includes(document.path)).map(({ document }) => document); // prettier-ignore
  const code = serviceCode(service, documents);
  const chosen = predictHandler(service, code);
  if (chosen === undefined) {
    return undefined;
  }
  const { tracked } = facts.project.workspace;
  const found = tableWith(facts.tables, chosen.exchange.fields.filter(({ isRequired }) => isRequired)); // prettier-ignore
  const isCommitted = found !== undefined && (tracked === undefined || tracked.has(found.path));
  return {
    framework,
    module: module.dotted,
    importRoot: module.importRoot,
    application: application.name,
    health: code.handlers.find(isHealth),
    ...chosen,
    table: isCommitted ? { path: insideRoot(facts, found.path), facts: found } : undefined,
    training: trainingBefore(facts),
    refuses: documents.some(({ text }) => /\b(400|422)\b|BadRequest|BAD_REQUEST/.test(text)),
    rule,
  };
}

function predictHandler(
  { routes }: WebServiceFacts,
  { handlers, classes }: ServiceCode,
): Pick<ServiceTest, 'predict' | 'exchange'> | undefined {
  const names = routes.map(({ name }) => name);
  const asked = handlers.filter(({ syntax }) => names.includes(syntax.name));
  const inOrder = asked.toSorted((a, b) => Number(a.method === 'get') - Number(b.method === 'get'));
  for (const predict of inOrder) {
    const exchange = exchangeOf(predict, classes);
    if (exchange !== undefined) {
      return { predict, exchange };
    }
  }
  return undefined;
}

function isHealth({ method, said, syntax }: Handler): boolean {
  return method === 'get' && /health|live|ready|\bping\b|status/i.test(`${said} ${syntax.name}`);
}
