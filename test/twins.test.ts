// The command line, the engine and the editor's worker give the same answers. The editor has its part in test/vscode.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'mocha';
import manifest from '../package.json';
import { type ScanReport, fixesOf, reporters } from '../src/engine/index';
import { createDiskReader } from '../src/host/diskReader';
import { localDay } from '../src/host/localDay';
import { shipped } from './support/project';
import { type SessionScanner, createSession } from './support/sessionScanner';

const folders = [
  ...readdirSync('test/repositories').map(name => path.resolve('test/repositories', name)),
  path.resolve('examples/churn'),
];
const { signal } = new AbortController();

function asJson(report: ScanReport): string {
  return reporters.json(report, { version: manifest.version, milliseconds: undefined, color: false, verbose: false });
}

function scanInEngine(folder: string): Promise<ScanReport> {
  return shipped().scan(createDiskReader(folder), { signal, today: localDay() });
}

/** What is sent to the editor, and the fixes that it can ask for. */
function assertAlike(report: ScanReport, expected: ScanReport): void {
  assert.deepEqual(structuredClone(report), structuredClone(expected));
  assert.deepEqual(report.findings.map(fixesOf), expected.findings.map(fixesOf));
}

suite('Twins', () => {
  for (const folder of folders) {
    const name = path.basename(folder);

    test(`${name}: the command line prints the report of the engine`, async () => {
      const words = [path.resolve('dist/cli.js'), 'scan', folder, '--format', 'json', '--no-timing'];
      const { stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
      assert.equal(stderr, '');
      assert.equal(stdout, asJson(await scanInEngine(folder)));
    });

    test(`${name}: the session of the editor gives the report of the engine`, async () => {
      const session = createSession(shipped());
      session.send({ kind: 'add-folder', place: { folder: 'file:///work', disk: folder } });
      const report = await scanInEngine(folder);
      assertAlike(await session.scan(1, 'file:///work', localDay()), report);
      const findings = report.findings.map(({ fingerprint }) => fingerprint);
      session.send({ kind: 'fixes', id: 2, folder: 'file:///work', scan: 1, findings });
      const fixes = new Map(report.findings.map(finding => [finding.fingerprint, fixesOf(finding)]));
      assert.deepEqual(session.posted.at(-1), { kind: 'fixes', id: 2, fixes });
    });

    test(`${name}: files that are open in editors give the same findings and answers`, async () => {
      const session = createSession(shipped());
      session.send({ kind: 'add-folder', place: { folder: 'file:///work', disk: folder } });
      const { files } = await createDiskReader(folder).listFiles(signal);
      for (const [index, file] of files.entries()) {
        const bytes = readFileSync(path.join(folder, file.path));
        session.send({ kind: 'edit', folder: 'file:///work', path: file.path, version: index + 1, bytes });
      }
      assertAlike(await session.scan(1, 'file:///work', localDay()), await scanInEngine(folder));
    });
  }

  test('an unsaved text changes the report, and closing the editor brings the stored one back', async () => {
    const folder = path.resolve('test/repositories/service');
    const session = createSession(shipped());
    session.send({ kind: 'add-folder', place: { folder: 'service', disk: folder } });
    const before = await session.scan(1, 'service', localDay());
    const bytes = new TextEncoder().encode(
      'import pandas as pd\npd.read_csv("/Users/ana/projects/churn/data/churn.csv")\n',
    );
    session.send({ kind: 'edit', folder: 'service', path: 'app/features.py', version: 1, bytes });
    const during = await session.scan(2, 'service', localDay());
    assert.ok(during.findings.some(({ location }) => location.path === 'app/features.py'));
    assert.equal(during.files, before.files);
    session.send({ kind: 'edit', folder: 'service', path: 'app/features.py', version: 2, bytes: undefined });
    assertAlike(await session.scan(3, 'service', localDay()), before);
  });

  /** A folder without a disk: the session asks the editor for every file. */
  function createVirtual(folder: string, onRead: (session: SessionScanner, path: string) => void): SessionScanner {
    const disk = createDiskReader(folder);
    const session = createSession(shipped(), message => {
      if (message.kind === 'list') {
        void disk.listFiles(signal).then(listing => {
          session.send({ kind: 'listed', request: message.request, listing });
        });
      } else if (message.kind === 'read') {
        onRead(session, message.path);
        const bytes = readFileSync(path.join(folder, message.path));
        session.send({ kind: 'bytes', request: message.request, bytes });
      }
    });
    session.send({ kind: 'add-folder', place: { folder: 'memfs:/work' } });
    return session;
  }

  test('a folder that only the editor can read is read through it', async () => {
    const folder = path.resolve('test/repositories/service');
    const session = createVirtual(folder, () => undefined);
    assertAlike(await session.scan(1, 'memfs:/work', localDay()), await scanInEngine(folder));
  });

  test('a folder that the editor cannot read fails with its sentence, and is no empty project', async () => {
    const session: SessionScanner = createSession(shipped(), message => {
      if (message.kind === 'list') {
        session.send({ kind: 'listed', request: message.request, listing: { problem: 'The server is gone.' } });
      }
    });
    session.send({ kind: 'add-folder', place: { folder: 'memfs:/work' } });
    await assert.rejects(session.scan(1, 'memfs:/work', localDay()), /^Error: The server is gone\.$/);
  });

  test('a scan that is cancelled reads no further file and posts no report', async () => {
    const read: string[] = [];
    const session = createVirtual(path.resolve('test/repositories/service'), (self, file) => {
      read.push(file);
      if (read.length === 2) {
        self.send({ kind: 'cancel', id: 1 });
      }
    });
    await assert.rejects(session.scan(1, 'memfs:/work', localDay()), /^Error: cancelled$/);
    assert.equal(read.length, 2);
    assert.ok(!session.posted.some(({ kind }) => kind === 'report'));
  });

  test('fixes are those of the last scan of the folder, and of no earlier one', async () => {
    const session = createSession(shipped());
    session.send({ kind: 'add-folder', place: { folder: 'service', disk: path.resolve('test/repositories/service') } });
    const { findings } = await session.scan(1, 'service', localDay());
    const asked = findings.slice(0, 1).map(({ fingerprint }) => fingerprint);
    await session.scan(2, 'service', localDay());
    session.send({ kind: 'fixes', id: 3, folder: 'service', scan: 1, findings: asked });
    assert.deepEqual(session.posted.at(-1), { kind: 'fixes', id: 3, fixes: undefined });
    session.send({ kind: 'fixes', id: 4, folder: 'service', scan: 2, findings: asked });
    const answer = session.posted.at(-1);
    assert.deepEqual(answer?.kind === 'fixes' && [...(answer.fixes?.keys() ?? [])], asked);
  });

  test('a folder that is not open is refused with a sentence', async () => {
    await assert.rejects(
      createSession(shipped()).scan(1, 'elsewhere', localDay()),
      /The folder elsewhere is not open\./,
    );
  });
});
