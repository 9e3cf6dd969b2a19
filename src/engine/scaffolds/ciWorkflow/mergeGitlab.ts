import * as l10n from '@vscode/l10n';
import { isMap, isScalar, isSeq, type YAMLMap } from 'yaml';
import type { WorkspacePath } from '../../model/location';
import type { CiMerge } from './mergeGithub';
import { behindEntries, behindItem, type Insertion, onlyAdds, readYamlFile } from './yamlPlaces';

/** Adds a job of the stage `test`, or says why the file leaves no clear place for it. */
export function mergeGitlab(
  path: WorkspacePath,
  text: string,
  { name, job }: { readonly name: string; readonly job: string },
): readonly CiMerge[] | { readonly reason: string } {
  const root = readYamlFile(text)?.contents;
  if (!isMap(root)) {
    return {
      reason: l10n.t('{0} cannot be read as one YAML mapping: mend it first, or add the job {1} by hand.', path, name),
    };
  }
  if (root.has('include')) {
    return {
      reason: l10n.t(
        '{0} takes stages and jobs from elsewhere (include): add a job that runs the tests by hand.',
        path,
      ),
    };
  }
  if (root.has(name)) {
    return {
      reason: l10n.t(
        '{0} has a job called {1} already: add the command that runs the tests to its script.',
        path,
        name,
      ),
    };
  }
  const added = behindEntries(text, root, job);
  const stage = stageInsertions(text, root);
  const title = l10n.t('Add the job {0} to {1}', name, path);
  return added === undefined || stage === undefined || !onlyAdds(text, added)
    ? {
        reason: l10n.t(
          '{0} is written in a way that leaves no clear place for a job: add one that runs the tests by hand.',
          path,
        ),
      }
    : [...stage, added].map(insertion => ({ path, title, insertion }));
}

/** The stage `test`, where stages are listed and it is none of them: behind `build`, else as the first one's neighbour. */
function stageInsertions(text: string, root: YAMLMap): readonly Insertion[] | undefined {
  const stages = root.get('stages', true);
  if (!isSeq(stages)) {
    return [];
  }
  const names = stages.items.map(item => (isScalar(item) ? String(item.value) : ''));
  if (names.includes('test')) {
    return [];
  }
  const at = Math.max(0, names.indexOf('build'));
  const item = stages.items[at];
  if (stages.flow === true && isScalar(item)) {
    return [{ offset: item.range?.[1] ?? 0, text: ', test' }];
  }
  const added = behindItem(text, stages, at, '- test\n');
  return added === undefined ? undefined : [added];
}
