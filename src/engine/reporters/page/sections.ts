import { levelNames, levels } from '../../checklist/level';
import {
  type CheckOfRule,
  describeGate,
  isApplicable,
  isMet,
  stageNames,
  summarizeStages,
  titleOf,
} from '../../checklist/summary';
import { type SkillPractice, practiseSkills } from '../../checklist/skillMap';
import type { Check, Evidence, Finding, ProjectReport, ScanReport } from '../../model/report';
import { marks } from '../marks';
import { placeOf, placeOfEvidence } from '../place';
import { type Html, html, nothing, withCode } from './markup';
import { table } from './table';

/** The five levels in a row, with the one that was reached. */
export function levelStrip({ level }: ProjectReport): Html {
  const items = levels.map(one =>
    one === level
      ? html`<li aria-current="step">Level ${one}<br />${levelNames[one]}<br />You are here</li>`
      : html`<li>Level ${one}<br />${levelNames[one]}<br />${one < level ? 'Reached' : 'Ahead'}</li>`,
  );
  return html`<ol class="levels" aria-label="Levels">
    ${items}
  </ol>`;
}

/** Three things to do next, each with minutes. */
export function steps(project: ProjectReport, pairs: readonly CheckOfRule[]): Html {
  const next = project.nextSteps.flatMap(id => pairs.filter(({ rule }) => rule.id === id));
  if (next.length === 0) {
    return nothing;
  }
  const items = next.map(({ rule, check }) => {
    const gate = describeGate(rule, project.level);
    return html`<li>
      ${rule.title} <span class="quiet">${check.minutes} min${gate === '' ? '' : ` · ${gate}`}</span>
    </li>`;
  });
  return html`<h2>Next steps</h2>
    <ol>
      ${items}
    </ol>`;
}

/** A bar for each stage, and the same counts in figures. */
export function stageTable(project: ProjectReport, report: ScanReport): Html {
  const rows = summarizeStages(project, report).map(({ stage, met, applicable }) => {
    return html`<tr>
      <th scope="row">${stageNames[stage]}</th>
      <td>${bar(met, applicable)}</td>
      <td class="number">${met} of ${applicable}</td>
    </tr>`;
  });
  return html`<h2>Stages</h2>
    ${table(['Stage', 'Share of checks met', 'Met'], rows)}`;
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
export function openChecks(project: ProjectReport, report: ScanReport): Html {
  const stages = summarizeStages(project, report).flatMap(({ stage, checks }) => {
    const left = checks.filter(({ check }) => !isMet(check) && !check.later);
    const rows = left.map(pair => checkRow(pair, project, report));
    return rows.length === 0
      ? []
      : [
          html`<h3>${stageNames[stage]}</h3>
            ${checkTable(rows)}`,
        ];
  });
  return stages.length === 0
    ? nothing
    : html`<h2>To do</h2>
        ${stages}`;
}

function checkTable(rows: readonly Html[]): Html {
  return table(['Check', 'State', 'Why'], rows);
}

function checkRow(pair: CheckOfRule, { root }: ProjectReport, { findings }: ScanReport): Html {
  const { check, rule } = pair;
  const places = findings.filter(finding => finding.rule === rule.id && finding.project === root);
  const evidence = places.length === 0 ? check.evidence : [];
  return html`<tr>
    <th scope="row">${titleOf(pair)}<br /><code>${rule.id}</code></th>
    <td class="state">${stateOf(check)}</td>
    <td>${check.reason}${placeList(places)}${evidenceList(evidence)}</td>
  </tr>`;
}

const PLACES = 5;

function placeList(findings: readonly Finding[]): Html {
  const items = findings
    .slice(0, PLACES)
    .map(finding => html`<li>${placeOf(finding)}: ${withCode(finding.message)}</li>`);
  const more = findings.length - PLACES;
  return listOf(more > 0 ? [...items, html`<li>${more} more</li>`] : items);
}

function evidenceList(evidence: readonly Evidence[]): Html {
  return listOf(evidence.map(place => html`<li>${placeOfEvidence(place)}: <code>${place.text}</code></li>`));
}

function listOf(items: readonly Html[]): Html {
  return items.length === 0
    ? nothing
    : html`<ul class="places">
        ${items}
      </ul>`;
}

function stateOf({ status, rung }: Check): string {
  const name = status === 'to-confirm' ? 'yours to confirm' : status.replace('-', ' ');
  return `${marks[status]} ${name}${status === 'partly' ? `: ${rung}` : ''}`;
}

/** What was done, what waits for a later level, and what is set aside: folded, for it is long. */
export function otherChecks(pairs: readonly CheckOfRule[], project: ProjectReport, report: ScanReport): Html {
  const groups: readonly (readonly [string, readonly CheckOfRule[]])[] = [
    ['Met', pairs.filter(({ check }) => isMet(check))],
    ['For later levels', pairs.filter(({ check }) => check.later)],
    ['Waived', pairs.filter(({ check }) => check.status === 'waived')],
    ['Unknown', pairs.filter(({ check }) => check.status === 'unknown')],
    ['Not applicable', pairs.filter(({ check }) => check.status === 'not-applicable')],
  ];
  return html`${groups
    .filter(([, group]) => group.length > 0)
    .map(([name, group]) => {
      const rows = group.map(pair => checkRow(pair, project, report));
      return html`<details>
        <summary>${name} (${group.length})</summary>
        ${checkTable(rows)}
      </details>`;
    })}`;
}

/** Each skill of the learner's path, with how many of its checks are met here. */
export function skillTable(pairs: readonly CheckOfRule[]): Html {
  const rows = practiseSkills(pairs.filter(({ check }) => isApplicable(check))).map(skillRow);
  return html`<h2>Skills</h2>
    <p class="quiet">A skill is practised when a check that teaches it is met here.</p>
    ${table(['Stage', 'Skill', 'State', 'Met'], rows)}`;
}

function skillRow({ skill, stage, met, applicable }: SkillPractice): Html {
  const state = applicable === 0 ? '– not asked here' : met > 0 ? '✓ practised' : '○ not yet';
  return html`<tr>
    <td>${stageNames[stage]}</td>
    <th scope="row">${skill.replaceAll('-', ' ')}</th>
    <td class="state">${state}</td>
    <td class="number">${met} of ${applicable}</td>
  </tr>`;
}
