import { parseArgs } from 'node:util';
import { type Format, type Level, type Severity, isFormat, severities } from '../engine/index';

/** What the command line asks for, checked. */
export type Command =
  | FolderCommand
  | { readonly kind: 'graduate'; readonly options: GraduateArguments }
  | { readonly kind: 'rules'; readonly folder: string | undefined }
  | { readonly kind: 'mcp' }
  | { readonly kind: 'explain'; readonly rule: string; readonly folder: string | undefined }
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'mistake'; readonly message: string };

/** One that reads the folders of its PATHs. */
export type FolderCommand =
  | { readonly kind: 'scan'; readonly options: ScanArguments }
  | { readonly kind: 'fix'; readonly options: FixArguments }
  | { readonly kind: 'baseline'; readonly options: BaselineArguments }
  | { readonly kind: 'init' | 'portfolio'; readonly options: Paths }
  | { readonly kind: 'history'; readonly options: HistoryArguments };

export interface Paths extends Selection {
  readonly paths: readonly string[];
}

export interface Selection {
  readonly select: readonly string[];
  readonly ignore: readonly string[];
}

export interface ScanArguments extends Paths {
  readonly format: Format;
  /** Format and file, in the order given. */
  readonly outputs: readonly { readonly format: Format; readonly file: string }[];
  readonly failOn: Severity | 'never';
  readonly failUnder: number | undefined;
  /** Exit status 1 when the baseline names findings that are gone. */
  readonly failStale: boolean;
  readonly timing: boolean;
  readonly verbose: boolean;
  readonly color: 'auto' | 'never';
}

export interface FixArguments extends Paths {
  readonly dryRun: boolean;
  /** Rules whose fixes that want a look are applied too. */
  readonly review: readonly string[];
  /** Instead of fixes of single rules, all that stand between the projects and this level. */
  readonly toLevel: Level | undefined;
}

export interface BaselineArguments extends Paths {
  readonly dryRun: boolean;
  /** Takes out what is gone and accepts nothing new. */
  readonly prune: boolean;
}

export interface HistoryArguments extends Paths {
  /** How many commits. */
  readonly last: number;
  /** Scans commits again that were recorded before. */
  readonly rebuild: boolean;
  /** Writes the records to the repository. */
  readonly store: boolean;
  readonly format: 'text' | 'jsonl';
}

export interface GraduateArguments {
  /** As it was written: a path on this machine. */
  readonly notebook: string;
  /** Indices among all cells, from 0; empty when Preflight is to propose them. */
  readonly cells: readonly number[];
  readonly module: string | undefined;
  readonly dryRun: boolean;
}

