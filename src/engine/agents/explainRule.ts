import { renderLesson } from '../lessons/renderLesson';
import type { Detector, Rule } from '../model/rule';
import { object, text } from '../rules/fields';
import { ruleNames } from '../rules/ruleNames';
import { type AgentAnswer, type AgentTool, described, refused, told, withInput } from './agentTool';

const input = object<{ rule: string }>({ rule: described(text(), 'The id of a rule, such as test/no-tests.') });

export const explainRule: AgentTool = {
  name: 'preflight_explain_rule',
  title: 'Explain a rule',
  description:
    'Explains one rule of Preflight: why it matters in production, how to mend it, when not to, and what its check ' +
    'wants to see before it is met. Ask before you write the files that close a gap.',
  inputSchema: input.schema,
  asks: 'rules',
  answer: (given, rules) =>
    withInput(input, given, ({ rule: word }) => {
      const rule = ruleNamed(word, rules);
      return rule === undefined ? unknownRule(word, rules) : told(explain(rule));
    }),
};

/** The rule that a word stands for: an id, or a name it had before. */
export function ruleNamed(word: string, rules: readonly Rule[]): Rule | undefined {
  const isNamed = ruleNames(rules, []).namedBy([word]);
  return rules.find(({ id }) => isNamed(id));
}

/** What to do about a name that no rule has: those of the same area, or with a word in common. */
export function unknownRule(word: string, rules: readonly Rule[]): AgentAnswer {
  const parts = word.split(/[/-]/);
  const near = rules.map(({ id }) => id).filter(id => id.split(/[/-]/).some(part => parts.includes(part)));
  const known = near.length === 0 ? rules.map(({ id }) => id) : near;
  return refused(`There is no rule "${word}". Ask for one of these: ${known.slice(0, 20).join(', ')}.`);
}

function explain(rule: Rule): Readonly<Record<string, unknown>> {
  const { id, title, stage, skills, level, gates, severity, minutes } = rule;
  const wants = wantedEvidence(rule.detect);
  return {
    ...{ rule: id, title, met: rule.met, stage, skills, level, gates: gates !== false, severity, minutes },
    ...(wants === undefined ? {} : { evidenceWanted: wants }),
    lesson: renderLesson(rule),
  };
}

/** Rung by rung, what a practice has to show. */
function wantedEvidence(detect: Detector): unknown {
  return detect.kind === 'practice' ? detect.rungs : undefined;
}
