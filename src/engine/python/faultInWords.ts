import * as l10n from '@vscode/l10n';

/** What the parser says of a fault, in the language of whoever reads it: the parser itself knows only English. */
export function faultInWords(message: string): string {
  return l10n.t(message);
}
