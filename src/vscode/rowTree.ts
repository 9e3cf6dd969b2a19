import * as vscode from 'vscode';
import type { Checkbox, ChecklistNode, RowAction } from './checklistNode';
import { commands } from './names';

type CheckboxState = Exclude<vscode.TreeItem['checkboxState'], vscode.TreeItemCheckboxState | undefined>;

/** Rows of a view, known to VS Code by their ids, so that they stay themselves from scan to scan. */
export class RowTree implements vscode.TreeDataProvider<string> {
  readonly #changes = new vscode.EventEmitter<string[] | undefined>();
  readonly onDidChangeTreeData = this.#changes.event;
  #roots: readonly ChecklistNode[] = [];
  #nodes: ReadonlyMap<string, ChecklistNode> = new Map();
  #parents: ReadonlyMap<string, string> = new Map();

  getChildren(id?: string): string[] {
    const nodes = id === undefined ? this.#roots : (this.#nodes.get(id)?.children ?? []);
    return nodes.map(node => node.id);
  }

  getParent(id: string): string | undefined {
    return this.#parents.get(id);
  }

  getTreeItem(id: string): vscode.TreeItem {
    const node = this.#nodes.get(id);
    return node === undefined ? new vscode.TreeItem(id) : toTreeItem(node);
  }

  nodeOf(id: string): ChecklistNode | undefined {
    return this.#nodes.get(id);
  }

  /** Puts these rows in the place of those that are there, and has only those drawn again that differ. */
  replace(roots: readonly ChecklistNode[]): void {
    const before = this.#nodes;
    const areRootsSame = sameIds(this.#roots, roots);
    this.#roots = roots;
    this.#nodes = new Map(flatten(roots).map(node => [node.id, node]));
    this.#parents = new Map(flatten(roots).flatMap(node => node.children.map(child => [child.id, node.id] as const)));
    const changed = roots.flatMap(node => changedNodes(node, before.get(node.id)));
    if (!areRootsSame) {
      this.#changes.fire(undefined);
    } else if (changed.length > 0) {
      this.#changes.fire(changed);
    }
  }

  /** Has a row drawn as it stands: VS Code ticks a box at once, whatever comes of it. */
  redraw(id: string): void {
    if (this.#nodes.has(id)) {
      this.#changes.fire([id]);
    }
  }

  dispose(): void {
    this.#changes.dispose();
  }
}

function flatten(nodes: readonly ChecklistNode[]): readonly ChecklistNode[] {
  return nodes.flatMap(node => [node, ...flatten(node.children)]);
}

function sameIds(before: readonly ChecklistNode[], after: readonly ChecklistNode[]): boolean {
  return before.length === after.length && before.every((node, index) => node.id === after[index]?.id);
}

/** The rows to draw again: one whose own text or list of children is another, not those that only hold such a row. */
function changedNodes(node: ChecklistNode, before: ChecklistNode | undefined): string[] {
  if (before === undefined || !sameIds(before.children, node.children) || ownText(before) !== ownText(node)) {
    return [node.id];
  }
  return node.children.flatMap((child, index) => changedNodes(child, before.children[index]));
}

function ownText(node: ChecklistNode): string {
  const { action } = node;
  // As JSON, a URI has more to say once somebody has asked for its text.
  const place = action?.kind === 'open' ? { ...action.place, uri: action.place.uri.toString() } : action;
  return JSON.stringify({ ...node, children: [], action: place });
}

function toTreeItem(node: ChecklistNode): vscode.TreeItem {
  const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  const open = node.isOpen ? Expanded : Collapsed;
  const item = new vscode.TreeItem(node.label, node.children.length === 0 ? None : open);
  item.id = node.id;
  item.description = node.description;
  item.tooltip = node.tooltip === '' ? node.spoken : node.tooltip;
  item.contextValue = node.context;
  item.accessibilityInformation = { label: node.spoken };
  if (node.icon !== undefined) {
    item.iconPath = new vscode.ThemeIcon(node.icon);
  }
  if (node.checkbox !== undefined) {
    item.checkboxState = toCheckbox(node.checkbox, node.spoken);
  }
  if (node.action !== undefined) {
    item.command = toCommand(node.action);
  }
  return item;
}

function toCheckbox({ isChecked, says }: Checkbox, label: string): Required<CheckboxState> {
  const { Checked, Unchecked } = vscode.TreeItemCheckboxState;
  return { state: isChecked ? Checked : Unchecked, tooltip: says, accessibilityInformation: { label } };
}

function toCommand(action: RowAction): vscode.Command {
  switch (action.kind) {
    case 'open':
      return { title: vscode.l10n.t('Open'), command: action.command, arguments: [action.place] };
    case 'explain':
      return { title: vscode.l10n.t('Explain'), command: commands.explainRule, arguments: [action.rule] };
    case 'more':
      return { title: vscode.l10n.t('Show more'), command: commands.showMore, arguments: [action.check] };
  }
}
