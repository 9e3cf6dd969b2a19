// Every rule's examples are its tests. This file does not change when a rule is added.
import assert from 'node:assert/strict';
import {
  applyFix,
  type Check,
  type Engine,
  type Finding,
  type Fix,
  type Rule,
  type ScanReport,
  fixesOf,
} from '../src/engine/index';
import type { Example } from '../src/engine/model/rule';
import { readNotebook } from '../src/engine/notebook/index';
import { memoryReader } from '../src/engine/workspace/memoryReader';
import { shipped, today } from './support/project';

type Files = Readonly<Record<string, string>>;

const signal = new AbortController().signal;

suite('rules', () => {
  const engine = shipped();

  test('every rule file can be read', () => {
    assert.deepEqual(engine.problems, []);
  });

  for (const rule of engine.rules) {
    suite(rule.id, () => {
      for (const example of rule.examples) {
        test(example.title, () => checkExample(engine, rule, example));
      }
    });
  }
});

async function checkExample(engine: Engine, rule: Rule, { files, git, flags, status, fixed }: Example): Promise<void> {
  const { findings, answer } = await ask(engine, rule, files, git);
  assert.deepEqual(
    findings.map(finding => flagged(files, finding)),
    flags,
  );
  if (status !== undefined) {
    assert.equal(answer, status);
  }
  await checkOffer(engine, rule, files);
  const hasFix = findings.some(finding => fixesOf(finding).some(isCure));
  assert.equal(fixed !== undefined, hasFix, 'an example shows what its fix makes of it, and only then');
  if (fixed !== undefined) {
    const after = await fixAll(engine, rule, files);
    assert.deepEqual(after, { ...files, ...fixed });
    assert.deepEqual(
      (await ask(engine, rule, after)).findings.filter(finding => fixesOf(finding).some(isCure)),
      [],
    );
  }
}

/**
 * What is offered for a whole check: it is refused in a sentence, or it closes the gap a little at least, brings no new
 * finding of any rule, and is not offered with the same change again.
 */
async function checkOffer(engine: Engine, rule: Rule, files: Files): Promise<void> {
  const before = await scanAs(engine, rule, files);
  if (checkOf(before, rule)?.fixes.length !== 1) {
    return;
  }
  const configured = { ...configurationOf(rule), ...files };
  const offer = await engine.offerFixes(memoryReader(configured), { rule: rule.id, root: '.' }, { signal, today });
  if (offer.kind === 'refused') {
    assert.match(offer.reason, /^\S.*[.?]$/s);
    return;
  }
  const { files: changed, skipped } = await applyFix(offer.fixes[0], memoryReader(configured), signal);
  assert.deepEqual(skipped, []);
  const texts = changed.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)] as const);
  const after = await scanAs(engine, rule, { ...files, ...Object.fromEntries(texts) });
  assert.ok(rungOf(after, rule) > rungOf(before, rule), `${checkOf(after, rule)?.status}: the fix does not help`);
  assert.deepEqual(newFindings(before, after), [], 'the fix brings new findings');
}

function checkOf({ projects }: ScanReport, rule: Rule): Check | undefined {
  return projects[0]?.checks.find(check => check.rule === rule.id);
}

/** How far the check has come, to be compared. */
function rungOf(report: ScanReport, rule: Rule): number {
  const { status, rung } = checkOf(report, rule) ?? { status: 'unknown', rung: null };
  return status === 'met' ? 9 : rung === null ? 0 : 1 + ['exists', 'meaningful', 'wired'].indexOf(rung);
}

function newFindings(before: ScanReport, after: ScanReport): readonly string[] {
  const key = ({ rule, location }: Finding): string => `${rule} in ${location.path}`;
  const known = new Set(before.findings.map(key));
  return after.findings.map(key).filter(finding => !known.has(finding));
}

interface Asked {
  readonly findings: readonly Finding[];
  readonly answer: string | undefined;
}

/** Examples are too small to show what kind of project they stand for, so it is said for them. */
async function ask(engine: Engine, rule: Rule, files: Files, git = true): Promise<Asked> {
  const report = await scanAs(engine, rule, files, git);
  const findings = report.findings.filter(finding => finding.rule === rule.id);
  return { findings, answer: report.projects[0]?.checks.find(check => check.rule === rule.id)?.status };
}

function isCure({ silences }: Fix): boolean {
  return !silences;
}

function scanAs(engine: Engine, rule: Rule, files: Files, git = true): Promise<ScanReport> {
  const all = { ...configurationOf(rule), ...files };
  return engine.scan(memoryReader(all, git ? Object.keys(all) : undefined), { signal, today });
}

function configurationOf({ profiles }: Rule): Files {
  return { '.preflight.yaml': `profile: ${profiles[0] ?? 'other'}\n` };
}

/** One finding after the other, with a scan between: what `ml-preflight fix` comes to. */
async function fixAll(engine: Engine, rule: Rule, files: Files): Promise<Files> {
  const { findings } = await ask(engine, rule, files);
  const fix = findings.flatMap(finding => fixesOf(finding).filter(isCure))[0];
  if (fix === undefined) {
    return files;
  }
  const { files: changed } = await applyFix(fix, memoryReader(files), signal);
  assert.notEqual(changed.length, 0, 'the fix changes nothing');
  const texts = changed.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)] as const);
  return fixAll(engine, rule, { ...files, ...Object.fromEntries(texts) });
}

/** The text that a finding marks; its path for one about a whole file. */
function flagged(files: Files, { location }: Finding): string {
  const text = files[location.path] ?? '';
  if (location.kind === 'document') {
    return location.path;
  }
  const { start, end } = location.span;
  return location.kind === 'cell' ? cellSource(text, location.cell).slice(start, end) : text.slice(start, end);
}

function cellSource(text: string, cell: number): string {
  const read = readNotebook(new TextEncoder().encode(text));
  return read.kind === 'notebook' ? (read.notebook.cells[cell]?.source ?? '') : '';
}
