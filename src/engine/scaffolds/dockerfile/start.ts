import type { PythonDocument } from '../../model/document';
import { baseName } from '../../model/location';
import type { ModuleFacts } from '../facts/code';
import type { ProjectFacts } from '../facts/projectFacts';

/** How the container starts. */
export interface Start {
  /** The words of CMD. */
  readonly command: readonly string[];
  /** Of a service; `undefined` for a job that ends. */
  readonly port: number | undefined;
  /** The route that says whether it is alive, where it has one. */
  readonly health: string | undefined;
  /** Folders from the project's root that have to be importable, besides the root. */
  readonly searchPath: readonly string[];
  /** The file that is started, and own files that it imports. */
  readonly document: PythonDocument;
  readonly needs: readonly string[];
  /** The program that serves, by its package: `uvicorn`. */
  readonly server: 'uvicorn' | 'gunicorn' | undefined;
}

const asgi = ['fastapi.FastAPI', 'starlette.applications.Starlette', 'quart.Quart', 'litestar.Litestar'];
const wsgi = ['flask.Flask', 'falcon.App', 'bottle.Bottle'];

/** A web application, a Streamlit page, or a job that predicts; `undefined` when nothing shows how the project is used. */
export function findStart(facts: ProjectFacts): Start | undefined {
  return webStart(facts, asgi, 'uvicorn') ?? webStart(facts, wsgi, 'gunicorn') ?? streamlit(facts) ?? job(facts);
}

function webStart(
  { code, project }: ProjectFacts,
  callees: readonly string[],
  server: 'uvicorn' | 'gunicorn',
): Start | undefined {
  const found = code.modules
    .filter(({ document }) => project.zoneOf(document.path) === 'production')
    .flatMap(module => applications(module.document, callees).map(target => ({ module, target })));
  const rank = ({ module }: (typeof found)[number]): number => (/^(app|main|api|server|service|wsgi|asgi)\.py$/.test(baseName(module.document.path)) ? 0 : 1); // prettier-ignore
  const [best] = found.sort((a, b) => rank(a) - rank(b));
  if (best === undefined) {
    return undefined;
  }
  const { module, target } = best;
  const application = `${module.dotted}:${target}`;
  const isFactory = target.endsWith('()');
  const command =
    server === 'gunicorn'
      ? ['gunicorn', '--bind', '0.0.0.0:8000', application]
      : [
          'uvicorn',
          application.replace('()', ''),
          ...(isFactory ? ['--factory'] : []),
          '--host',
          '0.0.0.0',
          '--port',
          '8000',
        ];
  return { ...common(module), command, port: 8000, health: healthRoute(code.modules, module), server };
}

/** `app` of `app = FastAPI()`; `create_app()` for one that a function makes. */
function applications({ facts }: PythonDocument, callees: readonly string[]): readonly string[] {
  return callees
    .flatMap(callee => facts.callsOf(callee))
    .flatMap(call => {
      const scope = facts.scopes[call.scope];
      const [name] = call.boundTo;
      if (call.scope === 0) {
        return name !== undefined && /^\w+$/.test(name) ? [name] : [];
      }
      return scope?.kind === 'function' && scope.parent === 0 && /^(create|make|build|get)_/.test(scope.name) && scope.parameters.length === 0 ? [`${scope.name}()`] : []; // prettier-ignore
    });
}

function healthRoute(modules: readonly ModuleFacts[], { document, needs }: ModuleFacts): string | undefined {
  const own = modules.filter(module => module.document === document || needs.includes(module.document.path));
  return own
    .flatMap(module => module.document.facts.strings)
    .find(({ text, role }) => role.kind === 'argument' && role.position === 0 && /^\/(api\/)?(v\d\/)?(health|healthz|livez|live|ping|ready|readyz|status)$/.test(text))?.text; // prettier-ignore
}

function streamlit({ code, project }: ProjectFacts): Start | undefined {
  const module = code.modules.find(({ document }) => document.facts.imports.some(each => each.module === 'streamlit') && project.zoneOf(document.path) === 'production'); // prettier-ignore
  if (module === undefined) {
    return undefined;
  }
  const command = ['streamlit', 'run', withoutRoot(project.root, module.document.path), '--server.address=0.0.0.0', '--server.port=8501', '--server.headless=true']; // prettier-ignore
  return { ...common(module), command, port: 8501, health: '/_stcore/health', server: undefined };
}

/** A script that predicts; its arguments are given to `docker run`. */
function job({ code, project }: ProjectFacts): Start | undefined {
  const entry = code.entryPoints.find(({ task }) => task === 'predict');
  if (entry === undefined) {
    return undefined;
  }
  const path = withoutRoot(project.root, entry.document.path);
  const rest =
    entry.module === undefined ? { searchPath: [], document: entry.document, needs: [] } : common(entry.module);
  const isInPackage = /\//.test(path) && entry.module !== undefined && entry.module.dotted.includes('.');
  const command = isInPackage ? ['python', '-m', entry.module.dotted] : ['python', path];
  return { ...rest, command, port: undefined, health: undefined, server: undefined };
}

function common({ document, needs, searchPath }: ModuleFacts): Pick<Start, 'document' | 'needs' | 'searchPath'> {
  return { document, needs, searchPath: searchPath.filter(folder => folder !== '') };
}

export function withoutRoot(root: string, path: string): string {
  return root === '.' ? path : path.slice(root.length + 1);
}
