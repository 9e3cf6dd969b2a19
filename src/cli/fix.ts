import path from 'node:path';
import { type FileEdit, type Fix, type ScanReport, applyFixes, createDocumentCache, fixesOf } from '../engine/index';
import { createDiskReader } from '../host/diskReader';
import { localDay } from '../host/localDay';
import type { FixArguments } from './arguments';
import { diffOf } from './diffOf';
import { type Scanned, chosenOffers, isReviewed } from './offers';
import { levelFolder } from './levelFolder';
import type { Mended } from './mended';
import { type Output, asText, loadEngine } from './program';
import { writeFiles } from './writeFiles';

/** More than there are rules with a fix for a whole check, each of which takes one. */
const ROUNDS = 100;

/** `ml-preflight fix [PATH…]`: safe fixes, and those of `--review RULE`; with `--dry-run` nothing is written. */
export async function runFix(options: FixArguments): Promise<Output> {
  const mended: Mended[] = [];
  for (const folder of options.paths) {
    const { toLevel } = options;
    const target = path.resolve(folder);
    mended.push(await (toLevel === undefined ? fixFolder(target, options) : levelFolder(target, toLevel, options)));
  }
  const error = mended.flatMap(({ fault }) => (fault === undefined ? [] : [`ml-preflight: ${fault}\n`])).join('');
  return { status: error === '' ? 0 : 2, out: mended.map(({ out }) => out).join(''), error };
}

async function fixFolder(folder: string, options: FixArguments): Promise<Mended> {
  const lines: string[] = [];
  const past: Past = { made: new Set(), chosen: Infinity };
  for (let round = 0; round < ROUNDS; round += 1) {
    const { files, titles, refusals } = await nextChange(folder, options, past);
    lines.push(...refusals.filter(refusal => !lines.includes(refusal)));
    if (files.length === 0) {
      break;
    }
    if (options.dryRun) {
      lines.push(...titles, ...files.map(file => diffOf(folder, file)));
      break;
    }
    const written = writeFiles(folder, files);
    if (written.kind === 'refused') {
      return { out: asText(lines), fault: written.reason };
    }
    lines.push(...titles, ...written.lines);
  }
  return { out: lines.length === 0 ? `No fix to apply in ${folder}.\n` : asText(lines), fault: undefined };
}

/** What earlier rounds made, and how many fixes there were to choose from. */
interface Past {
  readonly made: Set<string>;
  chosen: number;
}

interface Change {
  readonly files: readonly FileEdit[];
  readonly titles: readonly string[];
  readonly refusals: readonly string[];
}

/**
 * Fixes that overlap wait for the next round, so that each is made on text that was scanned. What is built for a whole
 * check comes after the fixes of places, one a round: the next one is to know what this one wrote. A finding that
 * outlives its fix is not mended again.
 */
async function nextChange(folder: string, options: FixArguments, past: Past): Promise<Change> {
  const { signal } = new AbortController();
  const scanned: Scanned = {
    engine: loadEngine(options),
    reader: createDiskReader(folder),
    options: { signal, today: localDay(), cache: createDocumentCache() },
  };
  const report = await scanned.engine.scan(scanned.reader, scanned.options);
  const places = await change(notInVain(chosenFixes(report, options), past), scanned);
  if (places.files.length > 0 && !options.dryRun) {
    return places;
  }
  const offered = await chosenOffers(report, options, scanned);
  const built = await change(options.dryRun ? offered.fixes : offered.fixes.slice(0, 1), scanned);
  return {
    files: [...places.files, ...built.files],
    titles: [...places.titles, ...built.titles],
    refusals: [...places.refusals, ...offered.refusals, ...built.refusals],
  };
}

/** Fixes of findings; of those that an earlier round made only where there are fewer findings now. */
function notInVain(fixes: readonly Fix[], past: Past): readonly Fix[] {
  const helped = fixes.length < past.chosen;
  past.chosen = fixes.length;
  const hopeful = fixes.filter(({ id }) => helped || !past.made.has(id));
  hopeful.forEach(({ id }) => past.made.add(id));
  return hopeful;
}

async function change(fixes: readonly Fix[], { reader, options }: Scanned): Promise<Change> {
  const { files, applied, skipped } = await applyFixes(fixes, reader, options.signal);
  return {
    files,
    titles: applied.map(({ id, title }) => `${title}  (${ruleOf(id)})`),
    refusals: skipped
      .filter(({ reason }) => reason.endsWith('overwritten'))
      .map(entry => `${entry.fix.title}: ${entry.reason}`),
  };
}

/** The first own fix of each finding that may be applied; comments that silence never are. */
function chosenFixes({ findings }: ScanReport, { review }: FixArguments): readonly Fix[] {
  return findings.flatMap(finding => {
    const isAllowed = ({ silences, safety }: Fix): boolean =>
      !silences && (safety === 'safe' || isReviewed(finding.rule, review));
    const allowed = fixesOf(finding).find(isAllowed);
    return allowed === undefined ? [] : [allowed];
  });
}

/** `repro/missing-random-state@1a2b#0` → `repro/missing-random-state` */
function ruleOf(id: string): string {
  return id.slice(0, id.indexOf('@'));
}
