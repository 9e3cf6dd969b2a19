import { ConstantKind, NodeKind } from '../nodeKind';
import { kindOf } from '../syntaxTree';
import { isBuiltinName } from './builtinNames';
import {
  callNumber, positionOfBinding, Trace, type Binding, type BindingList, type ModuleScan, type Site,
} from './moduleScan'; // prettier-ignore
import { lookUpName } from './nameLookup';
import { cyclicPath, rootPath, unknownPath, type Path } from './pathTable';
import { anyBinding, reachingBindings } from './reachingBindings';

const notAsked = -3;
const beingAsked = -2;
/** Ends a trace through a long chain of names; the result is then unknown. */
const deepest = 200;

/** Finds out which import, builtin or maker an expression leads to. Everything is asked once and remembered. */
export class PathResolver {
  private readonly callees: Int32Array;
  private readonly bound: Int32Array;
  private depth = 0;
  private settled = false;
  private soleStar: Path | undefined;

  constructor(private readonly scan: ModuleScan) {
    this.callees = new Int32Array(scan.calls.length).fill(notAsked);
    this.bound = new Int32Array(scan.bindingCount).fill(notAsked);
  }

  /**
   * The qualified callee of a call, by its number. The first question answers all, in source order, so that the
   * answers never depend on who asked first.
   */
  calleeOf(call: number): Path {
    if (!this.settled) {
      this.settled = true;
      for (let index = 0; index < this.callees.length; index++) this.findCallee(index);
    }
    return this.callees[call];
  }

  /** As `calleeOf`, for those who ask this resolver only for the calls of one name: no other call is looked at first. */
  calleeAlone(call: number): Path {
    return this.findCallee(call);
  }

  /** The path of an expression that is evaluated where `use` stands (`node` is in the same source). */
  pathOf(use: Site, node: number): Path {
    if (this.depth > deepest) return unknownPath;
    this.depth++;
    const path = this.pathOfKind(use, node);
    this.depth--;
    return path;
  }

  /** The bindings that a Name node may stand for; `undefined` when nothing binds it. */
  bindingsOf(use: Site, node: number): readonly Binding[] | undefined {
    const list = this.listOf(use, node);
    return list === undefined ? undefined : reachingBindings(this.scan, list, use, node);
  }

  private findCallee(call: number): Path {
    const known = this.callees[call];
    if (known === beingAsked) return cyclicPath;
    if (known !== notAsked) return known;
    const site = this.scan.calls[call];
    this.callees[call] = beingAsked;
    const path = this.pathOf(site, this.scan.sources[site.source].tree.firstChild[site.node]);
    this.callees[call] = Math.max(path, unknownPath);
    return path;
  }

  private pathOfKind(use: Site, node: number): Path {
    const { tree } = this.scan.sources[use.source];
    switch (kindOf(tree, node)) {
      case NodeKind.Name:
        return this.pathOfName(use, node);
      case NodeKind.Attribute:
        return this.pathOfAttribute(use, node);
      case NodeKind.Call: {
        const call = callNumber(this.scan, use.source, node);
        return call < 0 ? unknownPath : this.scan.paths.result(this.findCallee(call));
      }
      case NodeKind.Await:
        return this.pathOf(use, tree.firstChild[node]);
      case NodeKind.NamedExpression:
        return this.pathOf(use, tree.nextSibling[tree.firstChild[node]]);
      case NodeKind.IfExpression:
        return this.pathOfChoice(use, node);
      default:
        return unknownPath;
    }
  }

  private pathOfChoice(use: Site, node: number): Path {
    const { firstChild, nextSibling } = this.scan.sources[use.source].tree;
    const first = this.pathOf(use, firstChild[node]);
    const second = this.pathOf(use, nextSibling[nextSibling[firstChild[node]]]);
    return first === second ? first : unknownPath;
  }

  private pathOfName(use: Site, node: number): Path {
    return this.pathOfList(use, node, this.listOf(use, node));
  }

  private pathOfList(use: Site, node: number, list: BindingList | undefined): Path {
    if (list === undefined) return this.pathOfUnbound(this.nameAt(use, node));
    return this.agreedPath(reachingBindings(this.scan, list, use, node));
  }

