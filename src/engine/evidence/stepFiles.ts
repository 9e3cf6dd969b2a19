import { baseName, folderOf } from '../model/location';
import type { Ground, GroundFile } from './ground';

/** Notebooks and scripts that are run one after the other, as their names say. */
export interface StepFile {
  readonly file: GroundFile;
  /** `3` of `03_train.ipynb`; `undefined` where a role says where it belongs: `train.ipynb`. */
  readonly number: number | undefined;
}

/** What a step does, in the order of the work. */
const roles: readonly RegExp[] = [
  /^(?:(?:get|download|load|fetch|extract|ingest|collect|scrape|import|make)[-_ ]?(?:the[-_ ])?(?:raw[-_ ])?data(?:set)?|data[-_ ]?(?:loading|ingestion|collection|extraction|acquisition)|scrap(?:e|ing)|ingest(?:ion)?)$/i,
  /^(?:data[-_ ]?)?(?:clean(?:ing|up)?|pre[-_ ]?process(?:ing)?|prepar(?:e|ation)|wrangl(?:e|ing)|transform(?:ation)?)(?:[-_ ]?(?:the[-_ ])?data(?:set)?)?$/i,
  /^(?:build|make|create|extract)?[-_ ]?feature(?:s|[-_ ](?:engineering|extraction|selection|creation))?$/i,
  /^(?:model[-_ ]?)?(?:train(?:ing)?|modell?ing|fit)(?:[-_ ]?(?:the[-_ ])?models?)?$/i,
  /^(?:model[-_ ]?)?(?:evaluat(?:e|ion)|validation|test(?:ing)?)(?:[-_ ]?models?)?$/i,
  /^(?:predict(?:ion)?s?|scor(?:e|ing)|inference|submission)$/i,
];

/** Numbered files are steps where two say so; chapters of a book are called by what they teach. */
const work =
  /(?:^|[-_. \d])(?:data(?:set)?|download|load|fetch|extract\w*|ingest\w*|collect\w*|scrap\w*|clean\w*|pre-?proc\w*|prep\w*|wrangl\w*|transform\w*|feature\w*|train\w*|model\w*|fit|evaluat\w*|valid\w*|predict\w*|scor\w*|infer\w*|submi\w*|merge|aggregat\w*|eda|explor\w*|split|tun\w*)(?:[-_. \d]|$)/i;

/**
 * The steps of the folder that has most of them: files with a number in front (`01_load.ipynb`, `2-train.py`), or
 * notebooks called by what they do.
 */
export function stepFiles({ files }: Ground): readonly StepFile[] {
  const byFolder = new Map<string, StepFile[]>();
  for (const file of files) {
    const step = file.zone === 'test' ? undefined : toStep(file);
    if (step !== undefined) {
      const folder = folderOf(file.entry.path);
      byFolder.set(folder, [...(byFolder.get(folder) ?? []), step]);
    }
  }
  const sequences = [...byFolder.values()].map(sequenceOf);
  return sequences.reduce((longest, steps) => (steps.length > longest.length ? steps : longest), []);
}

function toStep(file: GroundFile): StepFile | undefined {
  const { document } = file;
  if ((document?.kind !== 'python' && document?.kind !== 'notebook') || document.facts.codeLines === 0) {
    return undefined;
  }
  const stem = stemOf(file);
  const number = /^(?:(?:step|part|nb|s)[-_ ]?)?(\d{1,2})(?:\.\d+)?[a-z]?[-_. ]+\D/i.exec(stem)?.[1];
  if (number !== undefined) {
    return { file, number: Number(number) };
  }
  return document.kind === 'notebook' && roles.some(role => role.test(stem)) ? { file, number: undefined } : undefined;
}

/** Numbered files where there are at least two numbers, else files with at least two roles. */
function sequenceOf(steps: readonly StepFile[]): readonly StepFile[] {
  const numbered = steps.filter(({ number }) => number !== undefined);
  const numbers = new Set(numbered.map(({ number }) => number));
  if (numbers.size > 1 && numbered.filter(({ file }) => work.test(stemOf(file))).length > 1) {
    return [...numbered].sort((one, other) => (one.number ?? 0) - (other.number ?? 0));
  }
  return steps.length - numbered.length > 1 ? steps.filter(({ number }) => number === undefined) : [];
}

/** Where the name of a step without a number puts it among the others. */
export function roleOf({ file }: StepFile): number {
  return roles.findIndex(role => role.test(stemOf(file)));
}

function stemOf({ relative }: GroundFile): string {
  return baseName(relative).replace(/\.(?:py|ipynb)$/i, '');
}
