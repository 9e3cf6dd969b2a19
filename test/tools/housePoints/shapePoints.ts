import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { ESLint } from 'eslint';
import ts from 'typescript';
import { shipped } from '../../support/project';
import {
  type HousePoint,
  importsOf,
  listed,
  nodesOf,
  root,
  runTests,
  mochaCommand,
  sourcesBelow,
  textOf,
  verdictOf,
} from './housePoint';

/** Points about folders, arrows and hosts. */
export async function shapePoints(): Promise<readonly HousePoint[]> {
  return [folderMap(), await purity(), ports(), hosts(), twins()];
}

function folderMap(): HousePoint {
  const map = textOf('src/README.md');
  const folders = ['src', 'src/engine'].flatMap(folder =>
    readdirSync(path.join(root, folder), { withFileTypes: true })
      .filter(entry => entry.isDirectory() && entry.name !== 'engine')
      .map(({ name }) => `${folder}/${name}/`.replace('src/', '')),
  );
  const unnamed = folders.filter(folder => !map.includes(`\`${folder}\``));
  const gone = [...map.matchAll(/^\| `([\w/.]+)`/gm)]
    .map(([, name = '']) => name)
    .filter(name => !existsSync(path.join(root, 'src', name)));
  return {
    number: 1,
    point: 'The flow can be told from the folders: src/README.md names each, and no other',
    mark: 'a newcomer retells it without help',
    measured: `${folders.length} folders; not named: ${listed(unnamed)}; named and gone: ${listed(gone)}`,
    verdict: unnamed.length + gone.length === 0 ? 'judge' : 'MISS',
    command: 'sed -n 1,42p src/README.md; ls src/engine',
  };
}

const machine = /^(vscode|fs|path|os|node:.*)$/;
const impureNames = new Set(['process', 'Buffer', 'require', 'setTimeout', 'performance']);

async function purity(): Promise<HousePoint> {
  const files = sourcesBelow('src/engine').filter(file => !file.endsWith('.d.ts'));
  const imported = files.filter(file =>
    importsOf(file).some(name => machine.test(name) || /(^|\/)(host|cli|vscode)\//.test(name)),
  );
  const touched = files.filter(file => [...nodesOf(file)].some(isImpure));
  const eslint = new ESLint({ cwd: root, overrideConfigFile: 'test/eslint.config.mjs' });
  const configuration: unknown = await eslint.calculateConfigForFile(path.join(root, 'src/engine/scan.ts'));
  const isError = /"no-restricted-imports":\[2/.test(JSON.stringify(configuration));
  return {
    number: 2,
    point: 'The engine imports neither VS Code nor Node, and knows no clock, chance or process',
    mark: '0 places, and a lint error',
    measured: `imports ${listed(imported)}; uses ${listed(touched)}; lint ${isError ? 'error' : 'silent'}`,
    verdict: verdictOf(imported.length + touched.length === 0 && isError),
    command: 'grep -rnE "from \'(vscode|node:)|process\\.|Date\\.now|Math\\.random" src/engine; npm run lint',
  };
}

function isImpure(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node)) {
    return /^(Date\.now|Math\.random)$/.test(node.getText());
  }
  const isName = ts.isIdentifier(node) && impureNames.has(node.text);
  return (
    isName &&
    !ts.isPropertyAccessExpression(node.parent) &&
    !ts.isPropertySignature(node.parent) &&
    !ts.isPropertyAssignment(node.parent)
  );
}

function ports(): HousePoint {
  const members = [...nodesOf('src/engine/workspace/reader.ts')]
    .filter(node => ts.isInterfaceDeclaration(node) && node.name.text === 'WorkspaceReader')
    .flatMap(node => (ts.isInterfaceDeclaration(node) ? node.members.map(member => member.name?.getText() ?? '') : []));
  return {
    number: 3,
    point: 'The engine asks little of the outside world',
    mark: 'one port of at most 3 members',
    measured: `WorkspaceReader has ${members.length}: ${members.join(', ')}`,
    verdict: verdictOf(members.length > 0 && members.length <= 3),
    command: 'cat src/engine/workspace/reader.ts',
  };
}

function hosts(): HousePoint {
  const ids = new Set(shipped().rules.map(({ id }) => String(id)));
  const messages = new Set(shipped().rules.flatMap(({ title, met, message }) => [title, met, message]));
  const files = ['src/cli', 'src/vscode', 'src/host'].flatMap(sourcesBelow);
  const deciding = files.filter(file =>
    [...nodesOf(file)].some(node => ts.isStringLiteralLike(node) && (ids.has(node.text) || messages.has(node.text))),
  );
  const deep = files.filter(file => importsOf(file).some(name => /engine\/(?!index$)/.test(name)));
  return {
    number: 4,
    point: 'Hosts decide nothing: they come in by engine/index, and know no rule by its name or words',
    mark: '0',
    measured: `past the door: ${listed(deep)}; with words of a rule: ${listed(deciding)}`,
    verdict: verdictOf(deep.length + deciding.length === 0),
    command:
      'grep -rnE "engine/[a-z]+/" src/cli src/vscode src/host; then read src/cli/scan.ts and src/vscode/diagnostics.ts',
  };
}

function twins(): HousePoint {
  const run = runTests('test/twins.test.ts');
  return {
    number: 5,
    point: 'Command line, engine and editor give the same report of every fixture repository',
    mark: 'equal',
    measured: run.measured,
    verdict: verdictOf(run.holds),
    command: `${mochaCommand('test/twins.test.ts')}; MOCHA_GREP='say the same' node test/tools/runVscodeTests.mjs trusted`,
  };
}
