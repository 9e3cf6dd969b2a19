import * as l10n from '@vscode/l10n';
import { pathIn } from './facts/paths';
import type { ProjectFacts } from './facts/projectFacts';
import { type ScaffoldResult, createFile, drafts, refused } from './scaffold';

/** The Python that the project's own environment or its notebooks ran on, in the file that uv, pyenv and CI read. */
export function pythonVersionFile({ project, python }: ProjectFacts): ScaffoldResult {
  if (python.source === undefined) {
    return refused(
      l10n.t(
        'Neither an environment nor a notebook says which Python this runs on: `python --version` does; write it into .python-version.',
      ),
    );
  }
  const path = pathIn(project, '.python-version');
  const title = l10n.t('Write {0} with Python {1}, as {2} has it', path, python.version, python.source);
  return drafts({ title, edits: [], files: [createFile(path, `${python.version}\n`)] });
}
