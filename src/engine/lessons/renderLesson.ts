import { stageNames } from '../checklist/summary';
import type { Rule } from '../model/rule';

/** The rule's page as Markdown: why it matters, how to mend it, what carries over, more. Needs no network. */
export function renderLesson(rule: Rule): string {
  const { lesson } = rule;
  const sections = [
    `# ${rule.title}`,
    factsOf(rule),
    section('Why it matters in production', lesson.why),
    section('What you know already', lesson.bridge),
    section('How to mend it', lesson.how),
    ...Object.entries(lesson.variants).map(([framework, text]) => section(`With ${framework}`, text)),
    section('More', lesson.more),
    section('References', rule.references.map(reference => `- ${reference}`).join('\n')),
    `Rule \`${rule.id}\`. To silence one place, write \`# preflight: ignore[${rule.id}] -- reason\` behind the line.`,
  ];
  return `${sections.filter(text => text !== '').join('\n\n')}\n`;
}

function factsOf({ stage, skills, level, gates, minutes }: Rule): string {
  const gate = gates ? `gates Level ${level}` : `belongs to Level ${level}`;
  return `${stageNames[stage]} · ${skills.map(skill => skill.replaceAll('-', ' ')).join(', ')} · ${gate} · about ${minutes} min`;
}

function section(heading: string, text: string): string {
  return text === '' ? '' : `## ${heading}\n\n${text.trim()}`;
}
