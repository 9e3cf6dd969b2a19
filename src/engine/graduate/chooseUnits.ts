import { type Movable, movableDefinitions, withNeeds } from './definitions';
import type { Program } from './program';
import { type Step, stepOf } from './steps';
import { stepUnit } from './stepUnit';
import type { Left, Unit } from './unit';

/** What leaves a notebook, in its order, and what was looked at and stays. */
export interface ChosenUnits {
  readonly units: readonly Unit[];
  readonly left: readonly Left[];
}

/** Functions, steps and the constants that they need: of the cells asked for, or of all where a function is of use. */
export function chooseUnits(program: Program, asked: readonly number[], names?: readonly string[]): ChosenUnits {
  return names === undefined ? chooseCells(program, asked) : chooseDefinitions(program, names);
}

/** Functions and classes with these names, and what they need. */
function chooseDefinitions(program: Program, names: readonly string[]): ChosenUnits {
  const movable = movableDefinitions(program, () => true);
  const isNamed = ({ name }: Left): boolean => names.includes((name ?? '').replace('()', ''));
  const wanted = withNeeds(
    movable.units,
    names.filter(name => movable.units.has(name)),
  );
  const units = [...movable.units.values()].filter(({ name }) => wanted.has(name));
  return { units, left: movable.left.filter(isNamed) };
}

function chooseCells(program: Program, asked: readonly number[]): ChosenUnits {
  const isAsked = asked.length > 0;
  const isChosen = (cell: number): boolean => !isAsked || asked.includes(cell);
  const movable = movableDefinitions(program, isChosen);
  const capitals = [...movable.units.values()].filter(
    ({ kind, name }) => kind === 'constant' && name === name.toUpperCase(),
  );
  const first = stepsWith(program, movable, {
    asked,
    moving: withNeeds(movable.units, [...definitionsIn(movable), ...capitals.map(({ name }) => name)]),
  });
  const moving = withNeeds(movable.units, [...definitionsIn(movable), ...first.steps.flatMap(({ needs }) => needs)]);
  const { steps, left } = stepsWith(program, movable, { asked, moving });
  const taken = new Set([...program.binds.keys(), ...program.document.facts.names.map(({ name }) => name)]);
  const units = [
    ...[...movable.units.values()].filter(({ name }) => moving.has(name)),
    ...steps.map(step => stepUnit(step, program, taken)),
  ];
  return {
    units: units.sort((a, b) => a.source - b.source || a.start - b.start),
    left: [...movable.left, ...left].sort((a, b) => a.cell - b.cell),
  };
}

function definitionsIn({ units }: Movable): readonly string[] {
  return [...units.values()].filter(({ kind }) => kind === 'definition').map(({ name }) => name);
}

interface Choosing {
  readonly asked: readonly number[];
  readonly moving: ReadonlySet<string>;
}

function stepsWith(
  program: Program,
  { units }: Movable,
  { asked, moving }: Choosing,
): { readonly steps: readonly Step[]; readonly left: readonly Left[] } {
  const steps: Step[] = [];
  const left: Left[] = [];
  for (const cell of program.cells) {
    if (asked.length > 0 && !asked.includes(cell.cell)) {
      continue;
    }
    const step = stepOf(cell, { program, units, moving, isAsked: asked.length > 0 });
    if (typeof step === 'string') {
      left.push({ cell: cell.cell, name: undefined, reason: step });
    } else if (step !== undefined) {
      steps.push(step);
    }
  }
  return { steps, left };
}
