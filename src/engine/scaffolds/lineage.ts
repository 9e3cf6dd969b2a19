import * as l10n from '@vscode/l10n';
import { linesBelow } from '../fixes/rewrites/training/lines';
import { pathIn } from './facts/paths';
import type { ProjectFacts } from './facts/projectFacts';
import { findTableReads } from './facts/tableReads';
import { lineageModule } from './lineage/moduleText';
import { type Saving, savingsIn } from './lineage/savings';
import { firstOf, importEdit, importOf } from './parts/importEdit';
import { insideRoot, modulePlace } from './parts/modulePlace';
import { type ScaffoldResult, createFile, drafts, refused } from './scaffold';

/** A module that writes where a model comes from, and a call of it below each line that saves one in a file. */
export function lineage(facts: ProjectFacts, rule: string): ScaffoldResult {
  const [first, ...others] = savingsIn(facts.project);
  if (first === undefined) {
    return refused(
      l10n.t(
        'No line saves a model on its own to a path that stands there: write the commit and the data beside the model by hand, where it is saved.',
      ),
    );
  }
  const { document } = first;
  if (document.facts.callsWritten('record_lineage').length > 0) {
    return refused(l10n.t('{0} writes the record already: what it still lacks stands in TODO(preflight: …) lines.', document.path)); // prettier-ignore
  }
  if (isOfOneComputer.test(first.path)) {
    return refused(l10n.t('{0} saves the model under a path of one computer: mend code/hardcoded-user-path first, then ask again.', document.path)); // prettier-ignore
  }
  const place = modulePlace(facts, document, ['lineage', 'model_lineage']);
  if (place === undefined) {
    return refused(l10n.t('The names for a module beside {0} are taken: write the record by hand where the model is saved.', document.path)); // prettier-ignore
  }
  const savings = [first, ...others.filter(each => each.document === document && !isOfOneComputer.test(each.path))];
  const text = lineageModule({
    rule,
    python: facts.python.version,
    depth: place.path.split('/').length - 1,
    data: dataOf(facts, first),
    packages: packagesOf(facts),
  });
  return drafts({
    title: l10n.t('Write beside each model that {0} saves which commit, data and versions made it', document.path),
    edits: [
      importEdit(document, importOf(facts, place), ['record_lineage'], firstOf(savings.map(({ call }) => call.place))),
      ...savings.map(({ lines, path, model }) =>
        linesBelow(document, lines, [`record_lineage(${[path, ...(model === undefined ? [] : [model])].join(', ')})`]),
      ),
    ],
    files: [createFile(pathIn(facts.project, place.path), text)],
  });
}

/** A path that is written again would be wrong twice. */
const isOfOneComputer = /^[rf]?["'](?:[A-Za-z]:[\\/]|~|\/(?:home|Users|Volumes|mnt\/[a-z])\/)/;

/** What the file that trains reads, else all that the project reads; from the project's root. */
function dataOf(facts: ProjectFacts, { document }: Saving): readonly string[] {
  const reads = findTableReads(facts.project, facts.tables).flatMap(read => (read.table === undefined ? [] : [{ ...read, table: read.table }])); // prettier-ignore
  const own = reads.filter(read => read.document === document);
  const paths = (own.length > 0 ? own : reads).map(({ table }) => insideRoot(facts, table.path));
  return [...new Set(paths)].sort();
}

/** The packages that code imports, by the names under which they are installed. */
function packagesOf({ imports }: ProjectFacts): readonly string[] {
  const names = imports.flatMap(({ distribution, zone }) => (distribution === undefined || zone === 'test' ? [] : [distribution])); // prettier-ignore
  return [...new Set(names)].sort();
}
