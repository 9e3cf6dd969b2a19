import type { PythonDocument } from '../../model/document';
import {
  type ClassSyntax,
  type ExpressionSyntax,
  type FunctionSyntax,
  type StatementSyntax,
  readSyntax,
} from '../../python/index';
import type { WebServiceFacts } from '../facts/webService';

/** A function that answers requests. */
export interface Handler {
  readonly syntax: FunctionSyntax;
  readonly method: 'get' | 'post' | 'put';
  /** How a test writes the path in Python: `"/predict"`, `app.url_path_for("predict")`. */
  readonly path: string;
  /** As the decorator says it. */
  readonly said: string;
  readonly decorator: Call;
}

/** A service as its code is written. */
export interface ServiceCode {
  readonly handlers: readonly Handler[];
  readonly classes: ReadonlyMap<string, ClassSyntax>;
}

export type Call = Extract<ExpressionSyntax, { readonly kind: 'call' }>;

/** Reads the application's file and those that come with it. */
export function serviceCode(service: WebServiceFacts, documents: readonly PythonDocument[]): ServiceCode {
  const read = documents.map(document => ({ document, statements: readSyntax(document.text) }));
  const classes = read.flatMap(({ statements }) =>
    statements.flatMap(each => (each.kind === 'class' ? [[each.name, each] as const] : [])),
  );
  const handlers = read.flatMap(({ document, statements }) => functionsIn(statements).flatMap(syntax => handlerOf(syntax, document, service))); // prettier-ignore
  return { handlers, classes: new Map(classes) };
}

/** At the top, and in a function that makes the application. */
function functionsIn(statements: readonly StatementSyntax[]): readonly FunctionSyntax[] {
  return statements.flatMap(each => (each.kind === 'function' ? [each, ...functionsIn(each.body)] : []));
}

function handlerOf(
  syntax: FunctionSyntax,
  document: PythonDocument,
  { application, framework }: WebServiceFacts,
): readonly Handler[] {
  return syntax.decorators.flatMap((decorator): Handler[] => {
    const route = routeOf(decorator);
    if (route === undefined) {
      return [];
    }
    const isOwn = route.owner === application.name && document === application.document;
    const path = isOwn
      ? JSON.stringify(route.said)
      : `${application.name}.url_path_for(${JSON.stringify(syntax.name)})`;
    return isOwn || framework === 'fastapi' ? [{ ...route, syntax, path }] : [];
  });
}

/** `@app.post("/predict")`; nothing for a path with a part that changes. */
function routeOf(
  decorator: ExpressionSyntax,
): (Pick<Handler, 'method' | 'said' | 'decorator'> & { readonly owner: string }) | undefined {
  if (decorator.kind !== 'call' || decorator.callee.kind !== 'attribute') {
    return undefined;
  }
  const { object, name } = decorator.callee;
  const method = methodOf(name, decorator);
  const said = saidPath(decorator);
  return object.kind !== 'name' || method === undefined || said === undefined
    ? undefined
    : { method, said, decorator, owner: object.name };
}

function saidPath(decorator: Call): string | undefined {
  const said = argument(decorator, 'path') ?? argument(decorator, 'rule') ?? decorator.arguments[0]?.value;
  return said?.kind === 'string' && !/[{<]/.test(said.text) ? said.text : undefined;
}

function methodOf(name: string, decorator: Call): Handler['method'] | undefined {
  if (name === 'route') {
    const methods = argument(decorator, 'methods');
    const isPost =
      methods !== undefined &&
      'items' in methods &&
      methods.items.some(item => item.kind === 'string' && item.text.toUpperCase() === 'POST');
    return isPost ? 'post' : 'get';
  }
  return (['get', 'post', 'put'] as const).find(method => method === name);
}

/** The argument with a keyword. */
export function argument(call: Call, keyword: string): ExpressionSyntax | undefined {
  return call.arguments.find(each => each.keyword === keyword)?.value;
}

/** Name of what is called: `Field` of `Field(…)` and of `pydantic.Field(…)`. */
export function calledName(value: ExpressionSyntax | undefined): string | undefined {
  const callee = value?.kind === 'call' ? value.callee : undefined;
  return callee?.kind === 'name' || callee?.kind === 'attribute' ? callee.name : undefined;
}
