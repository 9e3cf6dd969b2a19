/**
 * The page's looks: VS Code's theme where it is shown there, the system's light or dark elsewhere. Nothing is told by
 * colour alone, and nothing is fetched.
 */
export const style = `
:root { color-scheme: light dark; }
body.vscode-light { color-scheme: light; }
body.vscode-dark { color-scheme: dark; }
body {
  --text: var(--vscode-editor-foreground, light-dark(#1f2328, #e6edf3));
  --page: var(--vscode-editor-background, light-dark(#ffffff, #0d1117));
  --quiet: var(--vscode-descriptionForeground, light-dark(#59636e, #9198a1));
  --line: var(--vscode-contrastBorder, var(--vscode-widget-border, light-dark(#d1d9e0, #3d444d)));
  --bar: var(--vscode-charts-blue, light-dark(#0969da, #4493f8));
  --link: var(--vscode-textLink-foreground, light-dark(#0969da, #4493f8));
  margin: 0 auto; padding: 1.5rem; max-width: 60rem; color: var(--text); background: var(--page);
  font: 1rem/1.5 var(--vscode-font-family, system-ui, sans-serif);
}
h1 { font-size: 1.6rem; margin: 0 0 .25rem; }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
h3 { font-size: 1rem; margin: 1.25rem 0 .25rem; }
p { margin: .25rem 0; }
a { color: var(--link); }
code { font-family: var(--vscode-editor-font-family, ui-monospace, monospace); font-size: .9em; }
.quiet { color: var(--quiet); }
.lead { font-size: 1.15rem; }
.levels { display: flex; flex-wrap: wrap; gap: .5rem; list-style: none; padding: 0; margin: 1rem 0; }
.levels li { flex: 1 1 7rem; border: 1px solid var(--line); border-radius: 4px; padding: .5rem .75rem; }
.levels [aria-current] { border-width: 3px; font-weight: 600; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0; }
th, td { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid var(--line); }
th { font-weight: 600; }
.number { text-align: right; }
.number, .state { white-space: nowrap; }
.bar { width: 100%; height: .75rem; display: block; min-width: 6rem; }
.bar rect { fill: none; stroke: var(--line); stroke-width: 1px; }
.bar .done { fill: var(--bar); stroke: none; }
.trend { width: 100%; max-width: 40rem; display: block; }
.trend text { fill: var(--text); font-size: 12px; }
.trend line { stroke: var(--line); stroke-width: 1px; }
.trend .pack { stroke: var(--text); stroke-dasharray: 4 3; }
.trend polyline { fill: none; stroke: var(--bar); stroke-width: 2px; }
.trend circle { fill: var(--bar); }
ul.places { margin: .25rem 0; padding-left: 1.25rem; overflow-wrap: anywhere; }
details { margin: .5rem 0; }
summary { cursor: pointer; }
@media (forced-colors: active) {
  .bar .done, .trend circle { fill: Highlight; }
  .trend polyline { stroke: Highlight; }
  .trend text { fill: CanvasText; }
}
@media print { details:not([open]) > :not(summary) { display: none; } body { max-width: none; } }
`;
