import { describeLevel, pairChecks } from '../checklist/summary';
import type { ProjectReport, ScanReport } from '../model/report';
import { type Html, html as markup, nothing } from './page/markup';
import { levelStrip, openChecks, otherChecks, skillTable, stageTable, steps } from './page/sections';
import { style } from './page/style';
import { trendSection } from './page/trend';
import type { Reporter, ReporterOptions } from './reporter';

/** One page that stands alone: no script, nothing that is fetched, readable without colour and by screen readers. */
export const html: Reporter = (report, { version, history }) => {
  const projects = report.projects.map(project => projectSection(project, report, history));
  const page = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
<title>Preflight: production readiness</title>
<style>${{ html: style }}</style>
</head>
<body>
<main>
${projects}${problemSection(report)}${explanation}
<p class="quiet">Preflight ${version} · ${report.rules.length} rules · ${report.files} files, ${report.notebooks} notebooks</p>
</main>
</body>
</html>
`;
  return page.html;
};

function projectSection(project: ProjectReport, report: ScanReport, history: ReporterOptions['history']): Html {
  const pairs = pairChecks(project, report);
  const name = project.root === '.' ? 'Production readiness' : `Production readiness: ${project.root}`;
  return markup`<section>
<h1>${name}</h1>
<p class="lead">${describeLevel(project, report)}</p>
<p class="quiet">Profile: ${project.profile}</p>
${levelStrip(project)}${steps(project, pairs)}${trendSection(project, pairs, history)}${stageTable(project, report)}${openChecks(project, report)}
<h2>Everything else</h2>
${otherChecks(pairs, project, report)}${skillTable(pairs)}
</section>
`;
}

function problemSection({ problems }: ScanReport): Html {
  const items = problems.map(({ path, message }) => markup`<li>${path}: ${message}</li>`);
  return items.length === 0 ? nothing : markup`<h2>Could not be read</h2><ul class="places">${items}</ul>`;
}

const explanation = markup`<h2>How the level is found</h2>
<p>A level is reached when every check that gates it, and those of the levels below, is met, confirmed, waived or not
applicable. A practice counts by what it does: that it exists, that it does its work for this project, and that
automation uses it. There is no percentage, and the number of findings never changes the level.</p>
`;
