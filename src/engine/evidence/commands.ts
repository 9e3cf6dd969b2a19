import type { DataDocument, Document, DockerfileDocument, PythonDocument } from '../model/document';
import { type Hit, hit, hitAtOffset, hitAtPlace, linesOf } from './hits';
import { type DataRoute, isData, itemsOf } from './plainData';
import { makeCommands } from './makeCommands';

/** Something that is run: a line of a CI step, of a recipe, of a shell script, or a call of a task runner. */
export interface Command {
  /** `uses: actions/checkout@v4` for a step that is an action. */
  readonly text: string;
  /** Name of the target, task or job it belongs to; empty when the file has none. */
  readonly target: string;
  /** Nobody notices when it fails: `|| true`, `continue-on-error`, `allow_failure`. */
  readonly tolerated: boolean;
  readonly hit: Hit;
}

/** The commands of a document in the order in which they stand; jobs that are switched off (`if: false`) are left out. */
export function readCommands(document: Document): readonly Command[] {
  if (isData(document)) {
    return dataCommands(document);
  }
  switch (document.kind) {
    case 'makefile':
      return makeCommands(document);
    case 'dockerfile':
      return dockerCommands(document);
    case 'python':
      return taskCommands(document);
    case 'shell':
    case 'text':
      return /(^|\/)\.?justfile$/i.test(document.path) ? makeCommands(document) : lineCommands(document);
    default:
      return [];
  }
}

/** Keys under which CI systems, Compose, tox, pre-commit and task runners write what they run. */
const commandKeys = new Set([
  'run', 'script', 'scripts', 'before_script', 'after_script', 'install', 'before_install', 'commands', 'command',
  'cmd', 'cmds', 'bash', 'sh', 'pwsh', 'powershell', 'inlinescript', 'args', 'entrypoint', 'entry', 'steps',
  'shell', 'pre_build', 'post_build', 'commands_pre', 'test_command', 'deps-commands',
]); // prettier-ignore

/** Keys whose value names something else that runs: an action, a hook, a workflow, a template. */
const referenceKeys = new Set(['uses', 'id', 'template', 'local', 'include', 'task', 'image', 'repo']);

interface Surroundings {
  readonly document: DataDocument;
  readonly target: string;
  readonly tolerated: boolean;
}

function dataCommands(document: DataDocument): readonly Command[] {
  return document.all().flatMap(content => walk(content, [], false, { document, target: '', tolerated: false }));
}

/** `inside` is true below a key that holds commands. */
function walk(value: unknown, route: DataRoute, inside: boolean, around: Surroundings): readonly Command[] {
  if (typeof value === 'string') {
    return inside ? textCommands(value, route, around) : [];
  }
  if (route.length > 20 || isSwitchedOff(value)) {
    return [];
  }
  const here = { ...around, tolerated: around.tolerated || isTolerated(value), target: targetOf(route, around.target) };
  return itemsOf(value).flatMap(([key, item]) => walkItem(key, item, [...route, key], { inside, around: here }));
}

function walkItem(
  key: string | number,
  item: unknown,
  route: DataRoute,
  { inside, around }: { readonly inside: boolean; readonly around: Surroundings },
): readonly Command[] {
  if (typeof key === 'number') {
    return walk(item, route, inside, around);
  }
  const word = key.toLowerCase();
  if (referenceKeys.has(word) && typeof item === 'string') {
    return [command(`${word}: ${item}`, route, around)];
  }
  const runs = commandKeys.has(word) || isTaskTable(route);
  return walk(item, route, runs || (inside && typeof item !== 'string'), around);
}

/** Tables of `pyproject.toml` and of mise whose every key is a task of that name. */
function isTaskTable(route: DataRoute): boolean {
  return /^(tool\.(poe\.tasks|taskipy\.tasks|pdm\.scripts|pixi\.tasks|hatch\.envs\.[^.]+\.scripts)|tasks|scripts)\.[^.]+$/.test(
    route.join('.'),
  );
}

/** The key that a reader would call the job or task: the one below `jobs`, `tasks`, `scripts`, or the top one. */
function targetOf(route: DataRoute, before: string): string {
  const last = route.at(-1);
  if (typeof last !== 'string' || commandKeys.has(last.toLowerCase())) {
    return before;
  }
  const parent = String(route.at(-2) ?? '');
  return route.length === 1 || /^(jobs|tasks|scripts)$/.test(parent) ? last : before;
}

