import * as l10n from '@vscode/l10n';
import type { WorkspacePath } from '../model/location';
import type { FileChange } from '../model/report';
import { toEdits } from './ciWorkflow/mergeGithub';
import { contentsOf } from './dockerfile/contents';
import { ignoreFile } from './dockerfile/ignoreFile';
import { imageBuild } from './dockerfile/imageBuild';
import { imageInstall, systemPackagesOf } from './dockerfile/install';
import { findStart, type Start } from './dockerfile/start';
import { dockerfileText, type ImagePlan } from './dockerfile/text';
import { pathIn } from './facts/paths';
import type { ProjectFacts } from './facts/projectFacts';
import { tools } from './versions';
import { createFile, drafts, refused, type ScaffoldResult } from './scaffold';

/**
 * A Dockerfile that installs the locked packages, copies the code and the model, and starts the service or the job as a
 * user without root rights; with a `.dockerignore`. As a second way the CI that is there builds it too.
 */
export function dockerfile(facts: ProjectFacts): ScaffoldResult {
  const existing = facts.project.files.find(({ path }) => /(^|\/)Dockerfile$/.test(path));
  return existing === undefined ? newImage(facts) : existingImage(facts, existing.path);
}

/** Somebody's Dockerfile stays as it is; what is left to do is to build it in CI. */
function existingImage(facts: ProjectFacts, path: WorkspacePath): ScaffoldResult {
  const build = imageBuild(facts);
  return build === undefined || !startsSomething(facts)
    ? refused(
        l10n.t(
          '{0} is there already: let it copy the code, install the packages and start the program, and let CI build it.',
          path,
        ),
      )
    : drafts({ title: build[0]?.title ?? '', edits: toEdits(build), files: [] });
}

function newImage(facts: ProjectFacts): ScaffoldResult {
  const start = findStart(facts);
  if (start === undefined) {
    return refused(
      l10n.t(
        'Nothing shows how the project is started: write a service or a prediction script first (deploy/no-serving-interface).',
      ),
    );
  }
  const install = imageInstall(facts);
  if ('reason' in install) {
    return refused(install.reason);
  }
  const server = serverFile(facts, start);
  if (server === 'missing') {
    return refused(
      l10n.t(
        "{0} has to serve the application and is none of the project's packages: add it, lock it, then ask again.",
        start.server ?? '',
      ),
    );
  }
  const files = [...imageFiles(facts, { start, install }), ...(server === undefined ? [] : [server])];
  const first = { title: l10n.t('Pack it and start it with {0}', start.command[0] ?? ''), edits: [], files };
  const build = imageBuild(facts);
  return build === undefined
    ? drafts(first)
    : drafts(first, { title: l10n.t('{0}, and build the image in CI', first.title), edits: toEdits(build), files });
}

function imageFiles(
  facts: ProjectFacts,
  { start, install }: Pick<ImagePlan, 'start' | 'install'>,
): readonly FileChange[] {
  const plan = { start, install, contents: contentsOf(facts, start), system: systemPackagesOf(facts) };
  const ignored = ignoreFile(facts, [...install.files, ...plan.contents]);
  const image = createFile(pathIn(facts.project, 'Dockerfile'), dockerfileText(facts, plan));
  return ignored.kind === 'append' && ignored.lines.length === 0 ? [image] : [image, ignored];
}

function startsSomething({ project }: ProjectFacts): boolean {
  return project.documents.some(
    document =>
      document.kind === 'dockerfile' &&
      ['COPY', 'RUN', 'CMD'].every(word => document.instructions.some(({ keyword }) => keyword === word || (word === 'CMD' && keyword === 'ENTRYPOINT'))), // prettier-ignore
  );
}

/** The server as a further line of a plain list of packages; `missing` where a lockfile or another manifest decides. */
function serverFile(
  { packages, project, python }: ProjectFacts,
  { server }: Start,
): FileChange | 'missing' | undefined {
  if (
    server === undefined ||
    packages.declared.some(({ name, hit }) => name === server || /^\W*fastapi\[(standard|all)/.test(hit.text))
  ) {
    return undefined;
  }
  const list = packages.manifest === undefined ? undefined : project.workspace.documentAt(packages.manifest);
  const isPlain = list?.kind === 'requirements' && !list.text.includes('--hash');
  const isOld = /^3\.[0-9]$/.test(python.version);
  const version = isOld ? { uvicorn: '0.33.0', gunicorn: '23.0.0' }[server] : tools[server];
  return isPlain ? { kind: 'append', path: list.path, lines: [`${server}==${version}`] } : 'missing';
}
