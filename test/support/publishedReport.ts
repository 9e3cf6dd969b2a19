/** The part of the published JSON that tests look at. */
export interface PublishedReport {
  readonly rules: readonly { readonly id: string; readonly level: number; readonly gates: boolean }[];
  readonly projects: readonly {
    readonly root: string;
    readonly profile: string;
    readonly level: number;
    readonly nextSteps: readonly string[];
    readonly checks: readonly {
      readonly rule: string;
      readonly status: string;
      readonly rung: string | null;
      readonly minutes: number;
      readonly reason: string;
      readonly evidence: readonly { readonly path: string }[];
      readonly fixes: readonly { readonly id: string; readonly title: string; readonly safety: string }[];
    }[];
  }[];
  readonly findings: readonly {
    readonly rule: string;
    readonly path: string;
    readonly cell: number | null;
    readonly line: number | null;
    readonly column: number | null;
    readonly fixes: readonly { readonly title: string }[];
  }[];
  readonly problems: readonly { readonly kind: string; readonly path: string; readonly message: string }[];
  readonly stats: { readonly skipped: readonly { readonly path: string; readonly why: string }[] };
}

/** Reads what `--format json` printed. Throws when it is no report. */
export function readPublished(text: string): PublishedReport {
  const content: unknown = JSON.parse(text);
  if (!isPublished(content)) {
    throw new Error(`This is no report: ${text.slice(0, 200)}`);
  }
  return content;
}

// The schema of the report has a test of its own.
function isPublished(content: unknown): content is PublishedReport {
  return typeof content === 'object' && content !== null && 'projects' in content && 'findings' in content;
}
