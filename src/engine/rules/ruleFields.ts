import { isWorkspacePath, type WorkspacePath } from '../model/location';
import {
  isRuleId,
  profiles,
  severities,
  stages,
  zones,
  type Example,
  type FixTemplate,
  type Lesson,
  type Rule,
  type RuleId,
} from '../model/rule';
import { skills } from '../model/skills';
import { detectorField, type KnownNames } from './detectorFields';
import { exampleFile } from './exampleNotebook';
import {
  flag,
  listOf,
  object,
  oneOf,
  optional,
  recordOf,
  tagged,
  text,
  wholeNumber,
  withDefault,
  type Field,
} from './fields';
import { line, paragraphs } from './textFields';

const id = text(value => (isRuleId(value) ? undefined : `"${value}" is no rule id such as ci/no-ci`));

/** The keys of a rule file, in the order in which they stand there. */
export function ruleField(names: KnownNames): Field<Rule> {
  return object<Rule>({
    id: ruleId,
    aliases: withDefault(listOf(id), []),
    title: line,
    met: withDefault(line, ''),
    stage: oneOf(stages),
    skills: listOf(oneOf(skills), 1),
    level: oneOf([0, 1, 2, 3, 4]),
    gates: withDefault(oneOf([true, false, 'production']), false),
    requires: withDefault(listOf(id), []),
    profiles: withDefault(listOf(oneOf(profiles), 1), profiles),
    zones: withDefault(listOf(oneOf(zones), 1), zones),
    severity: oneOf(severities),
    minutes: wholeNumber(1, 600),
    confirm: withDefault(flag, false),
    delegates: withDefault(listOf(line), []),
    detect: detectorField(names),
    message: line,
    fix: optional(fixField),
    lesson: object<Lesson>({
      why: paragraphs,
      how: paragraphs,
      more: paragraphs,
      bridge: paragraphs,
      variants: withDefault(recordOf(paragraphs), {}),
    }),
    references: withDefault(listOf(line), []),
    examples: listOf(exampleField, 2),
  });
}

const ruleId: Field<RuleId> = {
  schema: id.schema,
  read(value, route, complain) {
    const read = id.read(value, route, complain);
    return read !== undefined && isRuleId(read) ? read : undefined;
  },
};

const workspacePathField: Field<WorkspacePath> = {
  schema: { type: 'string', minLength: 1 },
  read(value, route, complain) {
    if (typeof value === 'string' && isWorkspacePath(value)) {
      return value;
    }
    complain(route, 'needs a path from the project, with "/" and without "./" or ".."');
    return undefined;
  },
};

const exampleField = object<Example>({
  title: line,
  files: recordOf(exampleFile),
  git: withDefault(flag, true),
  flags: withDefault(listOf(text()), []),
  status: optional(oneOf(['met', 'partly', 'open', 'to-confirm', 'confirmed', 'not-applicable', 'unknown'])),
  fixed: optional(recordOf(exampleFile)),
});

const variable = text(value =>
  /^[A-Z][A-Z0-9_]*$/.test(value) ? undefined : `"${value}" is no name such as DATA_DIR`,
);

const fixWords = { title: line, safety: oneOf(['safe', 'review']) } as const;

const fixField = tagged<FixTemplate>({
  'add-argument': object({ kind: oneOf(['add-argument']), ...fixWords, argument: line }),
  replace: object({
    kind: oneOf(['replace']),
    ...fixWords,
    replace: recordOf(text()),
    imports: withDefault(listOf(line), []),
    also: withDefault(listOf(object({ path: line, line })), []),
  }),
  insert: object({ kind: oneOf(['insert']), ...fixWords, at: line, text: text() }),
  'create-file': object({ kind: oneOf(['create-file']), ...fixWords, path: workspacePathField, text: text() }),
  'portable-path': object({ kind: oneOf(['portable-path']), ...fixWords, variable }),
  'to-manifest': object({ kind: oneOf(['to-manifest']), ...fixWords }),
  rewrite: object({ kind: oneOf(['rewrite']), ...fixWords, rewrite: line }),
  scaffold: object({ kind: oneOf(['scaffold']), ...fixWords, scaffold: line }),
});
