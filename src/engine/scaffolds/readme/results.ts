import * as l10n from '@vscode/l10n';
import { isRecord } from '../../rules/fields';
import { workspacePath } from '../../model/location';
import type { ProjectFacts } from '../facts/projectFacts';
import { inlineCode, markdownTable } from '../documents/markdown';
import { trainingDocument } from '../modelCard/parameters';
import { savedScores } from '../modelCard/savedScores';
import { insideRoot } from '../parts/modulePlace';
import { type ScaffoldResult, type ScaffoldSource, drafts, refused } from '../scaffold';
import { linkTarget, outsideFences } from './markup';
import { readmeOf, sectionEdit } from './section';

/** A table of scores that stand in outputs and files of the repository, for whoever reads the README for two minutes. */
export async function results(facts: ProjectFacts, _rule: string, source: ScaffoldSource): Promise<ScaffoldResult> {
  const readme = readmeOf(facts.project);
  if (readme?.kind !== 'markdown') {
    return refused(l10n.t('No README.md is there to add to: write one first (docs/missing-readme).'));
  }
  const rows = [...(await scoresOfNotebook(facts, source)), ...scoresOfFiles(facts)].slice(0, mostRows);
  const isShown = showsResult.test(outsideFences(readme.text));
  if (isShown || rows.length === 0) {
    return refused(
      !isShown
        ? l10n.t('No score stands in an output of the notebook that saves the model, nor in a file such as metrics.json: write the score of a run that you can repeat into {0}, beside that of a baseline.', readme.path) // prettier-ignore
        : l10n.t('{0} has results already: say below them what you would do next, and why not yet.', readme.path),
    );
  }
  const badge = await badgeOf(facts, source);
  const table = markdownTable(['metric', 'value', 'from'], rows);
  const section = `${['## Results', ...(badge === '' ? [] : [badge]), table].join('\n\n')}\n`;
  const title = l10n.t('Add results to {0}', readme.path);
  return drafts({ title, edits: [sectionEdit(readme, section)], files: [] });
}

/** A heading, a metric with a number behind it, or a row of a table that is a number. */
const showsResult =
  /^#+[ \t]+results?[ \t]*$|\b(accuracy|auc|auroc|f1|rmse|mae|mse|mape|r2|precision|recall|score|log ?loss)\b.{0,60}\d|^[ \t]*\|.*\|[ \t]*\*{0,2}\d[\d.,]*[ \t]*%?\*{0,2}[ \t]*\|/im;

/** More is a log, and no result. */
const mostRows = 8;

type Row = readonly [string, string, string];

async function scoresOfNotebook(facts: ProjectFacts, source: ScaffoldSource): Promise<readonly Row[]> {
  const path = trainingDocument(facts)?.path;
  const scores = path === undefined ? [] : await savedScores(facts, source);
  return scores.map(({ metric, value, cell }): Row => [metric, value, `${link(facts, path ?? '')}, cell ${cell + 1}`]);
}

/** Numbers at the top of files that an evaluation writes. */
function scoresOfFiles(facts: ProjectFacts): readonly Row[] {
  const files = facts.project.documents.filter(({ path, kind }) => kind === 'json' && /(^|\/)(metrics|scores|results|evaluation)[^/]*\.json$/i.test(path)); // prettier-ignore
  return files.flatMap(document => {
    const data = document.kind === 'json' ? parsed(document.text) : undefined;
    const pairs = isRecord(data) ? Object.entries(data) : [];
    return pairs.flatMap(([name, value]): Row[] =>
      typeof value === 'number' && isMetric.test(name) ? [[name, String(value), link(facts, document.path)]] : [],
    );
  });
}

const isMetric =
  /(^|_)(accuracy|acc|auc|auroc|f1|rmse|mae|mse|mape|r2|precision|recall|iou|map|loss|logloss|score|kappa|dice)(_|$)/i;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function link(facts: ProjectFacts, path: string): string {
  const inside = insideRoot(facts, path);
  return `[${inlineCode(inside)}](${linkTarget(inside)})`;
}

/** The badge of the workflow that tests, where git says which repository of GitHub it is. */
async function badgeOf({ ci }: ProjectFacts, { reader, signal }: ScaffoldSource): Promise<string> {
  const read = await reader.readBytes(workspacePath('.git/config'), signal);
  const settings = read instanceof Uint8Array ? new TextDecoder().decode(read) : '';
  const repository = /^\s*url\s*=\s*\S*github\.com[:/]([\w.-]+\/[\w.-]+?)(?:\.git)?\s*$/m.exec(settings)?.[1];
  const workflow = ci.files.find(
    ({ host, path }) => host === 'github' && /\/(ci|tests?|build|main)\.ya?ml$/.test(path),
  );
  const file = workflow?.path.split('/').at(-1);
  if (repository === undefined || file === undefined) {
    return '';
  }
  const address = `https://github.com/${repository}/actions/workflows/${file}`;
  return `[![CI](${address}/badge.svg)](${address})`;
}
