/** What is said of a folder that was mended. */
export interface Mended {
  readonly out: string;
  /** Why a change that was to be made could not be written. */
  readonly fault: string | undefined;
}
