import type { SyntaxTree } from '../syntaxTree';

/**
 * One number for each name of a module. The trees of a notebook's cells number their names each on their own; here
 * the same name has the same number in all of them.
 */
export class NameTable {
  private readonly texts: string[] = [''];
  private readonly ids = new Map<string, number>();
  private readonly idsOfTree: readonly Int32Array[];
  private readonly only: SyntaxTree | undefined;

  constructor(private readonly trees: readonly SyntaxTree[]) {
    this.only = trees.length === 1 ? trees[0] : undefined;
    this.idsOfTree = this.only === undefined ? trees.map(tree => new Int32Array(tree.nameCount)) : [];
  }

  /** The number in the module for a name id of one tree. */
  idOf(source: number, nameId: number): number {
    if (this.only !== undefined) return nameId;
    const known = this.idsOfTree[source][nameId];
    if (known !== 0) return known;
    const id = this.idOfText(this.trees[source].nameOf(nameId));
    this.idsOfTree[source][nameId] = id;
    return id;
  }

  text(id: number): string {
    return this.only === undefined ? this.texts[id] : this.only.nameOf(id);
  }

  private idOfText(text: string): number {
    let id = this.ids.get(text);
    if (id === undefined) {
      // Number 0 stays free: in the tables of the trees it means "not asked yet".
      id = this.ids.size + 1;
      this.ids.set(text, id);
      this.texts[id] = text;
    }
    return id;
  }
}
