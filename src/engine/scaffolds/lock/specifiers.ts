import { compareVersions } from '../../distributions/versions';
import type { Requirement } from '../../model/document';
import type { Span } from '../../model/location';

/**
 * Where a requirement says which versions it takes: `>=2,<3` in `pandas[excel]>=2,<3 ; python_version > "3.9"`, the
 * empty place behind the name where it takes any. `undefined` for an address or a spelling that is not plain.
 */
export function specifierSpan(text: string, { span }: Requirement): Span | undefined {
  const written = text.slice(span.start, span.end);
  const found = /^([A-Za-z0-9][\w.-]*\s*(?:\[[^\]]*\])?)(\s*\(?[=<>~!][^;#@]*)?\s*(?:;.*)?$/.exec(written);
  if (found === null || written.includes(' --')) {
    return undefined;
  }
  const [, name = '', specifier = ''] = found;
  const start = span.start + name.trimEnd().length;
  return { start, end: start + (name + specifier).trimEnd().length - name.trimEnd().length };
}

/** Whether a range such as `>=1.5,<2` takes a version. */
export function satisfies(version: string, specifier: string): boolean {
  return specifier
    .split(',')
    .map(part => /^(~=|===?|!=|<=?|>=?)(.+)$/.exec(part.trim()))
    .every(part => part === null || takes(version, part[1] ?? '', part[2] ?? ''));
}

function takes(version: string, operator: string, bound: string): boolean {
  const order = compareVersions(version, bound.replace(/\.\*$/, ''));
  switch (operator) {
    case '>=':
      return order >= 0;
    case '>':
      return order > 0;
    case '<=':
      return order <= 0;
    case '<':
      return order < 0;
    case '!=':
      return bound.endsWith('.*') ? !startsWith(version, bound.slice(0, -2)) : order !== 0;
    case '~=':
      return order >= 0 && startsWith(version, bound.split('.').slice(0, -1).join('.'));
    default:
      return bound.endsWith('.*') ? startsWith(version, bound.slice(0, -2)) : order === 0;
  }
}

function startsWith(version: string, beginning: string): boolean {
  return `${version}.`.startsWith(`${beginning}.`);
}
