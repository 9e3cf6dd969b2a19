import * as l10n from '@vscode/l10n';
import { type Read, isRecord, readRecord, readTexts } from '../configuration/fields';
import { remember } from '../documents/remember';
import type { Document } from '../model/document';
import { workspacePath } from '../model/location';
import type { BaselineEntry, Problem } from '../model/report';
import type { Workspace } from '../projects/project';
import { BASELINE_FILE } from './baselineFile';

/** Findings that were accepted when Preflight came to the repository. */
export interface Baseline {
  readonly entries: readonly BaselineEntry[];
  readonly holds: (fingerprint: string) => boolean;
  readonly problems: readonly Problem[];
}

/** The baseline of the scanned folder, empty where there is none. One that cannot be read accepts nothing and says so. */
export function findBaseline(workspace: Pick<Workspace, 'documentAt' | 'unreadable'>): Baseline {
  const document = baselineDocument(workspace);
  const unreadable: ReadonlySet<string> = workspace.unreadable;
  return document === undefined
    ? baselineOf([], unreadable.has(BASELINE_FILE) ? [unreadableBaseline()] : [])
    : readOnce(document);
}

/** The file itself, when it was read. */
export function baselineDocument({ documentAt }: Pick<Workspace, 'documentAt'>): Document | undefined {
  return documentAt(workspacePath(BASELINE_FILE));
}

const readOnce = remember(readBaseline);

/** Never throws: what is no baseline is a problem, and nothing is taken as accepted. */
function readBaseline(document: Document): Baseline {
  const data = document.kind === 'json' ? document.data() : undefined;
  const files = isRecord(data) && data['version'] === VERSION ? readRecord(data['files'], readRules) : undefined;
  return files === undefined || 'fault' in files
    ? baselineOf([], [unreadableBaseline()])
    : baselineOf(Object.entries(files.value).flatMap(entriesOf), []);
}

const VERSION = 1;

const readRules: Read<Readonly<Record<string, readonly string[]>>> = value => readRecord(value, readTexts);

function entriesOf([path, rules]: readonly [string, Readonly<Record<string, readonly string[]>>]): BaselineEntry[] {
  return Object.entries(rules).flatMap(([rule, fingerprints]) =>
    fingerprints.map(fingerprint => ({ path, rule, fingerprint })),
  );
}

function baselineOf(entries: readonly BaselineEntry[], problems: readonly Problem[]): Baseline {
  const fingerprints = new Set(entries.map(({ fingerprint }) => fingerprint));
  return { entries, holds: fingerprint => fingerprints.has(fingerprint), problems };
}

function unreadableBaseline(): Problem {
  const message = l10n.t(
    'This is no baseline that can be read, so nothing counts as accepted: take it from git again, or remove it.',
  );
  return { kind: 'configuration', path: BASELINE_FILE, message };
}
