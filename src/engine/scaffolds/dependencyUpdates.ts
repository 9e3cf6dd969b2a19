import * as l10n from '@vscode/l10n';
import { folderOf, workspacePath } from '../model/location';
import { indent, yamlText } from './ciWorkflow/shell';
import type { PackageManager } from './facts/packages';
import type { ProjectFacts } from './facts/projectFacts';
import { type ScaffoldResult, createFile, drafts, refused } from './scaffold';

/** Dependabot for what the repository fixes: packages, actions and images; Renovate where it does not live on GitHub. */
export function dependencyUpdates(facts: ProjectFacts): ScaffoldResult {
  if (facts.ci.host !== 'github') {
    const path = workspacePath('renovate.json');
    return drafts({
      title: l10n.t('Write {0}: updates once a week', path),
      edits: [],
      files: [createFile(path, renovate)],
    });
  }
  const kinds = kindsIn(facts);
  if (kinds.length === 0) {
    return refused(
      facts.packages.manager === 'pixi'
        ? l10n.t('Dependabot knows nothing of pixi: let a scheduled job run `pixi update` and propose the lockfile.')
        : l10n.t(
            'Nothing in this repository has a version that could be brought up to date: write a manifest first (deps/no-manifest).',
          ),
    );
  }
  const path = workspacePath('.github/dependabot.yml');
  const names = kinds.map(({ ecosystem }) => ecosystem).join(', ');
  const text = `version: 2\nupdates:\n${indent(kinds.map(updateText).join(''), 2)}`;
  return drafts({ title: l10n.t('Write {0} for {1}', path, names), edits: [], files: [createFile(path, text)] });
}

interface Kind {
  readonly ecosystem: string;
  /** From the top of the repository: `/services/api`. */
  readonly folder: string;
}

const ecosystems: Readonly<Record<PackageManager, string | undefined>> = {
  pip: 'pip',
  pipenv: 'pip',
  pdm: 'pip',
  poetry: 'pip',
  uv: 'uv',
  conda: 'conda',
  pixi: undefined,
};

function kindsIn({ packages, project, ci }: ProjectFacts): readonly Kind[] {
  const { manager, manifest } = packages;
  const ecosystem = ecosystems[manager];
  const hasWorkflows = ci.files.some(({ host }) => host === 'github');
  const image = project.files.find(({ path }) => /(^|\/)Dockerfile$/.test(path));
  return [
    ...(ecosystem === undefined || manifest === undefined ? [] : [{ ecosystem, folder: `/${folderOf(manifest)}` }]),
    ...(hasWorkflows ? [{ ecosystem: 'github-actions', folder: '/' }] : []),
    ...(image === undefined ? [] : [{ ecosystem: 'docker', folder: `/${folderOf(image.path)}` }]),
  ];
}

/** One request a week for all of a kind, and nothing that is younger than a week: bad releases are found by then. */
function updateText({ ecosystem, folder }: Kind): string {
  return `- package-ecosystem: ${ecosystem}
  directory: ${yamlText(folder)}
  schedule:
    interval: weekly
  cooldown:
    default-days: 7
  groups:
    ${ecosystem}:
      patterns: ["*"]
`;
}

const renovate = `${JSON.stringify(
  {
    $schema: 'https://docs.renovatebot.com/renovate-schema.json',
    extends: ['config:recommended', 'schedule:weekly', 'group:all'],
    minimumReleaseAge: '7 days',
  },
  null,
  2,
)}\n`;
