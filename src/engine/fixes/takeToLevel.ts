import type { AskedCheck, Engine, ScanOptions } from '../engine';
import { standsBefore } from '../checklist/level';
import { mendingOrder } from '../checklist/mendingOrder';
import { pairChecks } from '../checklist/summary';
import type { WorkspacePath } from '../model/location';
import type { Check, Fix, ScanReport } from '../model/report';
import type { Level } from '../model/rule';
import type { WorkspaceReader } from '../workspace/reader';
import { type FileEdit, applyFixes } from './applyFix';
import { fixesOf } from './fixesOf';
import { overlayReader } from './overlayReader';

/** What has to be written for projects to come as near to a level as fixes can bring them. */
export interface WayToLevel {
  /** All files as they are in the end; none of them is overwritten without its text. */
  readonly files: readonly FileEdit[];
  /** What was done, in this order. */
  readonly steps: readonly LevelStep[];
  /** What still stands between the projects and the level, in the order of the checklist. */
  readonly left: readonly LeftCheck[];
}

export interface LevelStep {
  readonly rule: string;
  readonly title: string;
}

export interface LeftCheck extends AskedCheck {
  readonly title: string;
  readonly status: Check['status'];
  /** Why no fix was made, where one was asked for; empty when the rule has none. */
  readonly reason: string;
}

/** More than there are rules with a fix, each of which takes one round or two. */
const mostRounds = 120;

/**
 * Applies the fixes of the checks that a level waits for, one after another on what the earlier ones wrote: places
 * first, then whole checks, from the lowest level up, and what others require before those. Nothing is written: the
 * fixes meet a copy in memory, so that all of it can be shown before any of it is there. Rejects like `scan`.
 */
export async function takeToLevel(
  engine: Engine,
  reader: WorkspaceReader,
  level: Level,
  options: ScanOptions,
): Promise<WayToLevel> {
  const walk: Walk = {
    engine,
    stored: reader,
    options,
    level,
    written: new Map(),
    steps: [],
    refused: new Map(),
    made: [],
  };
  let report = await scanCopy(walk);
  for (let round = 0; round < mostRounds; round += 1) {
    if (!(await mendPlaces(walk, report)) && !(await mendCheck(walk, report))) {
      break;
    }
    report = await scanCopy(walk);
  }
  return { files: await changed(walk), steps: walk.steps, left: leftIn(walk, report) };
}

interface Walk {
  readonly engine: Engine;
  readonly stored: WorkspaceReader;
  readonly options: ScanOptions;
  readonly level: Level;
  readonly written: Map<WorkspacePath, FileEdit>;
  readonly steps: LevelStep[];
  /** Check → why it could not be mended. */
  readonly refused: Map<string, string>;
  /** Checks that were mended; one that is open all the same gets a second go, after the others. */
  readonly made: string[];
}

function copyOf({ stored, written }: Walk): WorkspaceReader {
  return overlayReader(stored, written);
}

function scanCopy(walk: Walk): Promise<ScanReport> {
  return walk.engine.scan(copyOf(walk), walk.options);
}

/** The first own fix of each finding of a rule that gates; false when there was nothing to mend. */
async function mendPlaces(walk: Walk, report: ScanReport): Promise<boolean> {
  const gates = gatingRules(report, walk.level);
  const fixes = report.findings
    .filter(({ rule }) => gates.has(rule))
    .flatMap(finding => fixesOf(finding).find(({ silences }) => !silences) ?? []);
  return write(walk, fixes);
}

/** One check of those that are left, the next in order whose fix is not refused; those that had a go come last. */
async function mendCheck(walk: Walk, report: ScanReport): Promise<boolean> {
  const goes = ({ rule, root }: AskedCheck): number => walk.made.filter(each => each === keyOf(rule, root)).length;
  const open = openChecks(walk, report);
  for (const check of [...open.filter(each => goes(each) === 0), ...open.filter(each => goes(each) === 1)]) {
    const key = keyOf(check.rule, check.root);
    if (walk.refused.has(key)) {
      continue;
    }
    const offer = await walk.engine.offerFixes(copyOf(walk), check, walk.options);
    if (offer.kind === 'fixes' && (await write(walk, [offer.fixes[0]]))) {
      walk.made.push(key);
      // What was refused before may be possible now.
      walk.refused.clear();
      return true;
    }
    walk.refused.set(key, offer.kind === 'refused' ? offer.reason : '');
  }
  return false;
}

function keyOf(rule: string, root: string): string {
  return `${rule} ${root}`;
}

async function write(walk: Walk, fixes: readonly Fix[]): Promise<boolean> {
  const { files, applied } = await applyFixes(fixes, copyOf(walk), walk.options.signal);
  for (const file of files) {
    const earlier = walk.written.get(file.path);
    walk.written.set(file.path, { ...file, created: earlier?.created ?? file.created });
  }
  if (files.length > 0) {
    walk.steps.push(...applied.map(({ id, title }) => ({ rule: id.slice(0, id.indexOf('@')), title })));
  }
  return files.length > 0;
}

/** Rules that levels up to this one wait for, and what these require, whether it gates or not. */
function gatingRules({ rules }: ScanReport, level: Level): ReadonlySet<string> {
  const known = new Map<string, ScanReport['rules'][number]>(rules.map(rule => [rule.id, rule]));
  const wanted = new Set<string>();
  const add = (id: string): void => {
    const rule = known.get(id);
    if (rule !== undefined && !wanted.has(id)) {
      wanted.add(id);
      rule.requires.forEach(add);
    }
  };
  rules.filter(({ gates, level: own }) => gates !== false && own <= level).forEach(({ id }) => add(id));
  return wanted;
}

function openChecks({ level }: Walk, report: ScanReport): readonly AskedCheck[] {
  const gates = gatingRules(report, level);
  const order = mendingOrder(report.rules);
  return report.projects
    .flatMap(({ root, checks }) =>
      checks.filter(check => gates.has(check.rule) && check.fixes.length > 0).map(({ rule }) => ({ rule, root })),
    )
    .sort((a, b) => order(a.rule) - order(b.rule));
}

function leftIn({ level, refused }: Walk, report: ScanReport): readonly LeftCheck[] {
  return report.projects.flatMap(project =>
    pairChecks(project, report)
      .filter(({ rule, check }) => standsBefore(rule, check, level))
      .map(({ rule: { id, title }, check: { status } }): LeftCheck => {
        const { root } = project;
        return { rule: id, root, title, status, reason: refused.get(keyOf(id, root)) ?? '' };
      }),
  );
}

/** Files that are in the end what they were in the beginning are no change. */
async function changed({ written, stored, options }: Walk): Promise<readonly FileEdit[]> {
  const files: FileEdit[] = [];
  for (const file of written.values()) {
    const before = await stored.readBytes(file.path, options.signal);
    const isSame = before instanceof Uint8Array && hasSameBytes(before, file.bytes);
    files.push(...(isSame ? [] : [file]));
  }
  return files;
}

function hasSameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
