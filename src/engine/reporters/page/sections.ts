import * as l10n from '@vscode/l10n';
import { levels } from '../../checklist/level';
import { levelName, rungName, stageName, stateName } from '../../checklist/names';
import { type CheckOfRule, describeGate, isApplicable, isMet, summarizeStages, titleOf } from '../../checklist/summary';
import { type SkillPractice, practiseSkills } from '../../checklist/skillMap';
import { skillName } from '../../checklist/skillName';
import type { Check, Evidence, Finding, ProjectReport, ScanReport } from '../../model/report';
import { marks } from '../marks';
import { placeOf, placeOfEvidence } from '../place';
import type { PageLinks } from '../reporter';
import { type Html, html, linked, nothing, withCode } from './markup';
import { table } from './table';

/** The five levels in a row, with the one that was reached. */
export function levelStrip({ level }: ProjectReport): Html {
  const items = levels.map(one => {
    const name = l10n.t('Level {0}', one);
    const stand = one < level ? l10n.t('Reached') : l10n.t('Ahead');
    return one === level
      ? html`<li aria-current="step">${name}<br />${levelName(one)}<br />${l10n.t('You are here')}</li>`
      : html`<li>${name}<br />${levelName(one)}<br />${stand}</li>`;
  });
  return html`<ol class="levels" aria-label="${l10n.t('Levels')}">
    ${items}
  </ol>`;
}

/** Three things to do next, each with minutes. */
export function steps(project: ProjectReport, pairs: readonly CheckOfRule[], links: PageLinks): Html {
  const next = project.nextSteps.flatMap(id => pairs.filter(({ rule }) => rule.id === id));
  if (next.length === 0) {
    return nothing;
  }
  const items = next.map(pair => {
    const { rule, check } = pair;
    const gate = describeGate(pair, project.level);
    const title = linked(rule.title, links.rule(rule.id));
    return html`<li>
      ${title} <span class="quiet">${l10n.t('{0} min', check.minutes)}${gate === '' ? '' : ` · ${gate}`}</span>
    </li>`;
  });
  return html`<h2>${l10n.t('Next steps')}</h2>
    <ol>
      ${items}
    </ol>`;
}

/** A bar for each stage, and the same counts in figures. */
export function stageTable(project: ProjectReport, report: ScanReport): Html {
  const rows = summarizeStages(project, report).map(({ stage, met, applicable }) => {
    return html`<tr>
      <th scope="row">${stageName(stage)}</th>
      <td>${bar(met, applicable)}</td>
      <td class="number">${l10n.t('{0} of {1}', met, applicable)}</td>
    </tr>`;
  });
  return html`<h2>${l10n.t('Stages')}</h2>
    ${table([l10n.t('Stage'), l10n.t('Share of checks met'), { figures: l10n.t('Met') }], rows)}`;
}

const BAR_WIDTH = 200;

/** A picture of what the figures beside it say, so it is not read out. */
function bar(met: number, applicable: number): Html {
  const width = applicable === 0 ? 0 : Math.round((BAR_WIDTH * met) / applicable);
  return html`<svg class="bar" viewBox="0 0 ${BAR_WIDTH} 10" preserveAspectRatio="none" aria-hidden="true">
    <rect class="done" width="${width}" height="10" />
    <rect width="${BAR_WIDTH}" height="10" />
  </svg>`;
}

/** Every check that is left, by stage, with what decided it; those for later apart. */
export function openChecks(project: ProjectReport, report: ScanReport, links: PageLinks): Html {
  const stages = summarizeStages(project, report).flatMap(({ stage, checks }) => {
    const left = checks.filter(({ check }) => !isMet(check) && !check.later);
    const rows = left.map(pair => checkRow(pair, project, { report, links }));
    return rows.length === 0
      ? []
      : [
          html`<h3>${stageName(stage)}</h3>
            ${checkTable(rows)}`,
        ];
  });
  return stages.length === 0
    ? nothing
    : html`<h2>${l10n.t('To do')}</h2>
        ${stages}`;
}

