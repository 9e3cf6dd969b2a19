/**
 * Why a run of the extension suite does not count as passed, as a sentence; `undefined` when it does.
 *
 * The exit status alone lies: VS Code reports 0 when its extension host died. `stats` is what the suite wrote when
 * mocha came to its end, and is absent when it did not. `narrowed` says that MOCHA_GREP left tests out on purpose.
 */
export function vscodeVerdict({ status, stats, narrowed = false }) {
  if (stats === undefined) return 'The extension suite did not come to its end.';
  if (stats.failures > 0) return `${stats.failures} tests failed.`;
  if (stats.pending > 0 && !narrowed) return `${stats.pending} tests were skipped.`;
  if (stats.passes === 0 && !narrowed) return '0 passing: no test ran.';
  return status === 0 ? undefined : `VS Code ended with status ${status}.`;
}
