import type { Match } from '../../detectors/detector';
import { matchAt } from '../../detectors/matchAt';
import type { Document } from '../../model/document';
import { secretName } from './names';
import { findProviderKey } from './providers';
import { hasUrlPassword, looksRealInFile } from './values';

const LONGEST_LINE = 2000;

/** Settings, also those that are commented out: `password: x`, `- TOKEN=x`, `"apiKey": "x"`, `ENV KEY=x`; each with the value as its last group. */
const settings = [
  /^\s*(?:#\s*)?(?:-\s*)?(?:export\s+|set\s+)?["']?([A-Za-z_][\w.-]*)["']?\s*(?::|=|:=)\s*(["'])([^"'\n]+)\2\s*,?\s*(?:[#;].*)?$/,
  /^\s*(?:#\s*)?(?:-\s*)?(?:export\s+|set\s+)?["']?([A-Za-z_][\w.-]*)["']?\s*(?::\s|=)\s*()([^\s"'#,{}[\]]+)\s*,?\s*(?:[#;].*)?$/,
  /\b(?:ENV|ARG)\s+([A-Za-z_]\w*)(?:=|\s+)(["']?)([^\s"']+)/,
] as const;

/** Secrets in the lines of a text file, one a line. */
export function* textSecrets(document: Document, onlyProviders: boolean): Generator<Match> {
  let start = 0;
  for (const line of document.text.split('\n')) {
    const found = line.length > LONGEST_LINE ? undefined : inLine(line, onlyProviders);
    if (found !== undefined) {
      const span = { start: start + found.index, end: start + found.index + found.length };
      const location = { kind: 'file', path: document.path, span } as const;
      yield { ...matchAt(location, { kind: found.kind, variable: 'SECRET', literal: '…' }), fixable: false };
    }
    start += line.length + 1;
  }
}

interface LineSecret {
  readonly kind: string;
  readonly index: number;
  readonly length: number;
}

function inLine(line: string, onlyProviders: boolean): LineSecret | undefined {
  const key = findProviderKey(line);
  if (key !== undefined) {
    return { kind: key.kind, index: key.index, length: key.text.length };
  }
  return onlyProviders || /allowlist secret|nosec|gitleaks:allow/.test(line) ? undefined : inSetting(line);
}

function inSetting(line: string): LineSecret | undefined {
  for (const pattern of settings) {
    const found = pattern.exec(line);
    const kind = found?.[1] === undefined ? undefined : secretName(found[1]);
    const value = found?.[3];
    if (kind !== undefined && value !== undefined && looksRealInFile(value, kind)) {
      return { kind, index: line.lastIndexOf(value), length: value.length };
    }
  }
  return hasUrlPassword(line) ? inAddress(line) : undefined;
}

function inAddress(line: string): LineSecret {
  const index = line.search(/[a-z][a-z0-9+.-]*:\/\//i);
  const address = /^[^\s"',]+/.exec(line.slice(index))?.[0] ?? '';
  return { kind: 'password in an address', index, length: address.length };
}
