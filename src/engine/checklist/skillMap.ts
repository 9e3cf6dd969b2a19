import { type Stage, stages } from '../model/rule';
import { skillsByStage } from '../model/skills';
import { type CheckOfRule, isMet } from './summary';

/** How far a skill of the learner's path is practised in a project. */
export interface SkillPractice {
  readonly skill: string;
  readonly stage: Stage;
  readonly met: number;
  readonly applicable: number;
}

/** Every skill in the order of the path, with how many of the checks that teach it are met. */
export function practiseSkills(applicable: readonly CheckOfRule[]): readonly SkillPractice[] {
  return stages.flatMap(stage =>
    skillsByStage[stage].map((skill: string) => {
      const teaching = applicable.filter(({ rule }) => rule.skills.includes(skill));
      return { skill, stage, met: teaching.filter(({ check }) => isMet(check)).length, applicable: teaching.length };
    }),
  );
}
