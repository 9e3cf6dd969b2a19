import type { PythonDocument } from '../model/document';
import type { PythonFacts, Value } from '../python/index';
import { type Hit, hitAtPlace } from './hits';

/** A requirement as it is written in a call of `setup`. */
export interface SetupRequirement {
  readonly text: string;
  /** From `install_requires`, not from `extras_require`. */
  readonly main: boolean;
  readonly hit: Hit;
}

/** `setup(install_requires=["pandas"])`: what it lists, also when the list has a name of its own. */
export function setupArguments(document: PythonDocument): readonly SetupRequirement[] {
  const { facts } = document;
  return facts.calls
    .filter(call => call.callee !== undefined && /^(setuptools|distutils\.core)\.setup$/.test(call.callee))
    .flatMap(call => call.arguments)
    .filter(({ keyword }) => keyword === 'install_requires' || keyword === 'extras_require')
    .flatMap(({ keyword, value, valuePlace }) =>
      textsOf(resolved(value, facts)).map(text => ({
        text,
        main: keyword === 'install_requires',
        hit: hitAtPlace(document, valuePlace),
      })),
    );
}

function resolved(value: Value, facts: PythonFacts): Value {
  if (value.kind !== 'name') {
    return value;
  }
  return facts.assignments.find(({ targets }) => targets.includes(value.text))?.value ?? value;
}

function textsOf(value: Value): readonly string[] {
  switch (value.kind) {
    case 'string':
      return [value.text];
    case 'collection':
      return value.items.flatMap(textsOf);
    default:
      return [];
  }
}
