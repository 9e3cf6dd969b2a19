import type { ProjectFacts } from '../facts/projectFacts';

/**
 * The newest version of a package that a manifest lets in (`2.1.0` of `==2.1.0`, `2` of `>=1.5,<2`), else the one that is
 * installed; `undefined` when neither says.
 */
export function newestAllowed({ packages, environment }: ProjectFacts, name: string): string | undefined {
  const asked = packages.declared.filter(each => each.name === name).map(({ hit }) => specifierIn(hit.text, name));
  const bounds = asked.map(specifier => /(?<![>!])(?:={1,3}|~=|\^|<=?|~)\s*v?(\d+(?:\.\d+)*)/.exec(specifier)?.[1]);
  return bounds.find(version => version !== undefined) ?? environment?.versions.get(name);
}

/** `>=1.5,<2` of `pandas[excel] >=1.5,<2  # data`, `"pandas>=1.5,<2",` and `pandas = ">=1.5,<2"`. */
function specifierIn(line: string, name: string): string {
  const spelled = new RegExp(
    `(?:^|[^\\w.-])${name.replaceAll('-', '[-_.]+')}(?:\\[[^\\]]*\\])?["']?\\s*(=\\s*["'])?([^"'#;\\]]*)`,
    'i',
  );
  const [, inTable, specifier = ''] = spelled.exec(line) ?? [];
  return inTable !== undefined && /^\d/.test(specifier) ? `==${specifier}` : specifier;
}

/** Compares releases by their numbers: `2.1.0` is older than `2.1.1`, `3.9` than `3.10`. */
export function isOlder(version: string, than: string): boolean {
  const numbers = (text: string): readonly number[] => text.split('.').map(part => Number.parseInt(part, 10) || 0);
  const [a, b] = [numbers(version), numbers(than)];
  const steps = Array.from({ length: Math.max(a.length, b.length) }, (_, index) => (a[index] ?? 0) - (b[index] ?? 0));
  return (steps.find(step => step !== 0) ?? 0) < 0;
}
