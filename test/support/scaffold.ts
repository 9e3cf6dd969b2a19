import assert from 'node:assert/strict';
import { memoryReader } from '../../src/engine/workspace/memoryReader';
import { type Environment, type OfferedFixes, applyFix } from '../../src/engine/index';
import { type TestFile, project, shipped, today } from './project';

type Files = Readonly<Record<string, TestFile>>;

/** Examples are too small to show what kind of project they stand for, so it is said for them. */
const configuration: Files = { '.preflight.yaml': 'profile: notebook\n' };

const signal = new AbortController().signal;

interface Surroundings {
  readonly environment?: Environment;
  /** What git tracks; without it there is no git. */
  readonly tracked?: readonly string[];
  /** The top when left out. */
  readonly root?: string;
}

/** What the scaffold of a rule offers for a workspace in memory. */
export function offered(
  files: Files,
  rule: string,
  { environment, tracked, root = '.' }: Surroundings = {},
): Promise<OfferedFixes> {
  const reader = memoryReader(project({ ...configuration, ...files }).files, tracked);
  const withEnvironment = { ...reader, readEnvironment: () => Promise.resolve(environment) };
  return shipped().offerFixes(withEnvironment, { rule, root }, { signal, today });
}

/** The files that one way (from 0) of closing the gap creates or changes, path → text. Fails when it is refused. */
export async function mended(
  files: Files,
  rule: string,
  { way = 0, ...surroundings }: Surroundings & { readonly way?: number } = {},
): Promise<Readonly<Record<string, string>>> {
  const offer = await offered(files, rule, surroundings);
  assert(offer.kind === 'fixes', offer.kind === 'refused' ? offer.reason : '');
  const fix = offer.fixes[way];
  assert(fix !== undefined, `there are only ${offer.fixes.length} ways`);
  const { files: changed, skipped } = await applyFix(fix, project(files).reader, signal);
  assert.deepEqual(skipped, []);
  return Object.fromEntries(changed.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)]));
}

/** Why there is no fix. Fails when there is one. */
export async function refusal(files: Files, rule: string, surroundings: Surroundings = {}): Promise<string> {
  const offer = await offered(files, rule, surroundings);
  assert(offer.kind === 'refused', 'there is a fix');
  return offer.reason;
}
