import type { PythonFacts } from '../../src/engine/python/facts/facts';

/** Everything that facts say, as plain data: what is only computed when asked for is asked for. */
export function plainFacts(facts: PythonFacts): unknown {
  const { imports, calls, strings, assignments, scopes, handlers, asserts, magics, names, comments, faults } = facts;
  return {
    ...{ imports, asserts, magics, names, faults },
    comments: comments.map(plain),
    handlers: handlers.map(plain),
    calls: calls.map(plain),
    strings: strings.map(plain),
    assignments: assignments.map(plain),
    scopes: scopes.map(plain),
    callees: Array.from(facts.callsByCallee, ([name, group]) => [name, group.map(({ place }) => place)]),
    openWorld: facts.openWorld,
    codeLines: facts.codeLines,
  };
}

/** What an object's getters give. */
function plain(fact: object): Record<string, unknown> {
  const properties = Object.entries(Object.getOwnPropertyDescriptors(Object.getPrototypeOf(fact)));
  const getters = properties.filter(([, property]) => property.set === undefined && !('value' in property));
  return Object.fromEntries(getters.map(([name]) => [name, Reflect.get(fact, name)]));
}