const options = {
  format: { type: 'string' },
  output: { type: 'string', multiple: true },
  select: { type: 'string', multiple: true },
  ignore: { type: 'string', multiple: true },
  'fail-on': { type: 'string', default: 'error' },
  'fail-under': { type: 'string' },
  'fail-stale': { type: 'boolean', default: false },
  'no-timing': { type: 'boolean', default: false },
  'no-color': { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  review: { type: 'string', multiple: true },
  'to-level': { type: 'string' },
  prune: { type: 'boolean', default: false },
  last: { type: 'string', default: '20' },
  rebuild: { type: 'boolean', default: false },
  store: { type: 'boolean', default: false },
  cells: { type: 'string', multiple: true },
  module: { type: 'string' },
  verbose: { type: 'boolean', short: 'v', default: false },
  help: { type: 'boolean', short: 'h', default: false },
  version: { type: 'boolean', default: false },
} as const;

type Values = ReturnType<typeof parse>['values'];

function parse(words: readonly string[]) {
  return parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
}

/** Reads the words after the program's name. What cannot be read is a `mistake` with a sentence, never an exception. */
export function readArguments(words: readonly string[]): Command {
  try {
    const { values, positionals } = parse(words);
    return values.help ? { kind: 'help' } : values.version ? { kind: 'version' } : readCommand(values, positionals);
  } catch (error) {
    return mistake(error instanceof Error ? error.message : String(error));
  }
}

/** With the format that a command has unless another is asked for. */
type ScanValues = Values & { readonly format: string };

function readCommand(values: Values, [name, ...rest]: readonly string[]): Command {
  const onFolders = folderCommands.get(name ?? '');
  if (onFolders !== undefined) {
    return onFolders(values, rest);
  }
  switch (name) {
    case undefined:
      return { kind: 'help' };
    case 'graduate':
      return readGraduate(values, rest);
    case 'rules':
      return { kind: name, folder: rest[0] };
    case 'mcp':
      return { kind: name };
    case 'explain':
      return readExplain(rest);
    default:
      return mistake(`There is no command "${name}". Commands: ${commandNames.join(', ')}.`);
  }
}

const folderCommands: ReadonlyMap<string, (values: Values, rest: readonly string[]) => Command> = new Map([
  ['scan', (values, rest) => readScan({ format: 'text', ...values }, rest)],
  ['report', (values, rest) => readScan({ format: 'html', ...values, 'fail-on': 'never' }, rest)],
  ['fix', readFix],
  ['baseline', (values, rest) => ({ kind: 'baseline', options: { ...inFolders(values, rest), ...recording(values) } })],
  ['history', readHistoryCommand],
  ['portfolio', (values, rest) => ({ kind: 'portfolio', options: inFolders(values, rest) })],
  ['init', (values, rest) => ({ kind: 'init', options: inFolders(values, rest) })],
]);

const commandNames = [...folderCommands.keys(), 'graduate', 'rules', 'explain', 'mcp'];

function inFolders(values: Values, rest: readonly string[]): Paths {
  return { ...selection(values), paths: rest.length === 0 ? ['.'] : rest };
}

function readHistoryCommand(values: Values, rest: readonly string[]): Command {
  const { last, rebuild, store, format = 'text' } = values;
  if (!/^[1-9]\d{0,5}$/.test(last)) {
    return mistake(`--last takes a number of commits such as 20, not "${last}".`);
  }
  return format === 'text' || format === 'jsonl'
    ? { kind: 'history', options: { ...inFolders(values, rest), last: Number(last), rebuild, store, format } }
    : mistake(`The formats of history are text and jsonl, not "${format}".`);
}

function readExplain([rule, folder]: readonly string[]): Command {
  return rule === undefined
    ? mistake('Name the rule to explain, such as `explain ci/no-ci`.')
    : { kind: 'explain', rule, folder };
}

function readScan(values: ScanValues, rest: readonly string[]): Command {
  const outputs = (values.output ?? []).map(readOutput);
  const fault = outputs.find(output => typeof output === 'string') ?? faultIn(values) ?? faultOfMany(values, rest);
  if (fault !== undefined) {
    return mistake(fault);
  }
  return {
    kind: 'scan',
    options: {
      ...inFolders(values, rest),
      format: isFormat(values.format) ? values.format : 'text',
      outputs: outputs.filter(output => typeof output !== 'string'),
      failOn: severities.find(severity => severity === values['fail-on']) ?? 'never',
      failUnder: values['fail-under'] === undefined ? undefined : Number(values['fail-under']),
      failStale: values['fail-stale'],
      timing: !values['no-timing'],
      verbose: values.verbose,
      color: values['no-color'] ? 'never' : 'auto',
    },
  };
}

function readGraduate(values: Values, [notebook, ...more]: readonly string[]): Command {
  const cells = readCells(values.cells);
  if (notebook === undefined || more.length > 0) {
    return mistake('Name one notebook, such as `graduate notebooks/train.ipynb`.');
  }
  return typeof cells === 'string'
    ? mistake(`--cells takes numbers from 1 and ranges such as 4,7-9, not "${cells}".`)
    : { kind: 'graduate', options: { notebook, cells, module: values.module, dryRun: values['dry-run'] } };
}

/** More than a notebook that anybody can open. */
const mostCells = 100_000;

/** `4,7-9` → 3, 6, 7, 8; what cannot be read is given back. */
function readCells(words: readonly string[] | undefined): readonly number[] | string {
  const cells: number[] = [];
  for (const word of splitCommas(words)) {
    const [, first = '', last = first] = /^(\d+)(?:-(\d+))?$/.exec(word.trim()) ?? [];
    const [from, to] = [Number(first), Number(last)];
    if (first === '' || from < 1 || to < from || to > mostCells) {
      return word;
    }
    cells.push(...Array.from({ length: to - from + 1 }, (_, index) => from + index - 1));
  }
  return [...new Set(cells)].sort((a, b) => a - b);
}

function readFix(values: Values, rest: readonly string[]): Command {
  const asked = values['to-level'];
  const toLevel = levels.find(level => String(level) === asked);
  if (asked !== undefined && toLevel === undefined) {
    return mistake(`--to-level takes a level from 1 to 4, not "${asked}".`);
  }
  const review = splitCommas(values.review);
  return toLevel !== undefined && review.length > 0
    ? mistake('--to-level takes the fixes of all rules that the level waits for: leave --review out.')
    : {
        kind: 'fix',
        options: { ...inFolders(values, rest), dryRun: values['dry-run'], review, toLevel },
      };
}

const levels: readonly Level[] = [1, 2, 3, 4];

function faultIn(values: ScanValues): string | undefined {
  if (!isFormat(values.format)) {
    return unknownFormat(values.format);
  }
  if (values['fail-on'] !== 'never' && !severities.some(severity => severity === values['fail-on'])) {
    return `--fail-on takes ${severities.join(', ')} or never, not "${values['fail-on']}".`;
  }
  const under = values['fail-under'];
  return under === undefined || /^[0-4]$/.test(under)
    ? undefined
    : `--fail-under takes a level from 0 to 4, not "${under}".`;
}

/** Each folder has a report of its own, and these hold one. */
function faultOfMany({ format, output = [] }: ScanValues, { length }: readonly string[]): string | undefined {
  const single = output.length > 0 ? '--output' : ['json', 'sarif', 'junit', 'html'].find(one => one === format);
  return length > 1 && single !== undefined ? `${single} holds one report: give one PATH.` : undefined;
}

/** `sarif=preflight.sarif` */
function readOutput(words: string): { readonly format: Format; readonly file: string } | string {
  const at = words.indexOf('=');
  const format = words.slice(0, Math.max(0, at));
  const file = words.slice(at + 1);
  if (at < 1 || file === '') {
    return `--output takes FORMAT=FILE such as sarif=preflight.sarif, not "${words}".`;
  }
  return isFormat(format) ? { format, file } : unknownFormat(format);
}

function unknownFormat(format: string): string {
  return `There is no format "${format}". Formats: text, json, sarif, github, markdown, junit, html.`;
}

function selection(values: Values): Selection {
  return { select: splitCommas(values.select), ignore: splitCommas(values.ignore) };
}

function recording(values: Values): { readonly dryRun: boolean; readonly prune: boolean } {
  return { dryRun: values['dry-run'], prune: values.prune };
}

function splitCommas(words: readonly string[] = []): readonly string[] {
  return words.flatMap(word => word.split(',')).filter(word => word !== '');
}

function mistake(message: string): Command {
  return { kind: 'mistake', message };
}
