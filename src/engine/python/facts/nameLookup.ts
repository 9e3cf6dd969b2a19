import type { BindingList, ModuleScan } from './moduleScan';

/** What a name means in a scope, as Python looks it up: class bodies are seen only from directly inside. */
export function lookUpName(scan: ModuleScan, scopeIndex: number, name: number): BindingList | undefined {
  const start = scan.scopes[scopeIndex];
  for (let index = scopeIndex; index >= 0; index = scan.scopes[index].parent) {
    const scope = scan.scopes[index];
    const elsewhere = scope.elsewhere?.get(name);
    if (elsewhere !== undefined) return scan.scopes[elsewhere].names.get(name);
    const list = scope.kind === 'class' && scope !== start ? undefined : scope.names.get(name);
    if (list !== undefined) return list;
  }
  return undefined;
}
