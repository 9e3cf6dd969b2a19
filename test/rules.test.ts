// Every rule's examples are its tests. This file does not change when a rule is added.
import assert from 'node:assert/strict';
import { applyFix, type Engine, type Finding, type Fix, type Rule } from '../src/engine/index';
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

async function checkExample(engine: Engine, rule: Rule, { files, flags, status, fixed }: Example): Promise<void> {
  const { findings, answer } = await ask(engine, rule, files);
  assert.deepEqual(
    findings.map(finding => flagged(files, finding)),
    flags,
  );
  if (status !== undefined) {
    assert.equal(answer, status);
  }
  const hasFix = findings.some(({ fixes }) => fixes.some(isCure));
  assert.equal(fixed !== undefined, hasFix, 'an example shows what its fix makes of it, and only then');
  if (fixed !== undefined) {
    const after = await fixAll(engine, rule, files);
    assert.deepEqual(after, { ...files, ...fixed });
    assert.deepEqual(
      (await ask(engine, rule, after)).findings.filter(({ fixes }) => fixes.some(isCure)),
      [],
    );
  }
}

interface Asked {
  readonly findings: readonly Finding[];
  readonly answer: string | undefined;
}

/** Examples are too small to show what kind of project they stand for, so it is said for them. */
async function ask(engine: Engine, rule: Rule, files: Files): Promise<Asked> {
  const configuration = { '.preflight.yaml': `profile: ${rule.profiles[0] ?? 'other'}\n` };
  const report = await engine.scan(memoryReader({ ...configuration, ...files }), { signal, today });
  const findings = report.findings.filter(finding => finding.rule === rule.id);
  return { findings, answer: report.projects[0]?.checks.find(check => check.rule === rule.id)?.status };
}

function isCure({ silences }: Fix): boolean {
  return !silences;
}

/** One finding after the other, with a scan between: what `ml-preflight fix` comes to. */
async function fixAll(engine: Engine, rule: Rule, files: Files): Promise<Files> {
  const { findings } = await ask(engine, rule, files);
  const fix = findings.flatMap(({ fixes }) => fixes.filter(isCure))[0];
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
