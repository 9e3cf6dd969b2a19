import type { HistoryRecord } from '../history/record';
import type { ScanReport } from '../model/report';

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
}

/** Report in, text out. */
export type Reporter = (report: ScanReport, options: ReporterOptions) => string;
