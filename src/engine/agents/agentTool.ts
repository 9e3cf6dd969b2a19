import type { Finding, Fix, ScanReport } from '../model/report';
import type { Rule } from '../model/rule';
import { type Field, type Schema, isRecord, optional, text } from '../rules/fields';

/** A folder that was scanned, as an agent is told of it. */
export interface ScannedFolder {
  readonly report: ScanReport;
  /** A path of the report, `.` for the folder itself, as the path that an agent can open. */
  readonly absolute: (path: string) => string;
  /** The fixes of a finding of the report, wherever it was scanned. */
  readonly fixesOf: (finding: Finding) => readonly Fix[];
}

/** Plain data for an agent, or a sentence that says what to do instead. */
export type AgentAnswer =
  | { readonly kind: 'told'; readonly content: Readonly<Record<string, unknown>> }
  | { readonly kind: 'refused'; readonly reason: string };

interface Named {
  /** `preflight_get_readiness` */
  readonly name: string;
  readonly title: string;
  /** For the model that chooses among tools: what comes back, and when to ask. */
  readonly description: string;
  /** JSON schema of what it takes. */
  readonly inputSchema: Schema;
}

/** What an agent may ask. It reads and never writes. Input of any shape is answered; nothing is thrown. */
export type AgentTool =
  | (Named & { readonly asks: 'rules'; readonly answer: (input: unknown, rules: readonly Rule[]) => AgentAnswer })
  | (Named & { readonly asks: 'folder'; readonly answer: (input: unknown, folder: ScannedFolder) => AgentAnswer });

/** The key of every tool that asks about a folder; the host knows what is open and reads it. */
export const folderField = optional({
  ...text(),
  schema: {
    type: 'string',
    description: 'Absolute path of the repository. May be left out when only one folder is open.',
  },
});

/** The folder that was asked for, as it was written; `undefined` when none was. */
export function askedFolder(input: unknown): string | undefined {
  return isRecord(input) && typeof input['folder'] === 'string' ? input['folder'] : undefined;
}

/** Makes a field say in the schema what it is for. */
export function described<T>(field: Field<T>, description: string): Field<T> {
  return { ...field, schema: { ...field.schema, description } };
}

/** Reads the input by its field and answers with it, or refuses with what is wrong with the first key. */
export function withInput<T>(field: Field<T>, input: unknown, answer: (read: T) => AgentAnswer): AgentAnswer {
  const faults: string[] = [];
  const read = field.read(input ?? {}, [], (route, message) => faults.push([...route, message].join(' ')));
  return read === undefined || faults.length > 0
    ? refused(`The input cannot be used: ${faults[0] ?? 'it has another shape'}.`)
    : answer(read);
}

export function told(content: Readonly<Record<string, unknown>>): AgentAnswer {
  return { kind: 'told', content };
}

export function refused(reason: string): AgentAnswer {
  return { kind: 'refused', reason };
}
