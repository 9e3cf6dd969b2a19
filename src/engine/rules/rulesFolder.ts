/** Where a repository keeps rules of its own: `.preflight/rules/team/no-scratch.yaml` is `team/no-scratch`. */
export const RULES_FOLDER = '.preflight/rules/';

/** Whether a path in the scanned folder is that of such a rule, or of its text in another language. */
export function isWorkspaceRule(path: string): boolean {
  return path.startsWith(RULES_FOLDER) && /\.ya?ml$/.test(path);
}
