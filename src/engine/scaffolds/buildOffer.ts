import * as l10n from '@vscode/l10n';
import { editedTexts } from '../fixes/editedTexts';
import { ownFixesTogether } from '../fixes/ownFixesTogether';
import type { Finding, Fix } from '../model/report';
import type { Rule } from '../model/rule';
import type { WorkspacePath } from '../model/location';
import type { Project } from '../projects/project';
import type { WorkspaceReader } from '../workspace/reader';
import { sharedIgnores } from '../workspace/sharedIgnores';
import type { FactSource } from './facts/factSource';
import { gatherFacts } from './facts/projectFacts';
import { scaffolds } from './index';
import type { ScaffoldDraft, ScaffoldResult } from './scaffold';

/** Ways to close the gap of a check, the best one first, or why there is none and what to do. */
export type OfferedFixes =
  | {
      readonly kind: 'fixes';
      readonly fixes: readonly [Fix, ...Fix[]];
      /** What the fixes were built from: see `editedTexts`. */
      readonly texts: ReadonlyMap<string, string>;
    }
  | { readonly kind: 'refused'; readonly reason: string };

/** Gathers the facts and asks the rule's scaffold. A target that is there by now, listed or not, is never overwritten. */
export async function buildOffer(
  rule: Rule,
  findings: readonly Finding[],
  source: Omit<FactSource, 'environment'>,
): Promise<OfferedFixes> {
  const { project, reader, signal } = source;
  const result = await runScaffold(rule, findings, source);
  if (result.kind === 'refused') {
    return result;
  }
  const taken = await existingTarget(result.drafts, reader, signal);
  if (taken !== undefined) {
    return {
      kind: 'refused',
      reason: l10n.t('{0} is there already and is not overwritten: move it away, or finish it by hand.', taken),
    };
  }
  const hidden = result.drafts.map(draft => hiddenTarget(draft, project));
  const seen = result.drafts.filter((_, index) => hidden[index] === undefined);
  if (seen.length === 0) {
    const path = hidden[0] ?? '';
    return {
      kind: 'refused',
      reason: l10n.t('A line of .gitignore hides {0}, so nobody else would get it: take that line out, then ask again.', path), // prettier-ignore
    };
  }
  const [first, ...more] = seen.map((draft, index) => toFix(rule, project, draft, index));
  return first === undefined
    ? { kind: 'refused', reason: l10n.t('Preflight found no way to mend {0} here.', rule.id) }
    : { kind: 'fixes', fixes: [first, ...more], texts: editedTexts([first, ...more], project.workspace) };
}

/** One fix of all places that need nobody to go to them. */
export function offerPlaces(rule: Rule, { root, workspace }: Project, findings: readonly Finding[]): OfferedFixes {
  const own = ownFixesTogether(findings);
  const cells = own.flatMap(fix => fix.cells ?? []);
  const [first] = own;
  if (first === undefined) {
    return { kind: 'refused', reason: l10n.t('Preflight found no way to mend {0} here.', rule.id) };
  }
  const fix: Fix = { ...first, id: `${rule.id}@${root}#0`, cells };
  return { kind: 'fixes', fixes: [fix], texts: editedTexts([fix], workspace) };
}

async function runScaffold(
  { id, fix }: Rule,
  findings: readonly Finding[],
  { project, reader, signal }: Omit<FactSource, 'environment'>,
): Promise<ScaffoldResult> {
  const scaffold = fix?.kind === 'scaffold' ? scaffolds[fix.scaffold] : undefined;
  if (scaffold === undefined) {
    return { kind: 'refused', reason: l10n.t('{0} has no fix that could be built for a whole project.', id) };
  }
  const facts = await gatherFacts(project, reader, signal);
  const places = [...new Set(findings.map(({ location }) => location.path))];
  return scaffold(facts, id, { project, reader, signal, environment: facts.environment, places });
}

async function existingTarget(
  drafts: readonly ScaffoldDraft[],
  reader: WorkspaceReader,
  signal: AbortSignal,
): Promise<WorkspacePath | undefined> {
  const created = drafts.flatMap(({ files }) => files.flatMap(({ kind, path }) => (kind === 'create' ? [path] : [])));
  for (const path of new Set(created)) {
    if ((await reader.readBytes(path, signal)) instanceof Uint8Array) {
      return path;
    }
  }
  return undefined;
}

/** A new file that git would leave out, unless the draft itself sees to that. */
function hiddenTarget({ files, edits }: ScaffoldDraft, { workspace }: Project): WorkspacePath | undefined {
  const isAboutIgnoring = [...files.map(({ path }) => path), ...edits.map(({ location }) => location.path)].some(path =>
    path.endsWith('.gitignore'),
  );
  const ignores = sharedIgnores(workspace);
  return isAboutIgnoring ? undefined : files.find(({ kind, path }) => kind === 'create' && ignores(path))?.path;
}

function toFix(rule: Rule, { root }: Project, draft: ScaffoldDraft, index: number): Fix {
  const safety = rule.fix?.safety ?? 'review';
  return { ...draft, id: `${rule.id}@${root}#${index}`, safety, silences: false };
}
