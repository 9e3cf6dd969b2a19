import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Environment } from '../../../src/engine/index';
import { readEnvironment } from '../../../src/host/environment/readEnvironment';
import { createDiskReader } from '../../../src/host/diskReader';
import { createFolderReader } from '../../../src/host/folderReader';

suite('readEnvironment', () => {
  let top = '';
  const variables: Record<string, string> = {};
  const machine = { variables, isWindows: false, home: '' };

  setup(() => {
    top = realpathSync(mkdtempSync(join(tmpdir(), 'préflight env-')));
    mkdirSync(join(top, 'churn'));
    Object.keys(variables).forEach(name => Reflect.deleteProperty(variables, name));
    Object.assign(machine, { isWindows: false, home: join(top, 'home') });
  });

  teardown(() => {
    rmSync(top, { recursive: true, force: true });
  });

  function write(files: Readonly<Record<string, string>>): void {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(top, path)), { recursive: true });
      writeFileSync(join(top, path), text);
    }
  }

  /** What pip writes for a wheel. */
  function install(folder: string, name: string, version: string, files: readonly string[]): void {
    const info = `${folder}/${name.replaceAll('-', '_')}-${version}.dist-info`;
    write({
      [`${info}/METADATA`]: `Metadata-Version: 2.4\nName: ${name}\nVersion: ${version}\n\nText\n`,
      [`${info}/RECORD`]: [...files, `${info}/RECORD`].map(file => `${file},sha256=x,1\n`).join(''),
    });
  }

  function read(root = '.'): Environment | undefined {
    return readEnvironment(join(top, 'churn'), root, machine);
  }

  test('reads names and versions of a virtual environment in the folder, named by its place there', () => {
    const site = 'churn/.venv/lib/python3.12/site-packages';
    write({ 'churn/.venv/pyvenv.cfg': 'home = /usr/bin\nversion = 3.12.4\n' });
    install(site, 'scikit-learn', '1.7.2', [
      'sklearn/__init__.py',
      'sklearn/tree/_tree.so',
      'sklearn/tree/__init__.py',
    ]);
    install(site, 'PyYAML', '6.0.3', ['yaml/__init__.py', '_yaml/__init__.py']);
    install(site, 'six', '1.17.0', ['six.py', '../../../bin/six', 'tests/__init__.py']);
    const environment = read();
    assert.equal(environment?.python, '3.12.4');
    assert.equal(environment.place, '.venv');
    assert.equal(environment.isDefault, undefined);
    assert.deepEqual([...environment.versions], [['pyyaml', '6.0.3'], ['scikit-learn', '1.7.2'], ['six', '1.17.0']]); // prettier-ignore
    assert.deepEqual([...environment.modules], [['yaml', 'pyyaml'], ['_yaml', 'pyyaml'], ['sklearn', 'scikit-learn'], ['six', 'six']]); // prettier-ignore
  });

  test('tells distributions apart that share a namespace, and knows compiled modules', () => {
    const site = 'churn/venv/lib/python3.11/site-packages';
    write({ 'churn/venv/pyvenv.cfg': 'version_info = 3.11.9.final.0\n' });
    install(site, 'google-cloud-storage', '3.4.0', [
      'google/cloud/storage/__init__.py',
      'google/cloud/storage/blob.py',
    ]);
    install(site, 'protobuf', '6.32.0', ['google/protobuf/__init__.py', 'google/_upb/_message.abi3.so']);
    install(site, 'pyzmq', '27.0.0', ['zmq/__init__.py', 'fast.cpython-311-x86_64-linux-gnu.so']);
    const environment = read();
    assert.equal(environment?.python, '3.11.9');
    assert.deepEqual([...environment.modules.keys()].sort(), [
      'fast', 'google._upb._message', 'google.cloud.storage', 'google.protobuf', 'zmq',
    ]); // prettier-ignore
  });

  test('reads the Windows layout', () => {
    Object.assign(machine, { isWindows: true });
    write({ 'churn/.venv/pyvenv.cfg': 'home = C:\\Python313\nversion = 3.13.1\n' });
    install('churn/.venv/Lib/site-packages', 'pandas', '2.3.3', ['pandas\\__init__.py']);
    assert.deepEqual([...(read()?.modules ?? [])], [['pandas', 'pandas']]);
    variables['PATH'] = `${join(top, 'store')};${join(top, 'Python312')}`;
    write({ 'store/python.exe': '', 'Python312/python.exe': 'MZ', 'Python312/python312.dll': 'MZ' });
    rmSync(join(top, 'churn/.venv'), { recursive: true });
    install('Python312/Lib/site-packages', 'numpy', '2.3.5', ['numpy/__init__.py']);
    install('home/Python/Python312/site-packages', 'pandas', '2.2.0', []);
    const environment = read();
    assert.equal(environment?.python, '3.12');
    assert.deepEqual([...environment.versions], [['pandas', '2.2.0'], ['numpy', '2.3.5']]); // prettier-ignore
  });

  test('of a monorepo takes the environment of the project, then the one at the top', () => {
    write({
      'churn/.venv/pyvenv.cfg': 'version = 3.12.4\n',
      'churn/services/api/.venv/pyvenv.cfg': 'version = 3.13.0\n',
    });
    install('churn/.venv/lib/python3.12/site-packages', 'pandas', '2.3.3', []);
    install('churn/services/api/.venv/lib/python3.13/site-packages', 'fastapi', '0.121.0', []);
    assert.equal(read('services/api')?.place, 'services/api/.venv');
    assert.equal(read('services/other')?.place, '.venv');
    assert.equal(read()?.place, '.venv');
  });

  test('finds an environment by any name, and leaves an empty one for one that has packages', () => {
    write({ 'churn/.venv/pyvenv.cfg': 'version = 3.12.4\n', 'churn/mein env/pyvenv.cfg': 'version = 3.12.4\n' });
    install('churn/.venv/lib/python3.12/site-packages', 'pip', '25.0', ['pip/__init__.py']);
    assert.equal(read()?.place, '.venv');
    install('churn/mein env/lib/python3.12/site-packages', 'pandas', '2.3.3', []);
    assert.equal(read()?.place, 'mein env');
  });

  test('an activated virtual environment and a Conda environment are named without their path', () => {
    write({ 'envs/forecast/pyvenv.cfg': 'version = 3.12.4\n' });
    install('envs/forecast/lib/python3.12/site-packages', 'pandas', '2.3.3', []);
    variables['VIRTUAL_ENV'] = join(top, 'envs/forecast');
    assert.equal(read()?.place, 'the virtual environment forecast');
    Reflect.deleteProperty(variables, 'VIRTUAL_ENV');
    write({
      'conda/envs/churn/conda-meta/python-3.11.8-hab00c5b_0_cpython.json': '{}',
      'conda/envs/churn/conda-meta/pytorch-cpu-2.3.1-py3.11_0.json': '{}',
      'conda/envs/churn/conda-meta/history': '',
    });
    install('conda/envs/churn/lib/python3.11/site-packages', 'torch', '2.3.1', []);
    Object.assign(variables, { CONDA_PREFIX: join(top, 'conda/envs/churn'), CONDA_DEFAULT_ENV: 'churn' });
    const environment = read();
    assert.equal(environment?.place, 'the Conda environment churn');
    assert.equal(environment.python, '3.11.8');
    assert.equal(environment.conda?.get('pytorch-cpu'), '2.3.1');
  });

  test('follows links from the PATH to an installation, and takes what a user added', () => {
    write({
      'opt/bin/python3.11': '#!',
      'opt/lib/python3.12/x.py': '',
      'opt/include/python3.11/patchlevel.h': '#define PY_VERSION          "3.11.7"\n',
    });
    mkdirSync(join(top, 'bin'));
    symlinkSync(join(top, 'opt/bin/python3.11'), join(top, 'bin/python3'));
    install('opt/lib/python3.11/site-packages', 'numpy', '2.3.5', []);
    install('home/.local/lib/python3.11/site-packages', 'numpy', '1.26.4', []);
    variables['PATH'] = `${join(top, 'nowhere')}:${join(top, 'bin')}`;
    const environment = read();
    assert.equal(environment?.python, '3.11.7');
    assert.equal(environment.place, 'the Python on your PATH');
    assert.equal(environment.isDefault, true);
    assert.equal(environment.versions.get('numpy'), '1.26.4');
  });

  test('knows which version a shim of pyenv starts', () => {
    write({ '.pyenv/shims/python3': '#!', '.pyenv/version': '3.10.13\n', 'churn/notebooks/x.txt': '' });
    install('.pyenv/versions/3.10.13/lib/python3.10/site-packages', 'pandas', '1.5.3', []);
    install('.pyenv/versions/3.12.1/lib/python3.12/site-packages', 'pandas', '2.3.3', []);
    variables['PATH'] = join(top, '.pyenv/shims');
    assert.equal(read()?.versions.get('pandas'), '1.5.3');
    write({ 'churn/.python-version': '# for the service too\n3.12\n' });
    assert.equal(read('notebooks')?.versions.get('pandas'), '2.3.3');
    variables['PYENV_VERSION'] = '3.9.1';
    assert.equal(read(), undefined);
  });

  test('what came from a folder has no version that others could install', () => {
    const site = 'churn/.venv/lib/python3.12/site-packages';
    write({ 'churn/.venv/pyvenv.cfg': 'version = 3.12.4\n' });
    install(site, 'churn', '0.1.0', ['churn/__init__.py']);
    write({
      [`${site}/churn-0.1.0.dist-info/direct_url.json`]: '{"dir_info": {"editable": true}, "url": "file:///x"}',
    });
    install(site, 'numpy', '2.3.5', []);
    write({
      [`${site}/numpy-2.3.5.dist-info/direct_url.json`]: '{"dir_info": {}, "url": "file:///croot/numpy"}',
      [`${site}/numpy-2.3.5.dist-info/INSTALLER`]: 'conda\n',
    });
    assert.deepEqual([...(read()?.versions ?? [])], [['numpy', '2.3.5']]);
    assert.equal(read()?.modules.get('churn'), 'churn');
  });

  test('an environment that shares the packages of its Python has them', () => {
    write({
      'churn/.venv/pyvenv.cfg': `home = ${top}/base/bin\ninclude-system-site-packages = true\nversion = 3.12.4\n`,
    });
    install('base/lib/python3.12/site-packages', 'pandas', '2.3.3', []);
    assert.equal(read()?.versions.get('pandas'), '2.3.3');
  });

  test('names without METADATA or RECORD are read from folders and top_level.txt', () => {
    const site = 'churn/.venv/lib/python3.12/site-packages';
    write({
      'churn/.venv/pyvenv.cfg': 'version = 3.12.4\n',
      [`${site}/python_dateutil-2.9.0.dist-info/top_level.txt`]: 'dateutil\n',
      [`${site}/six-1.16.0-py3.12.egg-info`]: 'Metadata-Version: 1.2\nName: six\nVersion: 1.16.0\n',
    });
    assert.deepEqual([...(read()?.versions ?? [])], [['python-dateutil', '2.9.0'], ['six', '1.16.0']]); // prettier-ignore
    assert.deepEqual([...(read()?.modules ?? [])], [['dateutil', 'python-dateutil'], ['six', 'six']]); // prettier-ignore
  });

  test('where no Python can be seen there is none', () => {
    variables['PATH'] = join(top, 'nowhere');
    write({ 'churn/.venv/readme.txt': '', 'nowhere/python3': '#!' });
    assert.equal(read(), undefined);
  });

  test('readers of a folder hand it on', async () => {
    write({ 'churn/.venv/pyvenv.cfg': 'version = 3.12.4\n' });
    install('churn/.venv/lib/python3.12/site-packages', 'pandas', '2.3.3', []);
    const reader = createFolderReader(createDiskReader(join(top, 'churn')));
    const { signal } = new AbortController();
    assert.equal((await reader.readEnvironment?.(signal))?.place, '.venv');
  });
});
