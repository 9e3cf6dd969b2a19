import type { HistoryRecord } from '../history/record';
import type { Evidence, Finding, ScanReport } from '../model/report';
import type { RuleId } from '../model/rule';

/** What every reporter may know beside the report. */
export interface ReporterOptions {
  readonly version: string;
  /** How long the scan took; `undefined` leaves it out, so that the same tree gives the same bytes. */
  readonly milliseconds: number | undefined;
  /** Escape sequences for a terminal. */
  readonly color: boolean;
  /** Shows everything: no noise budget, met and not applicable checks too. */
  readonly verbose: boolean;
  /** Where the projects stood before, and the day it is: for the page alone. */
  readonly history?: { readonly records: readonly HistoryRecord[]; readonly today: string };
  /** Where the page's rules and places lead when they are pressed; a page that stands alone has no such links. */
  readonly links?: PageLinks;
}

/** Addresses of links; `undefined` where there is nothing to open. */
export interface PageLinks {
  readonly rule: (rule: RuleId) => string | undefined;
  readonly finding: (finding: Finding) => string | undefined;
  readonly evidence: (evidence: Evidence) => string | undefined;
}

export const noLinks: PageLinks = { rule: () => undefined, finding: () => undefined, evidence: () => undefined };

/** Report in, text out. */
export type Reporter = (report: ScanReport, options: ReporterOptions) => string;