function checkTable(rows: readonly Html[]): Html {
  return table([l10n.t('Check'), l10n.t('State'), l10n.t('Why')], rows);
}

interface Told {
  readonly report: ScanReport;
  readonly links: PageLinks;
}

function checkRow(pair: CheckOfRule, { root }: ProjectReport, { report, links }: Told): Html {
  const { check, rule } = pair;
  const places = report.findings.filter(finding => finding.rule === rule.id && finding.project === root);
  const evidence = places.length === 0 ? check.evidence : [];
  return html`<tr>
    <th scope="row">${linked(titleOf(pair), links.rule(rule.id))}<br /><code>${rule.id}</code></th>
    <td class="state">${stateOf(check)}</td>
    <td>${check.reason}${placeList(places, links)}${evidenceList(evidence, links)}</td>
  </tr>`;
}

const PLACES = 5;

function placeList(findings: readonly Finding[], links: PageLinks): Html {
  const items = findings
    .slice(0, PLACES)
    .map(finding => html`<li>${linked(placeOf(finding), links.finding(finding))}: ${withCode(finding.message)}</li>`);
  const more = findings.length - PLACES;
  return listOf(more > 0 ? [...items, html`<li>${l10n.t('{0} more', more)}</li>`] : items);
}

function evidenceList(evidence: readonly Evidence[], links: PageLinks): Html {
  const items = evidence.map(
    place => html`<li>${linked(placeOfEvidence(place), links.evidence(place))}: <code>${place.text}</code></li>`,
  );
  return listOf(items);
}

function listOf(items: readonly Html[]): Html {
  return items.length === 0
    ? nothing
    : html`<ul class="places">
        ${items}
      </ul>`;
}

function stateOf({ status, rung }: Check): string {
  const name = stateName(status);
  return `${marks[status]} ${status === 'partly' ? l10n.t('{0}: {1}', name, rungName(rung)) : name}`;
}

/** What was done, what waits for a later level, and what is set aside: folded, for it is long. */
export function otherChecks(pairs: readonly CheckOfRule[], project: ProjectReport, told: Told): Html {
  const groups: readonly (readonly [string, readonly CheckOfRule[]])[] = [
    [l10n.t('Met'), pairs.filter(({ check }) => isMet(check))],
    [l10n.t('For later levels'), pairs.filter(({ check }) => check.later)],
    [l10n.t('Waived'), pairs.filter(({ check }) => check.status === 'waived')],
    [l10n.t('Unknown'), pairs.filter(({ check }) => check.status === 'unknown')],
    [l10n.t('Not applicable'), pairs.filter(({ check }) => check.status === 'not-applicable')],
  ];
  return html`${groups
    .filter(([, group]) => group.length > 0)
    .map(([name, group]) => {
      const rows = group.map(pair => checkRow(pair, project, told));
      return html`<details>
        <summary>${name} (${group.length})</summary>
        ${checkTable(rows)}
      </details>`;
    })}`;
}

/** Each skill of the learner's path, with how many of its checks are met here. */
export function skillTable(pairs: readonly CheckOfRule[]): Html {
  const rows = practiseSkills(pairs.filter(({ check }) => isApplicable(check))).map(skillRow);
  return html`<h2>${l10n.t('Skills')}</h2>
    <p class="quiet">${l10n.t('A skill is practised when a check that teaches it is met here.')}</p>
    ${table([l10n.t('Stage'), l10n.t('Skill'), l10n.t('State'), { figures: l10n.t('Met') }], rows)}`;
}

function skillRow({ skill, stage, met, applicable }: SkillPractice): Html {
  const practice = met > 0 ? l10n.t('✓ practised') : l10n.t('○ not yet');
  const state = applicable === 0 ? l10n.t('– not asked here') : practice;
  return html`<tr>
    <td>${stageName(stage)}</td>
    <th scope="row">${skillName(skill)}</th>
    <td class="state">${state}</td>
    <td class="number">${l10n.t('{0} of {1}', met, applicable)}</td>
  </tr>`;
}
