import type { ProjectFacts } from '../facts/projectFacts';
import { images } from '../versions';
import type { ImageInstall } from './install';
import type { Start } from './start';

export interface ImagePlan {
  readonly start: Start;
  readonly install: ImageInstall;
  readonly contents: readonly string[];
  readonly system: readonly string[];
}

/** The Dockerfile. */
export function dockerfileText({ python, packages }: ProjectFacts, plan: ImagePlan): string {
  const base = `python:${python.version}-slim`;
  const isConda = packages.manager === 'conda';
  const parts = [
    ...builder(base, plan),
    `FROM ${isConda ? images.micromamba : base}`,
    environment(plan, isConda),
    ...systemStep(plan.system, isConda),
    'WORKDIR /app',
    // Before the packages: some of them are installed last, and two RUN in a row would be one.
    ...(isConda ? [] : ['RUN useradd --create-home --uid 10001 app']),
    ...packageSteps(plan),
    `USER ${isConda ? '57439' : '10001'}`,
    ...service(plan.start),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** Makes the environment with the tool that reads the lockfile. */
function builder(base: string, { install: { tool, files, commands } }: ImagePlan): readonly string[] {
  if (tool === undefined) {
    return [];
  }
  const settings = ['UV_LINK_MODE=copy', 'UV_PYTHON_DOWNLOADS=never', 'POETRY_VIRTUALENVS_IN_PROJECT=true', 'PIPENV_VENV_IN_PROJECT=1']; // prettier-ignore
  const own = settings.filter(setting => setting.toLowerCase().startsWith(tool.split('==')[0] ?? ''));
  return [
    `FROM ${base} AS build`,
    `RUN pip install --no-cache-dir ${tool}`,
    ...(own.length === 0 ? [] : [`ENV ${own.join(' \\\n    ')}`]),
    `WORKDIR /app\nCOPY ${files.join(' ')} ./\n${commands.map(command => `RUN ${command}`).join('\n')}`,
  ];
}

function environment({ install, start }: ImagePlan, isConda: boolean): string {
  const path = start.searchPath.map(folder => (folder === '' ? '/app' : `/app/${folder}`));
  const values = [
    'PYTHONDONTWRITEBYTECODE=1',
    'PYTHONUNBUFFERED=1',
    ...(path.length === 0 ? [] : [`PYTHONPATH="${path.join(':')}"`]),
    ...(install.tool === undefined ? [] : ['PATH="/app/.venv/bin:$PATH"']),
    ...(isConda ? ['PATH="/opt/conda/bin:$PATH"'] : []),
  ];
  return `ENV ${values.join(' \\\n    ')}`;
}

/** Old versions disappear from Debian's mirrors: pinning them breaks the build one day. */
function systemStep(names: readonly string[], isConda: boolean): readonly string[] {
  const step = `# hadolint ignore=DL3008\nRUN apt-get update \\\n    && apt-get install --yes --no-install-recommends ${names.join(' ')} \\\n    && rm -rf /var/lib/apt/lists/*`;
  return names.length === 0 || isConda ? [] : [step];
}

/** Packages first: an edit of the code does not install them again. */
function packageSteps({ install, contents }: ImagePlan): readonly string[] {
  const run = install.commands.map(command => `RUN ${command}`).join('\n');
  const code = copies(contents);
  if (install.tool !== undefined) {
    return ['COPY --from=build /app/.venv .venv', code];
  }
  const manifests = copies(install.files);
  return install.needsCode ? [`${manifests}\n${code}\n${run}`] : [`${manifests}\n${run}`, code];
}

/** Files of a folder together; each folder by itself, as Docker copies what is in it. */
function copies(paths: readonly string[]): string {
  const top = paths.filter(path => !path.includes('/'));
  const below = paths.filter(path => path.includes('/'));
  const files = top.length === 0 ? [] : [copy([...top, './'])];
  return [...files, ...below.map(path => copy([path, path.endsWith('/') ? path : path.slice(0, path.lastIndexOf('/') + 1)]))].join('\n'); // prettier-ignore
}

function copy(words: readonly string[]): string {
  return words.some(each => /\s/.test(each)) ? `COPY ${JSON.stringify(words)}` : `COPY ${words.join(' ')}`;
}

function service({ port, health, command }: Start): readonly string[] {
  const start = `CMD ${JSON.stringify(command).replace(/","/g, '", "')}`;
  if (port === undefined) {
    return [start];
  }
  const check =
    health === undefined
      ? `import socket; socket.create_connection(('127.0.0.1', ${port}), 3).close()`
      : `import urllib.request; urllib.request.urlopen('http://127.0.0.1:${port}${health}', timeout=3)`;
  return [
    `EXPOSE ${port}`,
    `HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \\\n  CMD ["python", "-c", "${check}"]`,
    start,
  ];
}
