import * as vscode from 'vscode';
import { type ProjectReport, checksToNextLevel, describeLevel } from '../engine/index';
import { STEP } from './checklistCheck';
import type { ChecklistNode, RowAction } from './checklistNode';
import { buildChecklist } from './checklistTree';
import { commands, views } from './names';
import type { FolderScan, ScanController } from './scanController';

/** The sidebar's checklist. Rows are known to VS Code by their ids, so that they stay themselves from scan to scan. */
export class ChecklistView implements vscode.TreeDataProvider<string> {
  readonly #controller: ScanController;
  readonly #view: vscode.TreeView<string>;
  readonly #changes = new vscode.EventEmitter<string[] | undefined>();
  readonly #limits = new Map<string, number>();
  readonly #listening: vscode.Disposable;
  readonly onDidChangeTreeData = this.#changes.event;
  #roots: readonly ChecklistNode[] = [];
  #nodes: ReadonlyMap<string, ChecklistNode> = new Map();
  #parents: ReadonlyMap<string, string> = new Map();

  constructor(controller: ScanController) {
    this.#controller = controller;
    this.#view = vscode.window.createTreeView(views.checklist, { treeDataProvider: this, showCollapseAll: true });
    this.#listening = controller.onDidScan(() => this.#update());
  }

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

  /** The row that a menu command was called on. */
  nodeOf(id: string): ChecklistNode | undefined {
    return this.#nodes.get(id);
  }

  /** Shows fifty more findings of a check. */
  showMore(check: string): void {
    this.#limits.set(check, (this.#limits.get(check) ?? STEP) + STEP);
    this.#update();
  }

  dispose(): void {
    this.#listening.dispose();
    this.#view.dispose();
    this.#changes.dispose();
  }

  #update(): void {
    const scans = this.#controller.scans.filter(({ folder }) => folder.kind === 'workspace');
    const before = this.#nodes;
    const roots = buildChecklist(scans, this.#limits);
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
    this.#describe(scans);
  }

  #describe(scans: readonly FolderScan[]): void {
    const projects = scans.flatMap(({ report }) => report.projects.map(project => ({ project, report })));
    const [first] = projects;
    const isOne = projects.length === 1 && first !== undefined;
    this.#view.message = isOne ? describeLevel(first.project, first.report) : '';
    const left = projects.reduce((sum, { project, report }) => sum + checksToNextLevel(project, report), 0);
    const tooltip = isOne ? `${left} checks to Level ${nextLevel(first.project)}` : `${left} checks to the next levels`;
    this.#view.badge = left === 0 ? undefined : { value: left, tooltip };
  }
}

function nextLevel({ level }: ProjectReport): number {
  return level + 1;
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
  if (node.action !== undefined) {
    item.command = toCommand(node.action);
  }
  return item;
}

function toCommand(action: RowAction): vscode.Command {
  switch (action.kind) {
    case 'open':
      return { title: 'Open', command: action.command, arguments: [action.place] };
    case 'explain':
      return { title: 'Explain', command: commands.explainRule, arguments: [action.rule] };
    case 'more':
      return { title: 'Show more', command: commands.showMore, arguments: [action.check] };
  }
}
