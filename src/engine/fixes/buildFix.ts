import type { Anchor, Match } from '../detectors/detector';
import { hasFacts } from '../detectors/sources';
import { isWorkspacePath, type WorkspacePath } from '../model/location';
import type { Document } from '../model/document';
import type { CellChange, FileChange, Fix, TextEdit } from '../model/report';
import type { FileTemplate, FixTemplate, Rule } from '../model/rule';
import type { Project } from '../projects/project';
import { fillPlaceholders } from '../rules/placeholders';
import { addImport } from './addImport';
import { ignoreFix } from './ignoreFix';
import { portablePath } from './portablePath';
import { rewrites } from './rewrites/index';
import { notHere } from './rewrites/rewrite';
import { toManifest } from './toManifest';

/** What fixes are built with. */
export interface FixContext {
  readonly document: Document;
  readonly project: Project;
  /** The finding's; it makes the fixes' ids unique. */
  readonly fingerprint: string;
  /** Of the text that the match's location is in. */
  readonly lineStarts: readonly number[];
}

/** A fix before it has an id and a place in the menu. */
export type FixDraft = Omit<Fix, 'id' | 'silences'>;

/** The fixes of a finding, best first: the rule's own where it can be applied, and silence last. */
export function buildFixes(rule: Rule, match: Match, context: FixContext): readonly Fix[] {
  const own = rule.fix === undefined || !match.fixable ? [] : ownFixes(rule.fix, match, context);
  const silence = ignoreFix(rule.id, match.location, context);
  return [...own, ...silence].map((draft, index) => {
    return { ...draft, id: `${rule.id}@${context.fingerprint}#${index}`, silences: index >= own.length };
  });
}

function ownFixes(template: FixTemplate, match: Match, context: FixContext): readonly FixDraft[] {
  const fill = (text: string): string => fillPlaceholders(text, name => match.captures[name]?.text);
  const { safety } = template;
  const draft: Draft = (edits, files, cells = []) => {
    const changes = cells.length === 0 ? { edits, files } : { edits, files, cells };
    return edits.length + files.length + cells.length === 0
      ? []
      : [{ title: fill(template.title), safety, ...changes }];
  };
  switch (template.kind) {
    case 'add-argument':
      return draft(insertAt(match.anchors['argument'], fill(template.argument)), []);
    case 'insert':
      return draft(insertAt(match.anchors[template.at], fill(template.text)), []);
    case 'replace': {
      const edits = replacements(template, match, context);
      return edits.length === 0
        ? []
        : draft(
            edits,
            template.also.map(file => append(file, fill, context)),
          );
    }
    case 'create-file':
      return draft([], creation(inProject(template.path, context.project), fill(template.text), context.project));
    default:
      return codedFixes(template, match, context, draft);
  }
}

type Draft = (
  edits: readonly TextEdit[],
  files: readonly FileChange[],
  cells?: readonly CellChange[],
) => readonly FixDraft[];

type CodedTemplate = Exclude<FixTemplate, { readonly kind: 'add-argument' | 'insert' | 'replace' | 'create-file' }>;

/** Kinds that code of the engine builds. A scaffold is no fix of a place. */
function codedFixes(template: CodedTemplate, match: Match, context: FixContext, draft: Draft): readonly FixDraft[] {
  switch (template.kind) {
    case 'portable-path':
      return portablePath(template, match, context);
    case 'to-manifest':
      return toManifest(template, match, context);
    case 'rewrite': {
      const { edits = [], files = [], cells = [] } = rewrites[template.rewrite]?.(match, context) ?? notHere;
      return draft(edits, files, cells);
    }
    case 'scaffold':
      return [];
  }
}

function insertAt(anchor: Anchor | undefined, text: string): readonly TextEdit[] {
  return anchor === undefined ? [] : [{ location: anchor.location, newText: `${anchor.before}${text}${anchor.after}` }];
}

/** None at all where one of the captures has no place: half a fix is worse. */
function replacements(
  { replace, imports }: Extract<FixTemplate, { readonly kind: 'replace' }>,
  { captures }: Match,
  { document }: FixContext,
): readonly TextEdit[] {
  const edits = Object.entries(replace).flatMap(([name, text]) => {
    const location = captures[name]?.location;
    const newText = fillPlaceholders(text, other => captures[other]?.text);
    return location === undefined ? [] : [{ location, newText }];
  });
  const [first] = edits;
  if (first === undefined || edits.length < Object.keys(replace).length) {
    return [];
  }
  return [
    ...imports.flatMap(module =>
      hasFacts(document) ? addImport(document, first.location, { module, name: undefined }) : [],
    ),
    ...edits,
  ];
}

function append({ path, line }: FileTemplate, fill: (text: string) => string, { project }: FixContext): FileChange {
  return { kind: 'append', path: inProject(fill(path), project), lines: [fill(line)] };
}

/** A file that exists is never overwritten, so there is no fix that creates it. */
function creation(path: WorkspacePath, text: string, { workspace }: Project): readonly FileChange[] {
  return workspace.files.some(file => file.path === path) ? [] : [{ kind: 'create', path, text }];
}

function inProject(path: string, { root }: Project): WorkspacePath {
  const whole = root === '.' ? path : `${root}/${path}`;
  if (!isWorkspacePath(whole)) {
    throw new Error(`A fix names "${path}", which is no path inside the project.`);
  }
  return whole;
}
