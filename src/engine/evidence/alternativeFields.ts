import type { DocumentKind } from '../model/document';
import { zones } from '../model/rule';
import {
  type Field,
  flag,
  isRecord,
  listOf,
  object,
  oneOf,
  optional,
  recordOf,
  text,
  wholeNumber,
  withDefault,
} from '../rules/fields';
import type {
  Alternative,
  CheckerOptions,
  CommandsAlternative,
  DockerCondition,
  EvidencePlace,
  FileAlternative,
  KeyCondition,
} from './evidenceSet';
import { places } from './evidenceSet';
import { evidencePatternTrouble } from './patterns';

const documentKinds: readonly DocumentKind[] = [
  'python', 'notebook', 'yaml', 'toml', 'json', 'ini', 'requirements', 'dockerfile', 'markdown', 'shell', 'makefile',
  'sql', 'r', 'julia', 'text',
]; // prettier-ignore

/** The name of another set: `ci-config`. */
export const setName = text(name =>
  /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) ? undefined : `"${name}" is no name of a set such as ci-config`,
);

const pattern = text(evidencePatternTrouble);

/** `route = pattern`, or the route alone. */
const keyCondition: Field<KeyCondition> = map(text(conditionTrouble), condition => {
  const { name, pattern: wanted } = splitCondition(condition);
  return { route: name.split('.'), pattern: wanted };
});

const dockerCondition: Field<DockerCondition> = map(text(conditionTrouble), condition => {
  const { name, pattern: wanted } = splitCondition(condition);
  return { keyword: name.toUpperCase(), pattern: wanted };
});

const conditions = {
  files: withDefault(listOf(text()), []),
  except: withDefault(listOf(text()), []),
  kinds: withDefault(listOf(oneOf(documentKinds)), []),
  zones: withDefault(listOf(oneOf(zones)), []),
  minimum: withDefault(wholeNumber(1, 100_000), 1),
  text: withDefault(listOf(pattern), []),
  keys: withDefault(listOf(keyCondition), []),
  imports: withDefault(listOf(text()), []),
  calls: withDefault(listOf(text()), []),
  defines: withDefault(listOf(text()), []),
  decorators: withDefault(listOf(text()), []),
  bases: withDefault(listOf(text()), []),
  dependencies: withDefault(listOf(text()), []),
  docker: withDefault(listOf(dockerCondition), []),
  commands: withDefault(listOf(pattern), []),
};

const fileField: Field<FileAlternative> = map(object<Omit<FileAlternative, 'kind'>>(conditions), read => ({
  kind: 'file',
  ...read,
}));

const commandsField: Field<Alternative> = map(
  object<Omit<CommandsAlternative, 'kind'>>({
    commands: listOf(pattern, 1),
    in: listOf(setName, 1),
    blocking: withDefault(flag, false),
  }),
  read => ({ kind: 'commands', ...read }),
);

const checkerField: Field<Alternative> = map(
  object<{ readonly checker: string; readonly options: CheckerOptions }>({
    checker: text(),
    options: withDefault(recordOf(anything()), {}),
  }),
  read => ({ kind: 'checker', ...read }),
);

const otherSetField: Field<Alternative> = map(
  object<{ readonly set: string; readonly where?: EvidencePlace }>({ set: setName, where: optional(oneOf(places)) }),
  ({ set, where }) => ({ kind: 'set', set, where }),
);

/** One item of `any`: what it has decides what it is. */
export const alternativeField: Field<Alternative> = {
  schema: { anyOf: [fileField, commandsField, checkerField, otherSetField].map(({ schema }) => schema) },
  read(value, route, complain) {
    const keys = isRecord(value) ? Object.keys(value) : [];
    if (keys.includes('checker')) {
      return checkerField.read(value, route, complain);
    }
    if (keys.includes('set')) {
      return otherSetField.read(value, route, complain);
    }
    return (keys.includes('in') ? commandsField : askingField).read(value, route, complain);
  },
};

/** A file alternative that asks for something: `minimum: 1` alone would be met by every repository. */
const askingField: Field<Alternative> = {
  schema: fileField.schema,
  read(value, route, complain) {
    const keys = isRecord(value) ? Object.keys(value) : [];
    if (!keys.some(key => !['except', 'kinds', 'zones', 'minimum'].includes(key))) {
      complain(route, 'asks for nothing; give files, text, keys, imports, calls, dependencies, docker or commands');
    }
    return fileField.read(value, route, complain);
  },
};

function conditionTrouble(condition: string): string | undefined {
  const { name, pattern: wanted } = splitCondition(condition);
  return name === ''
    ? 'needs a name before the "="'
    : wanted === undefined
      ? undefined
      : evidencePatternTrouble(wanted);
}

/** `jobs.*.uses = ^docker/` → name and pattern. */
function splitCondition(condition: string): { readonly name: string; readonly pattern: string | undefined } {
  const at = condition.indexOf(' = ');
  return at < 0
    ? { name: condition.trim(), pattern: undefined }
    : { name: condition.slice(0, at).trim(), pattern: condition.slice(at + 3).trim() };
}

function anything(): Field<unknown> {
  return { schema: {}, read: value => value ?? undefined };
}

function map<From, To>(field: Field<From>, change: (read: From) => To): Field<To> {
  return {
    schema: field.schema,
    read(value, route, complain) {
      const read = field.read(value, route, complain);
      return read === undefined ? undefined : change(read);
    },
  };
}
