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
    const list: BindingList = { name, scope, items: [binding], sharedFrom: -1 };
    this.add(list);
    return list;
  }

  /** Adds the names that another index held when so many bindings had been made: this one is to take its place. */
  addUpTo(bindingCount: number, { all }: NameIndex, scope: ScopeRecord): void {
    for (const { name, items, sharedFrom } of all) {
      if (items[0].index >= bindingCount) return;
      const earlier = items.filter(({ index }) => index < bindingCount);
      this.add({ name, scope, items: earlier, sharedFrom: sharedFrom < bindingCount ? sharedFrom : -1 });
    }
  }

  private add(list: BindingList): void {
    this.all.push(list);
    if (this.table !== undefined) this.table.set(list.name, list);
    else if (this.all.length > fewNames) this.table = new Map(this.all.map(each => [each.name, each]));
  }
}
