import * as l10n from '@vscode/l10n';
import { levels } from '../../checklist/level';
import { type CheckOfRule, titleOf } from '../../checklist/summary';
import { type TrendPoint, daysBefore, doneSince, trendOf } from '../../history/trend';
import type { ProjectReport } from '../../model/report';
import type { ReporterOptions } from '../reporter';
import { type Html, html, nothing } from './markup';
import { table } from './table';

/** Commits on the page; a picture of more cannot be read. */
const SHOWN = 30;

/** How the project came here, as a picture and as the same table, and what was done in the last week. */
export function trendSection(
  { root }: ProjectReport,
  pairs: readonly CheckOfRule[],
  history: ReporterOptions['history'],
): Html {
  const trend = trendOf(history?.records ?? [], root);
  if (history === undefined || trend.length === 0) {
    return nothing;
  }
  const shown = trend.slice(-SHOWN);
  return html`${doneList(doneSince(pairs, trend, daysBefore(history.today, 7)))}
    <h2>${l10n.t('Trend')}</h2>
    <p class="quiet">
      ${l10n.t('Each commit as it was, the last {0} of {1}. Uncommitted work is left out.', shown.length, trend.length)}
    </p>
    ${chart(shown)} ${trendTable(shown)}`;
}

function doneList(done: readonly CheckOfRule[]): Html {
  const items = done.map(pair => html`<li>${titleOf(pair)}</li>`);
  return items.length === 0
    ? nothing
    : html`<h2>${l10n.t('Done since last week')}</h2>
        <ul>
          ${items}
        </ul>`;
}

const chartSize = { width: 600, height: 140, left: 60, top: 10, step: 28 } as const;

/** A picture of what the table below says, so it is not read out. */
function chart(trend: readonly TrendPoint[]): Html {
  const across = (chartSize.width - chartSize.left - 20) / Math.max(1, trend.length - 1);
  const x = (index: number): number => Math.round(chartSize.left + index * across);
  const y = (level: number): number => chartSize.top + (4 - level) * chartSize.step;
  const lines = levels.map(
    level =>
      html`<line class="grid" x1="${chartSize.left}" x2="${chartSize.width}" y1="${y(level)}" y2="${y(level)}" /><text
          x="0"
          y="${y(level) + 4}"
          >${l10n.t('Level {0}', level)}</text
        >`,
  );
  const changes = trend.flatMap(({ packChange }, index) =>
    packChange === undefined
      ? []
      : [html`<line class="pack" x1="${x(index)}" x2="${x(index)}" y1="0" y2="${chartSize.height - 18}" />`],
  );
  const points = trend.map(({ record }, index) => `${x(index)},${y(record.level)}`).join(' ');
  const dots = trend.map(({ record }, index) => html`<circle cx="${x(index)}" cy="${y(record.level)}" r="4" />`);
  return html`<svg class="trend" viewBox="0 0 ${chartSize.width} ${chartSize.height}" aria-hidden="true">
    ${lines}${changes}
    <polyline points="${points}" />
    ${dots}
  </svg>`;
}

function trendTable(trend: readonly TrendPoint[]): Html {
  const rows = trend.map(
    ({ record, met, applicable, findings, packChange }) =>
      html`<tr>
        <td>${record.time.slice(0, 10)}</td>
        <th scope="row"><code>${record.commit.slice(0, 8)}</code></th>
        <td class="number">${record.level}</td>
        <td class="number">${l10n.t('{0} of {1}', met, applicable)}</td>
        <td class="number">${findings}</td>
        <td>
          ${record.pack}${packChange === undefined ? nothing : html`: ${l10n.t('new rules, checks that are new: {0}', packChange.added)}`}
        </td>
      </tr>`,
  );
  return table(
    [
      l10n.t('Day'),
      l10n.t('Commit'),
      { figures: l10n.t('Level') },
      { figures: l10n.t('Met') },
      { figures: l10n.t('Findings') },
      l10n.t('Rules'),
    ],
    rows,
  );
}
