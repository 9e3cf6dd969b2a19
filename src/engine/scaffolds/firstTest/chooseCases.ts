import * as l10n from '@vscode/l10n';
import { fingerprint } from '../../evaluation/copying';
import { type Outcome, fingerprintOf } from '../../evaluation/evaluateCall';
import {
  type Case,
  type Choice,
  type Settled,
  type Subject,
  callWith,
  combinations,
  fewest,
  mutantsIn,
  noDoubles,
} from './cases';
import { canBeStated } from './expectation';

const mostTried = 80;
const mostWeighed = 24;
const mostChosen = 6;

/** Tries candidates, and keeps the fewest cases that notice the most mutants. */
export function chooseCases(subject: Subject): Choice {
  const { cases, reason } = tryCandidates(subject);
  if (cases.length === 0) {
    return { kind: 'none', reason };
  }
  const mutants = mutantsIn(subject);
  const kills = cases.map(each => new Set(mutants.flatMap((mutant, index) => (isKilled(each, mutant) ? [index] : []))));
  const { chosen, killed } = fewest(cases, kills, mostChosen);
  const [first, ...more] = chosen;
  return first === undefined
    ? { kind: 'none', reason: l10n.t('no value that could be made by hand shows what it does') }
    : { kind: 'cases', cases: [first, ...more], killed: killed.size, mutants: mutants.length };
}

interface Tried {
  readonly cases: readonly Case[];
  readonly reason: string;
}

function tryCandidates(subject: Subject): Tried {
  const cases: Case[] = [];
  const seen = new Set<string>();
  const reasons = new Map<string, number>();
  for (const given of combinations(subject, mostTried)) {
    const outcome = callWith(subject, given);
    const trouble = troubleWith(outcome);
    if (trouble !== undefined) {
      reasons.set(trouble, (reasons.get(trouble) ?? 0) + 1);
    }
    const key = [...given.values()].map(fingerprint).join();
    if (isUseful(outcome, given) && !seen.has(key)) {
      seen.add(key);
      cases.push({ given, outcome, doubles: noDoubles, told: [] });
    }
    if (cases.length >= mostWeighed) {
      break;
    }
  }
  const [reason] = [...reasons].sort(([, a], [, b]) => b - a);
  const returned = cases.filter(({ outcome }) => outcome.kind === 'returned');
  const raised = cases.filter(({ outcome }) => outcome.kind === 'raised');
  return {
    cases: [...returned, ...raised],
    reason: reason?.[0] ?? l10n.t('no value that could be made by hand fits its parameters'),
  };
}

/** Why an outcome is of no use to a test without stand-ins. */
function troubleWith(outcome: Outcome): string | undefined {
  return outcome.kind === 'unsupported'
    ? outcome.reason
    : outcome.standIns.disk.isUsed
      ? l10n.t('it works with files')
      : undefined;
}

function isUseful(outcome: Outcome, given: Case['given']): outcome is Settled {
  return (
    outcome.kind !== 'unsupported' && !outcome.standIns.disk.isUsed && isTelling(outcome) && canBeStated(outcome, given)
  );
}

/** An error that the code raises on purpose is worth a test; one that it runs into is not. */
export function isTelling(outcome: Case['outcome']): boolean {
  return outcome.kind === 'returned' || outcome.isOnPurpose;
}

/** What cannot be followed may go either way, so that it is not counted. */
function isKilled({ given, outcome }: Case, mutant: Subject): boolean {
  const other = callWith(mutant, given);
  return other.kind !== 'unsupported' && fingerprintOf(other) !== fingerprintOf(outcome);
}
