import {
  type Check,
  type Engine,
  type Fix,
  type ScanOptions,
  type ScanReport,
  type WorkspaceReader,
  mendingOrder,
} from '../engine/index';
import type { FixArguments } from './arguments';

/** What a folder is scanned with. */
export interface Scanned {
  readonly engine: Engine;
  readonly reader: WorkspaceReader;
  readonly options: ScanOptions;
}

export interface ChosenOffers {
  readonly fixes: readonly Fix[];
  /** Why a fix that was asked for cannot be built, a sentence each. */
  readonly refusals: readonly string[];
}

/** Builds the fixes of whole checks that may be applied, what others require first; of several ways the one asked for. */
export async function chosenOffers(
  report: ScanReport,
  { review }: FixArguments,
  { engine, reader, options }: Scanned,
): Promise<ChosenOffers> {
  const fixes: Fix[] = [];
  const refusals: string[] = [];
  for (const { check, root } of inOrder(report, review)) {
    const offer = await engine.offerFixes(reader, { rule: check.rule, root }, options);
    if (offer.kind === 'refused') {
      refusals.push(`${check.rule}: ${offer.reason}`);
      continue;
    }
    const chosen = offer.fixes[wayOf(check.rule, review) - 1];
    if (chosen === undefined) {
      const ways = offer.fixes.map(({ title }, index) => `${index + 1} ${title}`).join('; ');
      refusals.push(`${check.rule}: there is no such way. Ways: ${ways}.`);
    } else {
      fixes.push(chosen);
    }
  }
  return { fixes, refusals };
}

/** `--review` with all names written as ids: `deps/*#2` is the second way of each rule that the glob stands for. */
export function reviewedRules(review: readonly string[], { rules, names }: Engine): readonly string[] {
  return review.flatMap(word => {
    const [name = '', way] = word.split('#');
    const isNamed = names.namedBy([name]);
    return rules.filter(({ id }) => isNamed(id)).map(({ id }) => (way === undefined ? id : `${id}#${way}`));
  });
}

/** Whether `--review` names the rule, alone or with a way: `deps/no-manifest#2`. */
export function isReviewed(rule: string, review: readonly string[]): boolean {
  return review.some(word => word.split('#')[0] === rule);
}

/** From 1. */
function wayOf(rule: string, review: readonly string[]): number {
  const named = review.find(word => word.startsWith(`${rule}#`));
  return named === undefined ? 1 : Number(named.slice(rule.length + 1));
}

interface Offered {
  readonly check: Check;
  readonly root: string;
}

function inOrder({ projects, rules }: ScanReport, review: readonly string[]): readonly Offered[] {
  const order = mendingOrder(rules);
  return projects
    .flatMap(({ root, checks }) => checks.map(check => ({ root, check })))
    .filter(({ check }) =>
      check.fixes.some(
        ({ safety, ofPlaces }) => ofPlaces !== true && (safety === 'safe' || isReviewed(check.rule, review)),
      ),
    )
    .sort((a, b) => order(a.check.rule) - order(b.check.rule));
}
