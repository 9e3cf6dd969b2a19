import assert from 'node:assert/strict';
import { suite, suiteSetup, suiteTeardown, test } from 'mocha';
import {
  type Engine,
  type Rule,
  type ScanReport,
  type WorkspaceReader,
  fixesOf,
  isAnythingSilenced,
  createEngine,
  describeGate,
  describeLevel,
  groupChecks,
  groupings,
  pairChecks,
  placeOf,
  rungName,
  renderLesson,
  reporters,
  skillName,
  speak,
  stateName,
  titleOf,
} from '../../src/engine/index';
import { createDiskReader } from '../../src/host/diskReader';
import { memoryReader } from '../../src/engine/workspace/memoryReader';
import { ruleFiles } from '../support/ruleFiles';
import { plainEnglish } from './plainEnglish';
import { pseudoLanguage, pseudoRules, pseudoTexts } from './pseudo';
import { exportTexts } from './sources';

const today = '2026-11-23';

suite('The engine in the language that nobody speaks', () => {
  let engine: Engine;
  let report: ScanReport;

  suiteSetup(async function () {
    this.timeout(60_000);
    speak(pseudoTexts(await exportTexts()));
    engine = createEngine([...ruleFiles(), ...pseudoRules(ruleFiles())], undefined, pseudoLanguage);
    report = await engine.scan(createDiskReader('examples/churn'), { signal: new AbortController().signal, today });
  });

  suiteTeardown(() => {
    speak({});
  });

  test('has no fault in a rule', () => {
    assert.deepEqual(engine.problems, []);
  });

  test('says nothing in English of any example of a rule: findings, reasons, problems, fixes', async function () {
    this.timeout(120_000);
    const english = new Set<string>();
    const examples = engine.rules.flatMap(rule => rule.examples.map(example => ({ rule, ...example })));
    for (const { rule, files, git } of examples) {
      const said = await saidOf(engine, rule, memoryReader(files, git ? Object.keys(files) : undefined));
      said.filter(text => plainEnglish(text).length > 0).forEach(text => english.add(`${rule.id}: ${text}`));
    }
    assert.deepEqual([...english], []);
  });

  test('says nothing in English in the checklist', () => {
    const said = report.projects.flatMap(project => {
      const pairs = pairChecks(project, report);
      return [
        describeLevel(project, report),
        ...groupings.flatMap(grouping => groupChecks(pairs, grouping).map(({ name }) => name)),
        ...pairs.flatMap(pair => [titleOf(pair), describeGate(pair, project.level), stateName(pair.check.status)]),
        ...pairs.flatMap(({ check, rule }) => [
          ...(check.rung === null ? [] : [rungName(check.rung)]),
          ...rule.skills.map(skillName),
        ]),
        ...report.findings.map(placeOf),
      ].filter(text => text !== '');
    });
    const english = said.filter(text => plainEnglish(text).length > 0 || /^[a-z ]+$/i.test(text));
    assert.deepEqual([...new Set(english)], []);
  });

  test('says nothing in English on the report page', () => {
    const page = reporters.html(report, { version: '1.0.0', milliseconds: undefined, color: false, verbose: false });
    assert.deepEqual(plainEnglish(page), []);
  });

  test('says nothing in English in lessons', () => {
    const english = engine.rules.flatMap(rule => {
      const here = { state: stateName('open'), places: [], frameworks: [] };
      const page = rule.references.reduce((text, reference) => text.replace(reference, ''), renderLesson(rule, here));
      return plainEnglish(page).map(words => `${rule.id}: ${words}`);
    });
    assert.deepEqual(english, []);
  });

  test('is told what somebody has turned off from what nobody has', async () => {
    const files = { 'train.py': 'import pandas\n' };
    const options = { signal: new AbortController().signal, today };
    const before = await engine.scan(memoryReader(files), options);
    assert.equal(isAnythingSilenced(before), false);
    const configured = { ...files, '.preflight.yaml': 'profile: service\nrules: { ci/no-ci: off }\n' };
    assert.equal(isAnythingSilenced(await engine.scan(memoryReader(configured), options)), true);
  });
});

/** Every text that a scan and the offer of a fix hand to the editor. */
async function saidOf(engine: Engine, rule: Rule, reader: WorkspaceReader): Promise<readonly string[]> {
  const options = { signal: new AbortController().signal, today };
  const { findings, projects, problems } = await engine.scan(reader, options);
  const checks = projects.flatMap(({ root, checks: all }) => all.map(check => ({ root, check })));
  const offered = checks.filter(({ check }) => check.rule === rule.id && check.fixes.length > 0);
  const offers = await Promise.all(
    offered.map(({ root }) => engine.offerFixes(reader, { rule: rule.id, root }, options)),
  );
  return [
    ...findings.flatMap(finding => [finding.message, ...fixesOf(finding).map(({ title }) => title)]),
    ...checks.flatMap(({ check }) => [check.reason, ...check.fixes.map(({ title }) => title)]),
    ...problems.map(({ message }) => message),
    ...offers.flatMap(offer => (offer.kind === 'fixes' ? offer.fixes.map(({ title }) => title) : [offer.reason])),
  ];
}
