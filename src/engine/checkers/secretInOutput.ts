import { matchOutputs } from '../detectors/matchAt';
import type { Checker } from './checker';
import { secretKindName } from './secrets/kindNames';
import { findProviderKey } from './secrets/providers';
import { hasUrlPassword } from './secrets/values';

/** Finds keys in what notebooks have saved below their cells. */
export const secretInOutput: Checker = {
  scope: 'document',
  kinds: ['notebook'],
  captures: ['kind'],
  anchors: [],
  *detect(document) {
    for (const { cell, text } of document.kind === 'notebook' ? document.tellingOutputs : []) {
      const kind = findProviderKey(text)?.kind ?? (hasUrlPassword(text) ? 'password in an address' : undefined);
      if (kind !== undefined && document.kind === 'notebook') {
        yield matchOutputs(document, cell, { kind: secretKindName(kind) });
      }
    }
  },
};
