import assert from 'node:assert/strict';
import { type Environment, type OfferedFixes, applyFix } from '../../src/engine/index';
import { type TestFile, project, shipped, today } from './project';

type Files = Readonly<Record<string, TestFile>>;

/** Examples are too small to show what kind of project they stand for, so it is said for them. */
const configuration: Files = { '.preflight.yaml': 'profile: notebook\n' };

const signal = new AbortController().signal;

/** What the scaffold of a rule offers for a workspace in memory, in the project at the top. */
export function offered(files: Files, rule: string, environment?: Environment): Promise<OfferedFixes> {
  const { reader } = project({ ...configuration, ...files });
  const withEnvironment = { ...reader, readEnvironment: () => Promise.resolve(environment) };
  return shipped().offerFixes(withEnvironment, { rule, root: '.' }, { signal, today });
}

/** The files that one way (from 0) of closing the gap creates or changes, path → text. Fails when it is refused. */
export async function mended(
  files: Files,
  rule: string,
  { way = 0, environment }: { readonly way?: number; readonly environment?: Environment } = {},
): Promise<Readonly<Record<string, string>>> {
  const offer = await offered(files, rule, environment);
  assert(offer.kind === 'fixes', offer.kind === 'refused' ? offer.reason : '');
  const fix = offer.fixes[way];
  assert(fix !== undefined, `there are only ${offer.fixes.length} ways`);
  const { files: changed, skipped } = await applyFix(fix, project(files).reader, signal);
  assert.deepEqual(skipped, []);
  return Object.fromEntries(changed.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)]));
}

/** Why there is no fix. Fails when there is one. */
export async function refusal(files: Files, rule: string): Promise<string> {
  const offer = await offered(files, rule);
  assert(offer.kind === 'refused', 'there is a fix');
  return offer.reason;
}
