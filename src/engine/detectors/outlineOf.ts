import type { Statement } from '../python/index';
import type { FactsDocument } from './sources';

/** The outline that was read last. Of all documents they would take more room than everything else. */
const latest: { of: object | undefined; statements: readonly Statement[] } = { of: undefined, statements: [] };

/**
 * The statements of a document, all code cells one after the other. Read when asked for, so ask only where it may pay;
 * after an edit what stands before it is kept.
 */
export function outlineOf({ facts }: FactsDocument): readonly Statement[] {
  const { identity, edit } = facts;
  if (latest.of !== identity) {
    const start = edit?.of === latest.of ? (edit?.start ?? 0) : 0;
    const kept = latest.statements.filter(({ place }) => place.end <= start);
    latest.statements = [...(start === 0 ? [] : kept), ...facts.readOutline(start)];
    latest.of = identity;
  }
  return latest.statements;
}
