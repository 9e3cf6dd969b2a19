import { compileDetector, ruleLanguage } from '../detectors/compile';
import type { CompiledDetector, Match } from '../detectors/detector';
import { rememberTogether } from '../documents/remember';
import { gradePractice } from '../evidence/gradePractice';
import type { EvidenceSets } from '../evidence/evidenceSet';
import type { Document } from '../model/document';
import type { Problem } from '../model/report';
import type { Detector, Rule } from '../model/rule';
import { rewrites } from '../fixes/rewrites/index';
import { scaffolds } from '../scaffolds/index';
import { readRuleSet, type RuleFile } from './ruleSet';
import { translationsIn } from './translation';

/** A rule with its detector ready to run. */
export interface CompiledRule {
  readonly rule: Rule;
  readonly detector: CompiledDetector;
}

/** Rules in order of their ids, and what is wrong with those that are left out. */
export interface CompiledRules {
  readonly rules: readonly CompiledRule[];
  readonly problems: readonly Problem[];
}

/**
 * Reads rule files and compiles patterns and globs once. With a `language` (`es`, `zh-cn`) what rules say is taken from
 * the files beside them; `others` are names of rules that stand elsewhere. Never throws for what a file says.
 */
export function compileRules(
  files: readonly RuleFile[],
  sets: EvidenceSets,
  language = 'en',
  others: readonly string[] = [],
): CompiledRules {
  const translations = translationsIn(files, language);
  const { rules, problems } = readRuleSet(files.filter(isRule), ruleLanguage, translations, others);
  const faults = rules.map(rule => ({
    rule,
    missing: [
      ...setsOf(rule.detect).flatMap(name => (sets.setNamed(name) === undefined ? [`evidence set "${name}"`] : [])),
      ...missingParts(rule),
    ],
  }));
  const rememberAnswers = rememberTogether<Document, KeptAnswer>();
  const sound = faults.filter(({ missing }) => missing.length === 0);
  return {
    rules: sound.map(({ rule }) => ({
      rule,
      detector: keepAnswers(compileDetector(rule.detect, gradePractice(sets)), rememberAnswers),
    })),
    problems: [
      ...problems,
      ...faults.flatMap(({ rule, missing }) => missing.map(name => problemOf(rule, `there is no ${name}`))),
    ],
  };
}

/** A document that does not change is looked at once: a keystroke in one file costs nothing in the others. */
function keepAnswers(detector: CompiledDetector, rememberAnswers: RememberAnswers): CompiledDetector {
  if (detector.kind !== 'document') {
    return detector;
  }
  const answerFor = rememberAnswers(document => {
    return { matches: Array.from(detector.detect(document)), isConcerned: undefined };
  });
  return {
    ...detector,
    concerns: (document: Document) => (answerFor(document).isConcerned ??= detector.concerns(document)),
    detect: (document: Document) => answerFor(document).matches,
  };
}

type RememberAnswers = ReturnType<typeof rememberTogether<Document, KeptAnswer>>;

interface KeptAnswer {
  readonly matches: readonly Match[];
  /** Asked only where nothing was found. */
  isConcerned: boolean | undefined;
}

/** `ci/no-ci.yaml` is a rule; `ci/no-ci.de.yaml` is its text in another language. */
export function isRule({ path }: RuleFile): boolean {
  return /^[^.]*\.ya?ml$/.test(path);
}

function problemOf({ id }: Rule, message: string): Problem {
  return { kind: 'rule', path: `${id}.yaml`, message };
}

function missingParts({ fix }: Rule): readonly string[] {
  if (fix?.kind === 'rewrite') {
    return Object.hasOwn(rewrites, fix.rewrite) ? [] : [`rewrite "${fix.rewrite}"`];
  }
  return fix?.kind === 'scaffold' && !Object.hasOwn(scaffolds, fix.scaffold) ? [`scaffold "${fix.scaffold}"`] : [];
}

function setsOf(detector: Detector): readonly string[] {
  return detector.kind === 'practice'
    ? [...Object.values(detector.rungs).flat(), ...detector.when, ...detector.unless]
    : [];
}
