import { stages } from '../model/rule';
import { levelNames, levels } from './level';
import { type CheckOfRule, isMet, stageNames } from './summary';

/** What a checklist can be ordered by. */
export const groupings = ['stage', 'level', 'effort'] as const;
export type Grouping = (typeof groupings)[number];

/** Checks under one heading; what is left to do is apart from what is met. */
export interface CheckGroup {
  /** The same from scan to scan: `stage foundations`, `level 2`, `effort 15`. */
  readonly key: string;
  readonly name: string;
  readonly left: readonly CheckOfRule[];
  readonly met: readonly CheckOfRule[];
}

/** The checks under their headings, in the order of the learner's path; headings without checks are left out. */
export function groupChecks(checks: readonly CheckOfRule[], by: Grouping): readonly CheckGroup[] {
  return headings[by]
    .map(({ key, name, holds }) => {
      const held = checks.filter(holds);
      return { key, name, left: held.filter(pair => !isMet(pair.check)), met: held.filter(pair => isMet(pair.check)) };
    })
    .filter(({ left, met }) => left.length + met.length > 0);
}

interface Heading {
  readonly key: string;
  readonly name: string;
  readonly holds: (pair: CheckOfRule) => boolean;
}

/** Minutes that a step may take, as people have them. */
export const spans = [5, 15, 45, 120] as const;

const headings: Readonly<Record<Grouping, readonly Heading[]>> = {
  stage: stages.map(stage => ({
    key: `stage ${stage}`,
    name: stageNames[stage],
    holds: ({ rule }) => rule.stage === stage,
  })),
  level: levels.map(level => ({
    key: `level ${level}`,
    name: `Level ${level} · ${levelNames[level]}`,
    holds: ({ rule }) => rule.level === level,
  })),
  effort: [...spans, Infinity].map((most, index) => ({
    key: `effort ${most}`,
    name: most === Infinity ? 'Longer' : `Up to ${most} minutes`,
    holds: ({ rule }) => rule.minutes <= most && rule.minutes > (spans[index - 1] ?? 0),
  })),
};
