import { matchAt } from '../detectors/matchAt';
import { underGit } from '../detectors/trackedFile';
import { baseName, folderOf, type WorkspacePath } from '../model/location';
import type { Project } from '../projects/project';
import type { Checker } from './checker';

/** Finds what tools leave behind and git tracks, one place for each folder or kind of file; also where nobody else looks. */
export const generatedFiles: Checker = {
  scope: 'project',
  kinds: ['python', 'notebook'],
  concerns: underGit,
  captures: ['what', 'many'],
  anchors: [],
  *detect(project) {
    for (const [what, { first, count }] of groups(project)) {
      yield matchAt({ kind: 'document', path: first }, { what, many: count === 1 ? '1 file' : `${count} files` });
    }
  },
};

interface Group {
  readonly first: WorkspacePath;
  count: number;
}

/** `notebooks/.ipynb_checkpoints` → what git tracks in it. Without git nothing is tracked. */
function groups({ workspace, files, root }: Project): ReadonlyMap<string, Group> {
  const folders = new Set(files.map(({ path }) => folderOf(path)));
  const found = new Map<string, Group>();
  for (const path of [...(workspace.tracked ?? [])].sort()) {
    const what = generatedPart(path);
    if (what !== undefined && (folders.has(folderOf(what)) || folderOf(what) === (root === '.' ? '' : root))) {
      const group = found.get(what) ?? { first: path, count: 0 };
      group.count += 1;
      found.set(what, group);
    }
  }
  return found;
}

/** `build` may hold sources; what setuptools puts there does not. */
const generatedFolder =
  /(?:^|\/)(?:\.ipynb_checkpoints|__pycache__|\.idea|\.pytest_cache|\.mypy_cache|\.ruff_cache|\.Rproj\.user|[^/]+\.egg-info|build\/(?:lib|bdist[^/]*)|mlruns|lightning_logs|catboost_info|spark-warehouse|\.dvc\/(?:cache|tmp)|htmlcov|node_modules)(?=\/)/;

const generatedFile =
  /^(?:\.DS_Store|Thumbs\.db|desktop\.ini|\.Rhistory|\.RData|\.coverage|nohup\.out|mlflow\.db|.*\.py[co])$/;

function generatedPart(path: string): string | undefined {
  const folder = generatedFolder.exec(path);
  if (folder !== null) {
    return path.slice(0, folder.index + folder[0].length);
  }
  return generatedFile.test(baseName(path)) ? path : undefined;
}
