import type { SourceFiles } from '../../evaluation/projectWorld';
import type { FunctionSyntax } from '../../python/index';
import { StandInValue } from '../../evaluation/standInValue';
import { StandIns } from '../../evaluation/standIns';
import { type PyValue, str, tuple } from '../../evaluation/values';
import { candidatesFor } from './candidates';
import { Shape } from './shape';
import type { Choice, Subject } from './cases';
import { chooseCases } from './chooseCases';
import { chooseWithStandIns } from './chooseWithStandIns';
import { inferParameters } from './inferShapes';
import { constantNamed, functionsIn } from './project';

/** Cases for one function of a file, or why there are none; `reason` completes "… has no test, because …". `mayReplace`: a test may put stand-ins in the place of what cannot be followed. */
export function testFunction(
  files: SourceFiles,
  path: string,
  name: string,
  { mayReplace }: { readonly mayReplace: boolean },
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
  const subject: Subject = {
    files,
    path,
    syntax,
    candidates: candidatesOf(syntax, shapes, shape => candidatesFor(shape)),
  };
  const choice = chooseCases(subject);
  const isEnough = isGood(choice) || !mayReplace;
  return { syntax, choice: isEnough ? choice : better(choice, chooseWithStandIns(withStandIns(subject, shapes))) };
}

/** Values that a `*` parameter is given, one at a time. */
const mostVariadic = 2;
/** Less is too little to be worth reading. */
const enough = 0.34;

function isGood(choice: Choice): boolean {
  return choice.kind === 'cases' && choice.killed / choice.mutants >= enough;
}

/** The one that shows more; where both show nothing, the reason is what stands in the way even of stand-ins. */
function better(plain: Choice, doubled: Choice): Choice {
  const killed = (choice: Choice): number => (choice.kind === 'cases' ? choice.killed : 0);
  return killed(doubled) > killed(plain) || plain.kind === 'none' ? doubled : plain;
}

function candidatesOf(
  { parameters }: FunctionSyntax,
  shapes: ReadonlyMap<string, Shape>,
  valuesFor: (shape: Shape, name: string) => readonly PyValue[],
): Subject['candidates'] {
  return new Map(
    parameters.flatMap(({ name, kind, default: byDefault }) => {
      const shape = shapes.get(name);
      if (kind === '*') {
        return [
          [
            name,
            [
              undefined,
              ...candidatesFor(new Shape())
                .slice(0, mostVariadic)
                .map(each => tuple([each])),
            ],
          ] as const,
        ];
      }
      return shape === undefined || kind === '**'
        ? []
        : [[name, [...(byDefault === undefined ? [] : [undefined]), ...valuesFor(shape, name)]] as const];
    }),
  );
}

/** What has no plain value gets a stand-in: an object of a library, a function, whatever has methods of its own. */
function withStandIns(subject: Subject, shapes: ReadonlyMap<string, Shape>): Subject {
  const valuesFor = (shape: Shape, name: string): readonly PyValue[] => {
    const standIn = new StandInValue(name, new StandIns(subject.path));
    const plain = isPlain(shape) ? candidatesFor(shape) : [];
    // Of what nothing is known, a text is as good a guess.
    return shape.isEmpty && shape.methods.size === 0 ? [str('alpha'), standIn] : plain.length > 0 ? plain : [standIn];
  };
  return { ...subject, candidates: candidatesOf(subject.syntax, shapes, valuesFor) };
}

function isPlain(shape: Shape): boolean {
  const isGuess = shape.sort === undefined || shape.weightOf(shape.sort) <= 0.5;
  return (
    !(isGuess && shape.methods.size > 0) &&
    !shape.isEmpty &&
    shape.attributes.size === 0 &&
    shape.sort !== undefined &&
    !['object', 'callable', 'date'].includes(shape.sort)
  );
}
