import type { FactsDocument } from '../../detectors/sources';
import { textOfSource } from '../../detectors/sources';
import type { SourceLocation } from '../../model/location';
import type { TextEdit } from '../../model/report';
import { addBelowImports } from '../addBelowImports';

/** A logger of the module: its name, and what has to be written so that it is there. */
export interface KnownLogger {
  readonly name: string;
  readonly edits: readonly TextEdit[];
}

/** The logger that the module has, or a new one; `undefined` where the name means something else or nothing is imported. */
export function loggerFor(document: FactsDocument, location: SourceLocation): KnownLogger | undefined {
  const { assignments, calls } = document.facts;
  const known = assignments.find(
    ({ scope, value }) => scope === 0 && value.kind === 'call' && calls[value.call]?.callee === 'logging.getLogger',
  );
  const [name] = known?.targets ?? [];
  if (name !== undefined) {
    return { name, edits: [] };
  }
  const isTaken = document.facts.openWorld.length > 0 || textsOf(document).some(text => /\blogger\b/.test(text));
  const edits = isTaken
    ? []
    : addBelowImports(document, location, '\nlogger = logging.getLogger(__name__)', {
        module: 'logging',
        name: undefined,
      });
  return edits.length === 0 ? undefined : { name: 'logger', edits };
}

function textsOf(document: FactsDocument): readonly string[] {
  const count = document.kind === 'notebook' ? document.codeCells.length : 1;
  return Array.from({ length: count }, (_, source) => textOfSource(document, source));
}
