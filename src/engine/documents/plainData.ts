import type { Span } from '../model/location';

/**
 * Data without surprises: objects have no prototype, so `__proto__` and `constructor` are keys like any other, and
 * nothing is cyclic.
 */
export type PlainData = string | number | boolean | null | readonly PlainData[] | PlainObject;

export interface PlainObject {
  readonly [key: string]: PlainData;
}

/** Keys and list indexes from the root down to a value: `['jobs', 'test', 'steps', 0]`. */
export type Route = readonly (string | number)[];

/** A value with the place it stands at, its members likewise: what every data parser makes of its own tree. */
export interface DataNode {
  readonly span: Span;
  readonly value: PlainData;
  readonly members: ReadonlyMap<string | number, DataNode>;
}

/** A string, number, boolean or null. */
export function scalarNode(value: PlainData, span: Span): DataNode {
  return { span, value, members: noMembers };
}

/** A mapping; a key that comes twice has its last value. */
export function mappingNode(entries: Iterable<readonly [string, DataNode]>, span: Span): DataNode {
  const members = new Map<string | number, DataNode>(entries);
  const value: Record<string, PlainData> = withoutPrototype();
  for (const [key, member] of members) {
    value[key] = member.value;
  }
  return { span, value, members };
}

export function listNode(items: readonly DataNode[], span: Span): DataNode {
  return { span, value: items.map(item => item.value), members: new Map(items.entries()) };
}

/** The place of the value at the end of a route, or `undefined` when the route leads nowhere. */
export function spanAt(root: DataNode | undefined, route: Route): Span | undefined {
  let node = root;
  for (const step of route) {
    node = node?.members.get(step);
  }
  return node?.span;
}

function withoutPrototype(): Record<string, PlainData> {
  const value: unknown = Object.create(null);
  return isObject(value) ? value : {};
}

function isObject(value: unknown): value is Record<string, PlainData> {
  return typeof value === 'object' && value !== null;
}

const noMembers: ReadonlyMap<string | number, DataNode> = new Map();

/** What stands at a route in parsed data, or `undefined`: `valueAt(document.data(), ['project', 'name'])`. */
export function valueAt(data: unknown, route: Route): unknown {
  let value = data;
  for (const step of route) {
    value = Array.isArray(value) || isObject(value) ? memberOf(value, step) : undefined;
  }
  return value;
}

function memberOf(holder: object, step: string | number): unknown {
  const found: unknown = Object.getOwnPropertyDescriptor(holder, step)?.value;
  return found;
}
