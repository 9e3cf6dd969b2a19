import * as l10n from '@vscode/l10n';
import { editedTexts } from '../fixes/editedTexts';
import type { Fix } from '../model/report';
import type { Rule } from '../model/rule';
import type { WorkspacePath } from '../model/location';
import type { Project } from '../projects/project';
import type { WorkspaceReader } from '../workspace/reader';
import { gatherFacts } from './facts/projectFacts';
import { scaffolds } from './index';
import type { ScaffoldDraft, ScaffoldResult } from './scaffold';

/** Ways to close the gap of a check, the best one first, or why there is none and what to do. */
export type OfferedFixes =
  | {
      readonly kind: 'fixes';
      readonly fixes: readonly [Fix, ...Fix[]];
      /** What is edited, as `editedTexts` names it. */
      readonly texts: ReadonlyMap<string, string>;
    }
  | { readonly kind: 'refused'; readonly reason: string };

/** Gathers the facts and asks the rule's scaffold. A target that is there by now, listed or not, is never overwritten. */
export async function buildOffer(
  rule: Rule,
  project: Project,
  reader: WorkspaceReader,
  signal: AbortSignal,
): Promise<OfferedFixes> {
  const result = await runScaffold(rule, project, reader, signal);
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
  const [first, ...more] = result.drafts.map((draft, index) => toFix(rule, project, draft, index));
  return first === undefined
    ? { kind: 'refused', reason: l10n.t('Preflight found no way to mend {0} here.', rule.id) }
    : { kind: 'fixes', fixes: [first, ...more], texts: editedTexts([first, ...more], project.workspace) };
}

async function runScaffold(
  { id, fix }: Rule,
  project: Project,
  reader: WorkspaceReader,
  signal: AbortSignal,
): Promise<ScaffoldResult> {
  const scaffold = fix?.kind === 'scaffold' ? scaffolds[fix.scaffold] : undefined;
  if (scaffold === undefined) {
    return { kind: 'refused', reason: l10n.t('{0} has no fix that could be built for a whole project.', id) };
  }
  const facts = await gatherFacts(project, reader, signal);
  return scaffold(facts, id, { project, reader, signal, environment: facts.environment });
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

function toFix(rule: Rule, { root }: Project, draft: ScaffoldDraft, index: number): Fix {
  return { id: `${rule.id}@${root}#${index}`, safety: rule.fix?.safety ?? 'review', silences: false, ...draft };
}
