import * as l10n from '@vscode/l10n';
import { listInWords } from '../detectors/words';
import { md5 } from '@noble/hashes/legacy.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { type WorkspacePath, baseName, isInside, workspacePath } from '../model/location';
import type { FileChange } from '../model/report';
import { inMegabytes, largestChecksum } from '../workspace/limits';
import { sharedIgnores } from '../workspace/sharedIgnores';
import { yamlText } from './ciWorkflow/shell';
import { type DataFile, type FoundDataFiles, findDataFiles } from './dataVersioning/dataFiles';
import { makeRoom } from './dataVersioning/makeRoom';
import type { FactSource } from './facts/factSource';
import type { ProjectFacts } from './facts/projectFacts';
import { addPackages } from './parts/addPackages';
import { attributeLine, escapedPattern } from './parts/attributeLine';
import { isOlder } from './parts/versions';
import { type ScaffoldDraft, type ScaffoldResult, createFile, drafts, refused } from './scaffold';
import { tools } from './versions';

/** Pointer files of DVC for the data that code reads; where git sees the data, Git LFS as the second way. */
export async function dataVersioning(facts: ProjectFacts, _rule: string, source: FactSource): Promise<ScaffoldResult> {
  if (facts.project.workspace.tracked === undefined) {
    return refused(l10n.t('The version of the data stands beside that of the code, and nothing is under git here: run `git init`, then ask again.')); // prettier-ignore
  }
  const found = await findDataFiles(source);
  const why = whyNot(facts, found);
  if (why !== undefined) {
    return refused(why);
  }
  const pointers = await pointersTo(found.files, source);
  const lfs = lfsDraft(facts, found.files);
  const dvc = pointers === undefined ? refused(l10n.t('The data files cannot be read: make them readable, then ask again.')) : dvcDraft(facts, found.files, pointers); // prettier-ignore
  return dvc.kind === 'drafts' && lfs !== undefined ? drafts(dvc.drafts[0], lfs) : dvc;
}

function whyNot(facts: ProjectFacts, { files, tooLarge, absent }: FoundDataFiles): string | undefined {
  const [large] = tooLarge;
  if (large !== undefined) {
    const all = [...files, ...tooLarge].map(({ path }) => `"${path}"`).join(' ');
    return l10n.t(
      '{0} has {1}, and more than {2} are not read: run `pip install {3} && dvc init && dvc add {4}`.',
      large.path,
      inMegabytes(large.size),
      inMegabytes(largestChecksum),
      requirement(facts),
      all,
    );
  }
  const [missing] = absent;
  if (files.length > 0) {
    return undefined;
  }
  return missing === undefined
    ? l10n.t(
        'No code reads a data file under a path that can be followed: run `dvc add` on the files that the result depends on.',
      )
    : l10n.t(
        '{0}, which {1} reads, is not here: put it there and ask again, or let the code download it and compare its SHA-256.',
        missing.said,
        missing.reader,
      );
}

function requirement({ python }: ProjectFacts): string {
  return `dvc==${isOlder(python.version, '3.9') ? '3.42.0' : tools.dvc}`;
}

/** What `dvc add` writes for each file; `undefined` when one cannot be read. */
async function pointersTo(
  files: readonly DataFile[],
  { reader, signal }: FactSource,
): Promise<readonly FileChange[] | undefined> {
  const pointers: FileChange[] = [];
  for (const { path } of files) {
    const bytes = await reader.readBytes(path, signal);
    if (!(bytes instanceof Uint8Array)) {
      return undefined;
    }
    const lines = [
      'outs:',
      `- md5: ${bytesToHex(md5(bytes))}`,
      `  size: ${bytes.length}`,
      '  hash: md5',
      `  path: ${yamlText(baseName(path))}`,
    ];
    pointers.push(createFile(workspacePath(`${path}.dvc`), `${lines.join('\n')}\n`));
  }
  return pointers;
}

function dvcDraft(facts: ProjectFacts, files: readonly DataFile[], pointers: readonly FileChange[]): ScaffoldResult {
  const data = files.map(({ path }) => path);
  const packages = addPackages(facts, [requirement(facts)]);
  if (packages.kind === 'refused') {
    return packages;
  }
  const room = makeRoom(facts, data);
  if (room.kind === 'blocked') {
    return refused(l10n.t('A line in .gitignore hides {0}.dvc from git, and it cannot be changed by an edit: let git see *.dvc files there, then ask again.', room.pointer)); // prettier-ignore
  }
  const tracked = files.filter(({ isTracked }) => isTracked).map(({ path }) => `"${path}"`);
  const title =
    tracked.length === 0
      ? l10n.t('Track {0} with DVC', listed(data))
      : l10n.t(
          'Track {0} with DVC; first take them out of git: `git rm --cached {1}`',
          listed(data),
          tracked.join(' '),
        );
  return drafts({
    title,
    edits: [...packages.edits, ...room.edits],
    files: [
      ...pointers,
      ...ignoreLines(data.filter(path => !room.ignores(path))),
      ...dvcFolder(facts, data),
      ...packages.files,
    ],
  });
}

/** As DVC does it: a `.gitignore` beside each file. */
function ignoreLines(data: readonly WorkspacePath[]): readonly FileChange[] {
  return data.map(path => {
    const ignoreFile = workspacePath(path.slice(0, path.length - baseName(path).length) + '.gitignore');
    return { kind: 'append', path: ignoreFile, lines: [`/${escapedPattern(baseName(path))}`] };
  });
}

/** What `dvc init` writes, and how to name the storage that nobody can know. */
function dvcFolder({ project }: ProjectFacts, data: readonly WorkspacePath[]): readonly FileChange[] {
  const root = data.every(path => isInside(path, project.root)) ? project.root : '.';
  const at = (name: string): WorkspacePath => workspacePath(root === '.' ? name : `${root}/${name}`);
  const known = new Set(project.workspace.files.map(({ path }) => path));
  const files = [
    createFile(at('.dvc/.gitignore'), '/config.local\n/tmp\n/cache\n'),
    createFile(at('.dvc/config'), configText),
    createFile(at('.dvcignore'), '# Files in data folders that DVC leaves out, as in .gitignore.\n'),
  ];
  return files.filter(({ path }) => !known.has(path));
}

const configText = `# Where the data is kept for others, once somebody names it: dvc remote add --default storage ADDRESS
# After that \`dvc push\` sends the data there, and \`dvc pull\` gets it.
`;

/** Only of what git is to see: ignored data stays out of LFS too. */
function lfsDraft({ project }: ProjectFacts, files: readonly DataFile[]): ScaffoldDraft | undefined {
  const ignores = sharedIgnores(project.workspace);
  if (files.some(({ path }) => ignores(path) || !isInside(path, project.root))) {
    return undefined;
  }
  const folder = project.root === '.' ? '' : `${project.root}/`;
  const lines = files.map(({ path }) => attributeLine(path.slice(folder.length)));
  const path = workspacePath(`${folder}.gitattributes`);
  return {
    title: l10n.t(
      'Keep {0} with Git LFS; then run `git lfs install` and `git add --renormalize .`',
      listed(files.map(file => file.path)),
    ),
    edits: [],
    files: [{ kind: 'append', path, lines }],
  };
}

function listed(paths: readonly string[]): string {
  const more = paths.length - 2;
  return more > 0 ? l10n.t('{0} and {1} more', paths.slice(0, 2).join(', '), more) : listInWords(paths);
}
