import type { Binding, BindingList, ScopeRecord } from './moduleScan';

/** Beyond this many names a table is faster than looking at each. */
const fewNames = 8;

/** The names bound in one scope. Most scopes have a handful, so that a table for each would cost more than it saves. */
export class NameIndex {
  private readonly all: BindingList[] = [];
  private table: Map<number, BindingList> | undefined;

  /** In the order in which they were first bound. */
  get lists(): readonly BindingList[] {
    return this.all;
  }

  get(name: number): BindingList | undefined {
    if (this.table !== undefined) return this.table.get(name);
    for (const list of this.all) if (list.name === name) return list;
    return undefined;
  }

  /** Adds a binding to the list of a name in this scope, and gives that list. */
  bind(name: number, scope: ScopeRecord, binding: Binding): BindingList {
    const known = this.get(name);
    if (known !== undefined) {
      known.items.push(binding);
      return known;
    }
    // Most names are bound once; an array that begins empty would take room for seventeen.
    const list: BindingList = { name, scope, items: [binding], shared: false };
    this.all.push(list);
    if (this.table !== undefined) this.table.set(name, list);
    else if (this.all.length > fewNames) this.table = new Map(this.all.map(each => [each.name, each]));
    return list;
  }
}
