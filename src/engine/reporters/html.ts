import * as l10n from '@vscode/l10n';
import { describeLevel, pairChecks } from '../checklist/summary';
import type { ProjectReport, ScanReport } from '../model/report';
import { type Html, html as markup, nothing } from './page/markup';
import { levelStrip, openChecks, otherChecks, skillTable, stageTable, steps } from './page/sections';
import { style } from './page/style';
import { trendSection } from './page/trend';
import { type Reporter, type ReporterOptions, noLinks } from './reporter';

/** One page that stands alone: no script, nothing that is fetched, readable without colour and by screen readers. */
export const html: Reporter = (report, options) => {
  const { version } = options;
  const projects = report.projects.map(project => projectSection(project, report, options));
  const page = markup`<!doctype html>
<html lang="${language()}">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
<title>${l10n.t('Preflight: production readiness')}</title>
<style>${{ html: style }}</style>
</head>
<body>
<main>
${projects}${problemSection(report)}${explanation()}
<p class="quiet">${footer(report, version)}</p>
</main>
</body>
</html>
`;
  return page.html;
};

/** The tag of the language that the page is in. */
function language(): string {
  return l10n.t('en');
}

function footer({ rules, files, notebooks }: ScanReport, version: string): string {
  const words = { version, rules: rules.length, files, notebooks };
  return l10n.t('Preflight {version} · {rules} rules · {files} files, {notebooks} notebooks', words);
}

function projectSection(project: ProjectReport, report: ScanReport, options: ReporterOptions): Html {
  const { history, links = noLinks } = options;
  const pairs = pairChecks(project, report);
  const name =
    project.root === '.' ? l10n.t('Production readiness') : l10n.t('Production readiness: {0}', project.root);
  return markup`<section>
<h1>${name}</h1>
<p class="lead">${describeLevel(project, report)}</p>
<p class="quiet">${l10n.t('Profile: {0}', project.profile)}</p>
${levelStrip(project)}${steps(project, pairs, links)}${trendSection(project, pairs, history)}${stageTable(project, report)}${openChecks(project, report, links)}
<h2>${l10n.t('Everything else')}</h2>
${otherChecks(pairs, project, { report, links })}${skillTable(pairs)}
</section>
`;
}

function problemSection({ problems }: ScanReport): Html {
  const items = problems.map(({ path, message }) => markup`<li>${path}: ${message}</li>`);
  return items.length === 0 ? nothing : markup`<h2>${l10n.t('Could not be read')}</h2><ul class="places">${items}</ul>`;
}

function explanation(): Html {
  const text = l10n.t(
    'A level is reached when every check that gates it, and those of the levels below, is met, confirmed, waived or not\napplicable. A practice counts by what it does: that it exists, that it does its work for this project, and that\nautomation uses it. There is no percentage, and the number of findings never changes the level.',
  );
  return markup`<h2>${l10n.t('How the level is found')}</h2>
<p>${text}</p>
`;
}
