import * as l10n from '@vscode/l10n';
import type { EvidenceSets } from '../evidence/evidenceSet';
import type { Problem } from '../model/report';
import { type CompiledRules, compileRules, isRule } from './compileRules';
import type { RuleFile } from './ruleSet';
import { RULES_FOLDER } from './rulesFolder';

/**
 * Compiles rules of a repository as those that ship are compiled: data, of which nothing runs. One that takes the name
 * of a rule that ships is left out and named. `files` have paths from the scanned folder; problems do too.
 */
export function compileWorkspaceRules(
  files: readonly RuleFile[],
  shipped: readonly string[],
  sets: EvidenceSets,
  language: string,
): CompiledRules {
  const own = files.map(({ path, text }) => ({ path: path.slice(RULES_FOLDER.length), text }));
  const taken = own.filter(file => isRule(file) && shipped.includes(idOf(file)));
  const compiled = compileRules(
    own.filter(file => !taken.includes(file)),
    sets,
    language,
    shipped,
  );
  const clashes = taken.map((file): Problem => {
    const message = l10n.t('A rule {0} ships with Preflight: give the file another name.', idOf(file));
    return { kind: 'rule', path: file.path, message };
  });
  const problems = [...clashes, ...compiled.problems];
  return { rules: compiled.rules, problems: problems.map(each => ({ ...each, path: RULES_FOLDER + each.path })) };
}

function idOf({ path }: RuleFile): string {
  return path.replace(/\.ya?ml$/, '');
}
