// What the machine must have before anything is downloaded, said in one sentence.
import { spawnSync } from 'node:child_process';

const libraries = [
  { file: 'libnss3.so', package: 'libnss3' },
  { file: 'libnspr4.so', package: 'libnspr4' },
  { file: 'libexpat.so.1', package: 'libexpat1' },
];

/**
 * What is missing, as a sentence that says what to install; `undefined` when nothing is.
 * `building: false` asks for the browser's libraries only, for a host that is installed already.
 */
export function missingPrerequisites({ building, environment = process.env }) {
  const unfit = unfitMachine();
  if (unfit) return unfit;
  const missing = [...(building ? missingTools(environment) : []), ...missingLibraries(environment)];
  if (missing.length === 0) return undefined;
  const names = missing.map(one => one.name).join(', ');
  const packages = missing.map(one => one.package).join(' ');
  return `The VS Code test host needs ${names}, missing here: install with "apt-get install ${packages}" or your system's like.`;
}

function unfitMachine() {
  const [major = 0] = process.versions.node.split('.').map(Number);
  if (major < 20)
    return `The VS Code test host needs Node 20 or newer, and this is ${process.version}: install Node 20.`;
  const machine = `${process.platform}-${process.arch}`;
  if (machine === 'linux-x64') return undefined;
  return `The VS Code server from npm runs on linux-x64 and this is ${machine}: set VSCODE_EXECUTABLE to an installed VS Code (or "download") for the tests, and start with "npm start -- --desktop".`;
}

function missingTools(environment) {
  const tools = [
    { name: 'a C++ compiler', package: 'g++', commands: [environment.CXX ?? 'g++'] },
    { name: 'make', package: 'make', commands: [environment.MAKE ?? 'make'] },
    { name: 'Python 3', package: 'python3', commands: [environment.PYTHON ?? 'python3', 'python'] },
  ];
  return tools.filter(tool => !tool.commands.some(command => runs(command, environment)));
}

function runs(command, environment) {
  return spawnSync(command, ['--version'], { stdio: 'ignore', env: environment }).status === 0;
}

function missingLibraries(environment) {
  if (environment.CHROMIUM_PATH) return [];
  const known = loaderCache();
  if (known === undefined) return [];
  return libraries
    .filter(library => !known.includes(`${library.file} (`))
    .map(library => ({ name: `the library ${library.package}`, package: library.package }));
}

// ldconfig is often not on a user's PATH; without it (musl) nothing can be said beforehand.
function loaderCache() {
  const tries = ['/sbin/ldconfig', '/usr/sbin/ldconfig', 'ldconfig'];
  return tries.map(command => spawnSync(command, ['-p'], { encoding: 'utf8' })).find(done => done.status === 0)?.stdout;
}
