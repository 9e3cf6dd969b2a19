import { l10n } from 'vscode';
import {
  type CheckOfRule,
  type Rule,
  isApplicable,
  isMet,
  isNothing,
  orderLessons,
  pairChecks,
  practiseSkills,
  skillName,
  stageName,
  stages,
  titleOf,
} from '../engine/index';
import { type ChecklistNode, makeNode } from './checklistNode';
import type { FolderScan } from './scanController';

export type LessonState = 'practised' | 'read' | 'to-do';

/** A lesson with where its learner stands: reading alone is not practice. */
export interface LessonStand {
  readonly rule: Rule;
  readonly title: string;
  readonly state: LessonState;
  /** Whether any project is asked for it. */
  readonly isAsked: boolean;
  readonly hasPlaces: boolean;
  readonly hasFix: boolean;
  readonly folder: string;
  readonly root: string;
}

/** Every lesson in the order of the path: none comes before one that it requires. */
export function standOfLessons(
  scans: readonly FolderScan[],
  isRead: (rule: string) => boolean,
): readonly LessonStand[] {
  const pairs = scans.flatMap(scan =>
    scan.report.projects.flatMap(project =>
      pairChecks(project, scan.report).map(pair => ({ ...pair, folder: scan.folder.key, root: project.root })),
    ),
  );
  const found = new Set(scans.flatMap(({ report }) => report.findings.map(({ rule }) => rule)));
  return orderLessons(scans[0]?.report.rules ?? []).flatMap(rule => {
    const ours = pairs.filter(pair => pair.rule.id === rule.id);
    const shown = ours.find(({ check }) => isMet(check)) ?? ours.find(({ check }) => isApplicable(check)) ?? ours[0];
    if (shown === undefined) {
      return [];
    }
    const { folder, root, check } = shown;
    const state = isMet(check) ? 'practised' : isRead(rule.id) ? 'read' : 'to-do';
    const hasPlaces = found.has(rule.id) || ours.some(pair => pair.check.evidence.length > 0);
    const hasFix = check.fixes.length > 0;
    return [{ rule, title: titleOf(shown), state, isAsked: isApplicable(check), hasPlaces, hasFix, folder, root }];
  });
}

/** The rows of the learning path: lessons by stage, then the map of skills. */
export function buildLearningPath(
  scans: readonly FolderScan[],
  isRead: (rule: string) => boolean,
): readonly ChecklistNode[] {
  const lessons = standOfLessons(scans, isRead);
  const isEmpty = lessons.length === 0 || scans.every(({ report }) => report.projects.every(isNothing));
  return isEmpty ? [] : [...stages.flatMap(stage => stageRow(stage, lessons)), skillMap(scans, lessons)];
}

function stageRow(stage: Rule['stage'], all: readonly LessonStand[]): readonly ChecklistNode[] {
  const lessons = all.filter(({ rule }) => rule.stage === stage);
  const asked = lessons.filter(({ isAsked }) => isAsked);
  const others = lessons.filter(({ isAsked }) => !isAsked);
  const id = `learning | ${stage}`;
  const aside = makeNode({
    id: `${id} | others`,
    label: l10n.t('Not asked of this repository'),
    description: String(others.length),
    children: others.map(lesson => lessonRow(lesson, id)),
  });
  const counts = countStates(asked);
  const row = makeNode({
    id,
    label: stageName(stage),
    description: counts,
    spoken: l10n.t('{0}. {1} lessons: {2}.', stageName(stage), asked.length, counts),
    children: [...asked.map(lesson => lessonRow(lesson, id)), ...(others.length === 0 ? [] : [aside])],
  });
  return lessons.length === 0 ? [] : [row];
}

const icons: Readonly<Record<LessonState, string>> = {
  practised: 'pass-filled',
  read: 'book',
  'to-do': 'circle-large-outline',
};

const stateNames: Readonly<Record<LessonState, () => string>> = {
  practised: () => l10n.t('practised'),
  read: () => l10n.t('read'),
  'to-do': () => l10n.t('to do'),
};

const countNames: Readonly<Record<LessonState, (count: number) => string>> = {
  practised: count => l10n.t('{0} practised', count),
  read: count => l10n.t('{0} read', count),
  'to-do': count => l10n.t('{0} to do', count),
};

function lessonRow(lesson: LessonStand, parent: string): ChecklistNode {
  const { rule, title, state, hasPlaces, hasFix, folder, root } = lesson;
  const first = rule.requires.length === 0 ? '' : l10n.t('After {0}.', rule.requires.join(', '));
  const words = stateNames[state]();
  const level = l10n.t('{0} · Level {1}', rule.id, rule.level);
  const spoken = l10n.t('Lesson: {0}. {1}.', title, words);
  const about = l10n.t('About {0} minutes.', rule.minutes);
  return makeNode({
    id: `${parent} | ${rule.id}`,
    label: title,
    description: state === 'practised' ? words : `${words} · ${l10n.t('{0} min', rule.minutes)}`,
    spoken: [spoken, first, about].filter(Boolean).join(' '),
    icon: icons[state],
    tooltip: [first, level].filter(Boolean).join(' '),
    context: ['lesson', state, ...(hasFix ? ['fixable'] : []), ...(hasPlaces ? ['places'] : [])].join(' '),
    subject: { folder, root, rule: rule.id },
    action: { kind: 'explain', rule: rule.id },
  });
}

/** `3 practised · 1 read · 5 to do` */
export function countStates(lessons: readonly LessonStand[]): string {
  return (['practised', 'read', 'to-do'] as const)
    .map(state => ({ state, count: lessons.filter(lesson => lesson.state === state).length }))
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => countNames[state](count))
    .join(' · ');
}

/** Every skill of the path with how many of its checks are met, and how many of its lessons were read. */
function skillMap(scans: readonly FolderScan[], lessons: readonly LessonStand[]): ChecklistNode {
  const pairs: readonly CheckOfRule[] = scans.flatMap(({ report }) =>
    report.projects.flatMap(project => pairChecks(project, report)).filter(({ check }) => isApplicable(check)),
  );
  const rows = practiseSkills(pairs).map(({ skill, stage, met, applicable }) => {
    const id = `skills | ${skill}`;
    const teaching = lessons.filter(({ rule, isAsked }) => isAsked && rule.skills.includes(skill));
    const read = teaching.filter(({ state }) => state === 'read').length;
    const counts = [l10n.t('{0} of {1} met', met, applicable), ...(read === 0 ? [] : [countNames.read(read)])];
    const words = applicable === 0 ? l10n.t('not asked here') : counts.join(' · ');
    const practice = met > 0 ? l10n.t('Practised') : l10n.t('Not practised yet');
    const name = skillName(skill);
    return makeNode({
      id,
      label: name,
      description: words,
      spoken: l10n.t('Skill: {0}. {1}. {2}.', name, practice, words),
      icon: applicable === 0 ? 'circle-slash' : met > 0 ? 'pass-filled' : 'circle-large-outline',
      tooltip: stageName(stage),
      context: 'skill',
      children: teaching.map(lesson => lessonRow(lesson, id)),
    });
  });
  const practised = rows.filter(({ icon }) => icon === 'pass-filled').length;
  const description = l10n.t('{0} of {1} practised', practised, rows.length);
  return makeNode({ id: 'skills', label: l10n.t('Skill map'), description, icon: 'symbol-misc', children: rows });
}
