import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { isRecord } from '../../src/engine/rules/fields';

/** Where the table is kept, and what is made of it. */
export const peersFile = 'test/peers.md';

export interface PeerRow {
  readonly row: string;
  /** What Preflight does; absent together with the test that shows it. */
  readonly ours?: string;
  readonly shown?: { readonly file: string; readonly title: string };
  /** Why Preflight does not have it. */
  readonly not?: string;
}

export interface Peers {
  readonly features: readonly PeerRow[];
  readonly complaints: readonly PeerRow[];
}

export function readPeers(): Peers {
  const content: unknown = parse(readFileSync('test/peers.yaml', 'utf8'));
  if (!isPeers(content)) {
    throw new Error('test/peers.yaml holds two lists, features and complaints.');
  }
  return content;
}

function isPeers(content: unknown): content is Peers {
  return isRecord(content) && Array.isArray(content['features']) && Array.isArray(content['complaints']);
}

/** The table for people, with the test that shows each row. */
export function renderPeers({ features, complaints }: Peers): string {
  return [
    '# What others have, what people complain about, and Preflight',
    '',
    'Made from [peers.yaml](peers.yaml) by `npm run docs`. A test fails when a row names a test that is not there.',
    '',
    '## What extensions of this kind have',
    '',
    ...table('Feature', features),
    '',
    '## What people complain about',
    '',
    ...table('Complaint', complaints),
    '',
  ].join('\n');
}

function table(name: string, rows: readonly PeerRow[]): readonly string[] {
  const lines = rows.map(({ row, ours, shown, not }) =>
    shown === undefined
      ? `| ${row} | no: ${not ?? ''} | |`
      : `| ${row} | yes: ${ours ?? ''} | \`${shown.file}\`: ${shown.title} |`,
  );
  return [`| ${name} | Preflight | Shown by |`, '| --- | --- | --- |', ...lines];
}
