import {
  type CheckOfRule,
  type Rule,
  isApplicable,
  isMet,
  orderLessons,
  pairChecks,
  practiseSkills,
  stageNames,
  stages,
  titleOf,
} from '../engine/index';
import { type ChecklistNode, makeNode } from './checklistNode';
import type { FolderScan } from './scanController';

export type LessonState = 'practised' | 'read' | 'to do';

/** A lesson with where its learner stands: reading alone is not practice. */
export interface LessonStand {
  readonly rule: Rule;
  readonly title: string;
  readonly state: LessonState;
  /** Whether any project is asked for it. */
  readonly isAsked: boolean;
  readonly hasPlaces: boolean;
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
    const state = isMet(check) ? 'practised' : isRead(rule.id) ? 'read' : 'to do';
    const hasPlaces = found.has(rule.id) || ours.some(pair => pair.check.evidence.length > 0);
    return [{ rule, title: titleOf(shown), state, isAsked: isApplicable(check), hasPlaces, folder, root }];
  });
}

/** The rows of the learning path: lessons by stage, then the map of skills. */
export function buildLearningPath(
  scans: readonly FolderScan[],
  isRead: (rule: string) => boolean,
): readonly ChecklistNode[] {
  const lessons = standOfLessons(scans, isRead);
  return lessons.length === 0 ? [] : [...stages.flatMap(stage => stageRow(stage, lessons)), skillMap(scans, lessons)];
}

function stageRow(stage: Rule['stage'], all: readonly LessonStand[]): readonly ChecklistNode[] {
  const lessons = all.filter(({ rule }) => rule.stage === stage);
  const asked = lessons.filter(({ isAsked }) => isAsked);
  const others = lessons.filter(({ isAsked }) => !isAsked);
  const id = `learning | ${stage}`;
  const aside = makeNode({
    id: `${id} | others`,
    label: 'Not asked of this repository',
    description: String(others.length),
    children: others.map(lesson => lessonRow(lesson, id)),
  });
  const counts = countStates(asked);
  const row = makeNode({
    id,
    label: stageNames[stage],
    description: counts,
    spoken: `${stageNames[stage]}. ${asked.length} lessons: ${counts}.`,
    children: [...asked.map(lesson => lessonRow(lesson, id)), ...(others.length === 0 ? [] : [aside])],
  });
  return lessons.length === 0 ? [] : [row];
}

const icons: Readonly<Record<LessonState, string>> = {
  practised: 'pass-filled',
  read: 'book',
  'to do': 'circle-large-outline',
};

function lessonRow(lesson: LessonStand, parent: string): ChecklistNode {
  const { rule, title, state, hasPlaces, folder, root } = lesson;
  const first = rule.requires.length === 0 ? '' : `After ${rule.requires.join(', ')}. `;
  const time = state === 'practised' ? '' : ` · ${rule.minutes} min`;
  return makeNode({
    id: `${parent} | ${rule.id}`,
    label: title,
    description: `${state}${time}`,
    spoken: `Lesson: ${title}. ${state}. ${first}About ${rule.minutes} minutes.`,
    icon: icons[state],
    tooltip: `${first}${rule.id} · Level ${rule.level}`,
    context: ['lesson', state.replace(' ', '-'), ...(hasPlaces ? ['places'] : [])].join(' '),
    subject: { folder, root, rule: rule.id },
    action: { kind: 'explain', rule: rule.id },
  });
}

/** `3 practised · 1 read · 5 to do` */
export function countStates(lessons: readonly LessonStand[]): string {
  return (['practised', 'read', 'to do'] as const)
    .map(state => ({ state, count: lessons.filter(lesson => lesson.state === state).length }))
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => `${count} ${state}`)
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
    const words =
      applicable === 0 ? 'not asked here' : `${met} of ${applicable} met${read === 0 ? '' : ` · ${read} read`}`;
    const name = skill.replaceAll('-', ' ');
    return makeNode({
      id,
      label: name,
      description: words,
      spoken: `Skill: ${name}. ${met > 0 ? 'Practised' : 'Not practised yet'}. ${words}.`,
      icon: applicable === 0 ? 'circle-slash' : met > 0 ? 'pass-filled' : 'circle-large-outline',
      tooltip: stageNames[stage],
      context: 'skill',
      children: teaching.map(lesson => lessonRow(lesson, id)),
    });
  });
  const practised = rows.filter(({ icon }) => icon === 'pass-filled').length;
  const description = `${practised} of ${rows.length} practised`;
  return makeNode({ id: 'skills', label: 'Skill map', description, icon: 'symbol-misc', children: rows });
}
