import * as l10n from '@vscode/l10n';
import type { WorkspacePath } from '../model/location';
import type { Problem } from '../model/report';

/** A decoded file on its way to becoming a document. */
export interface TextSource {
  readonly path: WorkspacePath;
  readonly text: string;
  readonly version: string;
  /** Trouble that decoding had. */
  readonly problems: readonly Problem[];
}

/** Says where in the text a parser stopped, and what to do: `Line 3 is not valid YAML: …`. Lines count from 1. */
export function syntaxProblem(source: TextSource, language: string, reason: string, offset: number): Problem {
  const line = lineAt(source.text, offset);
  const detail = reason.replace(/\s+/g, ' ').replace(/[.:]?\s*$/, '');
  return {
    kind: 'syntax',
    path: source.path,
    message: l10n.t('Line {0} is not valid {1} ({2}): mend it, and what it says will count.', line, language, detail),
  };
}

/** Line of an offset, from 1. Offsets behind the end are on the last line. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
    line++;
  }
  return line;
}
