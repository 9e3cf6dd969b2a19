/** Stands at the top of the scanned folder, from which its paths are written. */
export const BASELINE_FILE = '.preflight-baseline.json';
