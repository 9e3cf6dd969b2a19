import type { BindingList, ScopeRecord } from './moduleScan';

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

  /** The list of a name, which is made when it is missing. */
  listOf(name: number, scope: ScopeRecord): BindingList {
    const known = this.get(name);
    if (known !== undefined) return known;
    const list: BindingList = { name, scope, items: [], shared: false };
    this.all.push(list);
    if (this.table !== undefined) this.table.set(name, list);
    else if (this.all.length > fewNames) this.table = new Map(this.all.map(each => [each.name, each]));
    return list;
  }
}
