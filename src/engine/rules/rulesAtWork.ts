import { compileEvidence } from '../evidence/compileEvidence';
import type { EvidenceSets } from '../evidence/evidenceSet';
import type { Problem } from '../model/report';
import type { RuleId } from '../model/rule';
import { type CompiledRule, type CompiledRules, compileRules, isRule } from './compileRules';
import { type RuleNames, ruleNames } from './ruleNames';
import type { RuleFile } from './ruleSet';
import { compileWorkspaceRules } from './workspaceRules';

/** Which rules run: ids or globs such as `notebook/*`. Nothing selected means all. */
export interface RuleSelection {
  readonly select: readonly string[];
  readonly ignore: readonly string[];
}

/** Rules that run, the names of all there are, and what is wrong with those that are left out. */
export interface RulesAtWork {
  readonly rules: readonly CompiledRule[];
  readonly names: RuleNames;
  readonly sets: EvidenceSets;
  readonly problems: readonly Problem[];
  /** The same with rules of a workspace, whose files have paths from the scanned folder. */
  readonly withRules: (files: readonly RuleFile[]) => RulesAtWork;
}

/** So many workspaces have their rules kept: they are compiled anew only when a file of theirs changes. */
const KEPT = 8;

/** Compiles the rules and evidence sets that ship. Never throws for what a file says. */
export function compileShipped(files: readonly RuleFile[], selection: RuleSelection, language: string): RulesAtWork {
  const evidence = compileEvidence(files.filter(({ path }) => path.startsWith('evidence/')));
  const shipped = files.filter(({ path }) => !path.startsWith('evidence/'));
  const compiled = compileRules(shipped, evidence.sets, language);
  const ids = shipped.filter(isRule).map(({ path }) => path.replace(/\.ya?ml$/, ''));
  const kept = new Map<string, RulesAtWork>();
  const assemble = (own: CompiledRules, ownFiles: readonly RuleFile[]): RulesAtWork => {
    const rules = [...compiled.rules, ...own.rules].sort((a, b) => (a.rule.id < b.rule.id ? -1 : 1));
    const names = ruleNames(
      rules.map(({ rule }) => rule),
      [...shipped.filter(isRule), ...ownFiles].map(({ path }) => path),
    );
    const isSelected = compileSelection(selection, names);
    const problems = [...evidence.problems, ...compiled.problems, ...own.problems];
    return { rules: rules.filter(({ rule }) => isSelected(rule.id)), names, sets: evidence.sets, problems, withRules };
  };
  const withRules = (own: readonly RuleFile[]): RulesAtWork => {
    if (own.length === 0) {
      return alone;
    }
    const key = JSON.stringify(own.map(({ path, text }) => [path, text]));
    const found = kept.get(key) ?? assemble(compileWorkspaceRules(own, ids, evidence.sets, language), own);
    kept.delete(key);
    kept.set(key, found);
    [...kept.keys()].slice(0, -KEPT).forEach(oldest => kept.delete(oldest));
    return found;
  };
  const alone = assemble({ rules: [], problems: [] }, []);
  return alone;
}

function compileSelection({ select, ignore }: RuleSelection, { namedBy }: RuleNames): (rule: RuleId) => boolean {
  const isWanted = namedBy(select.length === 0 ? ['*'] : select);
  const isIgnored = namedBy(ignore);
  return rule => isWanted(rule) && !isIgnored(rule);
}