function isSwitchedOff(value: unknown): boolean {
  return itemsOf(value).some(
    ([key, item]) =>
      ((key === 'if' || key === 'condition') && isFalse(item)) ||
      (key === 'when' && item === 'never') ||
      (key === 'enabled' && item === false),
  );
}

function isTolerated(value: unknown): boolean {
  return itemsOf(value).some(
    ([key, item]) =>
      /^(continue-on-error|allow_failure|continueOnError|ignore_outcome)$/.test(String(key)) && item === true,
  );
}

function textCommands(text: string, route: DataRoute, around: Surroundings): readonly Command[] {
  return joinContinued(text.split('\n'))
    .filter(line => line.trim() !== '' && !line.trim().startsWith('#'))
    .map(line => command(line.trim(), route, around));
}

function command(text: string, route: DataRoute, { document, target, tolerated }: Surroundings): Command {
  const start = document.spanOf(route)?.start ?? 0;
  // A block of several lines: the line itself, not the `run: |` above it.
  const own = document.text.indexOf(text.split('\n')[0] ?? text, start);
  const isReference = /^[a-z]+: /.test(text);
  return {
    text,
    target: targetOf(route, target),
    tolerated: tolerated || isToleratedText(text),
    hit: hitAtOffset(document.text, own < 0 || isReference ? start : own),
  };
}

function isToleratedText(text: string): boolean {
  return /\|\|\s*(true|exit 0|echo\b|:)\s*/.test(text);
}

function dockerCommands(document: DockerfileDocument): readonly Command[] {
  return document.instructions
    .filter(({ keyword }) => keyword === 'RUN' || keyword === 'CMD' || keyword === 'ENTRYPOINT')
    .map(({ keyword, text, span }) => ({
      text: text.replace(/[[\]",]+/g, ' ').trim(),
      target: keyword,
      tolerated: isToleratedText(text),
      hit: hitAtOffset(document.text, span.start),
    }));
}

/** `c.run("pytest")` in invoke's tasks, `session.run("pytest", "tests")` in nox, `subprocess.run(["pytest"])`. */
function taskCommands(document: PythonDocument): readonly Command[] {
  const { calls, scopes } = document.facts;
  return calls
    .filter(call => /^(run|run_always|sudo|system|call|check_call|check_output|Popen)$/.test(call.method))
    .flatMap(call => {
      const texts = call.arguments
        .filter(({ keyword }) => keyword === undefined)
        .flatMap(({ value }) => argumentTexts(value));
      const text = texts.join(' ').trim();
      return text === ''
        ? []
        : [{ text, target: scopes[call.scope]?.name ?? '', tolerated: false, hit: hitAtPlace(document, call.place) }];
    });
}

function argumentTexts(
  value: PythonDocument['facts']['calls'][number]['arguments'][number]['value'],
): readonly string[] {
  if (value.kind === 'string' || value.kind === 'f-string') {
    return [value.text];
  }
  return value.kind === 'collection' ? value.items.flatMap(argumentTexts) : [];
}

/** Shell scripts, Jenkinsfiles and Starlark: every line that is no comment. */
function lineCommands(document: Document): readonly Command[] {
  return Array.from(linesOf(document))
    .filter(({ text }) => !/^\s*(#|\/\/|\*|$)/.test(text))
    .map(({ line, text }) => ({
      text: text.trim(),
      target: '',
      tolerated: isToleratedText(text.trim()),
      hit: hit(undefined, line, text),
    }));
}

/** Lines with a `\` at their end joined with the next. */
function joinContinued(lines: readonly string[]): readonly string[] {
  const joined: string[] = [];
  let open = '';
  for (const line of lines) {
    const text = open + (open === '' ? line : line.trimStart()).trimEnd();
    open = text.endsWith('\\') ? `${text.slice(0, -1).trimEnd()} ` : '';
    if (open === '') {
      joined.push(text);
    }
  }
  return open === '' ? joined : [...joined, open];
}

/** `false`, also as text and in `${{ … }}`. */
function isFalse(value: unknown): boolean {
  return value === false || (typeof value === 'string' && /^\s*(\$\{\{\s*)?false(\s*\}\})?\s*$/.test(value));
}
