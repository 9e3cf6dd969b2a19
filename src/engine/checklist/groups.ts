import * as l10n from '@vscode/l10n';
import { stages } from '../model/rule';
import { levels } from './level';
import { levelName, stageName } from './names';
import { type CheckOfRule, isMet } from './summary';

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
  return headings[by]()
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

const headings: Readonly<Record<Grouping, () => readonly Heading[]>> = {
  stage: () =>
    stages.map(stage => ({
      key: `stage ${stage}`,
      name: stageName(stage),
      holds: ({ rule }) => rule.stage === stage,
    })),
  level: () =>
    levels.map(level => ({
      key: `level ${level}`,
      name: l10n.t('Level {0} · {1}', level, levelName(level)),
      holds: ({ rule }) => rule.level === level,
    })),
  effort: () =>
    [...spans, Infinity].map((most, index) => ({
      key: `effort ${most}`,
      name: most === Infinity ? l10n.t('Longer') : l10n.t('Up to {0} minutes', most),
      holds: ({ rule }) => rule.minutes <= most && rule.minutes > (spans[index - 1] ?? 0),
    })),
};
