import type { SourceFiles } from '../../evaluation/projectWorld';
import type { FunctionSyntax } from '../../python/index';
import { candidatesFor } from './candidates';
import { type Choice, chooseCases } from './chooseCases';
import { canBeStated } from './expectation';
import { inferParameters } from './inferShapes';
import { constantNamed, functionsIn } from './project';

/** Cases for one function of a file, or why there are none; `reason` completes "… has no test, because …". */
export function testFunction(
  files: SourceFiles,
  path: string,
  name: string,
): { readonly choice: Choice; readonly syntax: FunctionSyntax } | undefined {
  const statements = files.statementsOf(path) ?? [];
  const functions = functionsIn(statements);
  const syntax = functions.get(name);
  if (syntax === undefined) {
    return undefined;
  }
  const shapes = inferParameters(syntax, {
    functionNamed: other => functions.get(other),
    constantNamed: constantNamed(files, path),
    depth: 3,
  });
  const candidates = new Map(
    syntax.parameters.flatMap(({ name: parameter, kind, default: byDefault }) => {
      const shape = shapes.get(parameter);
      return shape === undefined || kind === '*' || kind === '**'
        ? []
        : [[parameter, [...(byDefault === undefined ? [] : [undefined]), ...candidatesFor(shape)]] as const];
    }),
  );
  return { syntax, choice: chooseCases({ files, path, syntax, candidates, canBeStated }) };
}