  private pathOfAttribute(use: Site, node: number): Path {
    const { tree } = this.scan.sources[use.source];
    const holder = tree.firstChild[node];
    const name = this.nameAt(use, node);
    if (kindOf(tree, holder) !== NodeKind.Name) return this.scan.paths.attribute(this.pathOf(use, holder), name);
    const list = this.listOf(use, holder);
    const own = list === undefined ? undefined : this.ownAttribute(list, this.nameAt(use, holder), name);
    if (own !== undefined) return this.agreedPath(anyBinding(own));
    return this.scan.paths.attribute(this.pathOfList(use, holder, list), name);
  }

  private listOf(use: Site, node: number): BindingList | undefined {
    return lookUpName(this.scan, use.scope, this.nameAt(use, node));
  }

  private nameAt(use: Site, node: number): number {
    return this.scan.names.idOf(use.source, this.scan.sources[use.source].tree.values[node]);
  }

  /**
   * The path that all bindings share. `None` is what a name has until it gets its object, so it does not count; of
   * imports that stand in for each other (`try` … `except ImportError`) the first counts.
   */
  private agreedPath(bindings: readonly Binding[]): Path {
    if (bindings.length === 0) return unknownPath;
    let agreed: Path = cyclicPath;
    const onlyImports = bindings.every(binding => binding.trace === Trace.Import || this.isNone(binding));
    const ordered = onlyImports && bindings.length > 1 ? this.lastFirst(bindings) : bindings;
    for (const binding of ordered) {
      const path = this.isNone(binding) ? cyclicPath : this.pathOfBinding(binding);
      if (path === cyclicPath) continue;
      if (agreed !== cyclicPath && agreed !== path && !onlyImports) return unknownPath;
      agreed = path;
    }
    return agreed;
  }

  private lastFirst(bindings: readonly Binding[]): readonly Binding[] {
    return [...bindings].sort((a, b) => positionOfBinding(this.scan, b) - positionOfBinding(this.scan, a));
  }

  private pathOfBinding(binding: Binding): Path {
    const known = this.bound[binding.index];
    if (known === beingAsked) return cyclicPath;
    if (known !== notAsked) return known;
    this.bound[binding.index] = beingAsked;
    const path = this.traceBinding(binding);
    // Cyclic stays cyclic: `df = df.append(x)` in a loop leaves `df` what it was before.
    this.bound[binding.index] = path;
    return path;
  }

  private traceBinding(binding: Binding): Path {
    switch (binding.trace) {
      case Trace.Import:
        return binding.path;
      case Trace.Value:
        return this.pathOf(binding, binding.value);
      case Trace.Instance:
        return this.scan.paths.result(this.pathOf(binding, binding.value));
      case Trace.Nothing:
        return unknownPath;
    }
  }

  private isNone(binding: Binding): boolean {
    if (binding.trace !== Trace.Value) return false;
    const { tree } = this.scan.sources[binding.source];
    return kindOf(tree, binding.value) === NodeKind.Constant && tree.values[binding.value] === ConstantKind.None;
  }

  /** A builtin, or a name that only the one star import can have brought. */
  private pathOfUnbound(name: number): Path {
    const { paths, names } = this.scan;
    if (isBuiltinName(names.text(name))) return paths.attribute(rootPath, name);
    this.soleStar ??= this.findSoleStar();
    return paths.attribute(this.soleStar, name);
  }

  private findSoleStar(): Path {
    const stars = this.scan.imports.filter(({ source, node }) => {
      return kindOf(this.scan.sources[source].tree, node) === NodeKind.ImportStar;
    });
    return stars.length === 1 ? stars[0].path : unknownPath;
  }

  /** `self.model` where `self` is the first parameter of a method, also of one around the function that reads it. */
  private ownAttribute({ scope, items }: BindingList, holder: number, name: number): BindingList | undefined {
    const owner = scope.parent < 0 ? undefined : this.scan.scopes[scope.parent];
    if (owner?.kind !== 'class' || scope.firstParameter !== holder || items.length !== 1) return undefined;
    return owner.attributes?.get(name) ?? owner.names.get(name);
  }
}
