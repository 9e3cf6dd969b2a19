const examples = { mocha: ['test/rules.test.ts'] };

/**
 * Breaks of the product, one at a time: `search` stands once in `file`, and with `replace` in its place the tests of
 * `run` have to fail. `run` names files for mocha, with `grep` where a file is slow and with `build` where it runs what
 * ships, or tests of the suite inside VS Code.
 */
export const mutations = [
  {
    breaks: 'ci/no-ci is met by a workflow that runs nothing',
    file: 'rules/ci/no-ci.yaml',
    search: '    meaningful: [ci-runs-code]\n',
    replace: '',
    run: { ...examples, grep: 'ci/no-ci' },
  },
  {
    breaks: 'A name that gets its value anew keeps the meaning it had before a keystroke',
    file: 'src/engine/python/facts/rescan.ts',
    search: 'isDecisive[node] === 0',
    replace: 'isDecisive[node] <= 1',
    run: { mocha: ['test/engine/python/edits.test.ts'] },
  },
  {
    breaks: 'A missing practice counts as met',
    file: 'src/engine/evidence/gradePractice.ts',
    search: "? { status: 'open', rung: null, reason, evidence: [] }",
    replace: "? { status: 'met', rung: null, reason, evidence: [] }",
    run: { ...examples, grep: 'test/no-tests|ci/no-ci' },
  },
  {
    breaks: 'Findings of a notebook stand one cell too low',
    file: 'src/engine/documents/notebook.ts',
    search: 'codeCells: cells.map(({ index }) => index),',
    replace: 'codeCells: cells.map(({ index }) => index + 1),',
    run: { ...examples, grep: 'code/hardcoded-user-path|repro/missing-random-state' },
  },
  {
    breaks: 'Comments that silence a finding are not heard',
    file: 'src/engine/findings/suppressions.ts',
    search: 'visible.filter(finding => !asks.some(({ silences }) => silences(finding) !== undefined))',
    replace: 'visible.filter(() => asks.length >= 0)',
    run: { mocha: ['test/engine/findings/suppressions.test.ts'] },
  },
  {
    breaks: 'What git tracks is cut short by one letter',
    file: 'src/engine/workspace/gitIndex.ts',
    search: 'text: characters.slice(start, end), end }',
    replace: 'text: characters.slice(start, end - 1), end }',
    run: { mocha: ['test/engine/workspace/gitIndex.test.ts'] },
  },
  {
    breaks: 'Notebooks and tests are judged as severely as production code',
    file: 'src/engine/findings/describe.ts',
    search: "return zone === 'production' || severity === 'error' ? severity : 'hint';",
    replace: "return zone === 'production' || severity === 'error' ? severity : severity;",
    run: { mocha: ['test/engine/findings/describe.test.ts'] },
  },
  {
    breaks: 'Checks of far levels are next steps, too',
    file: 'src/engine/checklist/level.ts',
    search: 'rule.level > level + 1;',
    replace: 'rule.level > level + 4;',
    run: { mocha: ['test/engine/checklist/level.test.ts'] },
  },
  {
    breaks: 'Fixes are applied one letter too far',
    file: 'src/engine/fixes/applyEdits.ts',
    search: 'result += text.slice(done, span.start) + newText;',
    replace: 'result += text.slice(done, span.start + 1) + newText;',
    run: { mocha: ['test/engine/fixes/applyEdits.test.ts', 'test/engine/fixes/applyFix.test.ts'] },
  },
  {
    breaks: 'A name that a later cell binds counts as known',
    file: 'src/engine/checkers/useBeforeDefinition.ts',
    search: 'deferred || place.source <= time.source',
    replace: 'deferred || place.source >= time.source',
    run: { ...examples, grep: 'notebook/use-before-definition' },
  },
  {
    breaks: 'Files that could not be read are not spoken of',
    file: 'src/engine/engine.ts',
    search: '[...problems, ...documents.flatMap(document => document.problems)]',
    replace: 'documents.flatMap(document => document.problems)',
    run: { mocha: ['test/badInput.test.ts'], grep: 'healthy|python-binary', build: true },
  },
  {
    breaks: 'A scan that is cancelled goes on',
    file: 'src/host/session.ts',
    search: 'this.#running.get(message.id)?.abort();',
    replace: 'this.#running.get(message.id);',
    run: { mocha: ['test/twins.test.ts'], grep: 'cancelled' },
  },
  {
    breaks: 'The command line ends well whatever it finds',
    file: 'src/cli/scan.ts',
    search: "isLow || isStale || (failOn !== 'never' && failsOn(report, failOn)) ? 1 : 0",
    replace: "isLow || isStale || (failOn !== 'never' && failsOn(report, failOn)) ? 0 : 0",
    run: { mocha: ['test/cli.test.ts'], grep: 'exit status', build: true },
  },
  {
    breaks: 'A scan starts a program',
    file: 'src/host/diskReader.ts',
    search: '  const top = resolve(folder);\n  return {',
    replace:
      "  const top = resolve(folder);\n  process.getBuiltinModule('node:child_process').spawnSync('true');\n  return {",
    run: { mocha: ['test/offline.test.ts'], grep: 'command line|worker of the extension', build: true },
  },
  {
    breaks: 'ci/no-ci is met in the editor, whatever the project holds',
    file: 'rules/ci/no-ci.yaml',
    search: '    exists: [ci-config]\n    meaningful: [ci-runs-code]\n',
    replace: '    exists: [third-party-import]\n',
    run: { vscode: 'says that nothing runs the project in CI' },
  },
  {
    breaks: 'Squiggles stay when their finding is gone',
    file: 'src/vscode/diagnostics.ts',
    search: '    this.#collection.set(place.uri, this.#focus.filter(place.uri, place.diagnostics));\n',
    replace:
      '    if (place.diagnostics.length > 0) this.#collection.set(place.uri, this.#focus.filter(place.uri, place.diagnostics));\n',
    run: { vscode: 'appear, move and clear on edit in a Python file' },
  },
  {
    breaks: 'Squiggles stand in the next cell',
    file: 'src/vscode/convert.ts',
    search: 'document.cells[location.cell]',
    replace: 'document.cells[location.cell + 1]',
    run: { vscode: 'appear, move and clear on edit in a cell' },
  },
  {
    breaks: 'Quick fixes go in one letter too far',
    file: 'src/vscode/convert.ts',
    search: 'new vscode.Range(document.positionAt(start), document.positionAt(end))',
    replace: 'new vscode.Range(document.positionAt(start + 1), document.positionAt(end + 1))',
    run: { vscode: 'into the first cell, and undo takes it back' },
  },
  {
    breaks: 'Settings that turn rules off are not read',
    file: 'src/vscode/settings.ts',
    search: 'rules: readRules(get(rules)),',
    replace: 'rules: readRules(undefined),',
    run: { vscode: 'rules turned off by id and by glob' },
  },
  {
    breaks: 'The text of a closed editor is scanned for ever',
    file: 'src/vscode/openDocuments.ts',
    search: 'if (!now.has(path)) {',
    replace: "if (!now.has(path) && path === '') {",
    run: { vscode: 'whose editor was closed' },
  },
  {
    breaks: 'What happens on the disk goes unnoticed',
    file: 'src/vscode/watchFolder.ts',
    search: "watch(folder, '**/*', ",
    replace: "watch(folder, '*.nothing', ",
    run: { vscode: 'made, changed and deleted on disk' },
  },
  {
    breaks: 'A branch switch goes unnoticed where it changes no file',
    file: 'src/vscode/watchFolder.ts',
    search: "'.git/{HEAD,index}'",
    replace: "'.git/nothing'",
    run: { vscode: 'changes what git tracks is followed' },
  },
  {
    breaks: 'What git begins to track goes unnoticed on the same branch',
    file: 'src/vscode/watchFolder.ts',
    search: "'.git/{HEAD,index}'",
    replace: "'.git/HEAD'",
    run: { vscode: 'a file that git begins to track is listed' },
  },
  {
    breaks: 'A repository that begins goes unnoticed',
    file: 'src/vscode/watchFolder.ts',
    search: "'.git/{HEAD,index}'",
    replace: "'.git/index'",
    run: { vscode: 'from the moment the repository has a HEAD' },
  },
];
