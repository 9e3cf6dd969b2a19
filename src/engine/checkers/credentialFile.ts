import { matchAt } from '../detectors/matchAt';
import { underGit } from '../detectors/trackedFile';
import type { Document } from '../model/document';
import { baseName, type WorkspacePath } from '../model/location';
import type { Checker } from './checker';
import { secretKindName } from './secrets/kindNames';
import { textSecrets } from './secrets/textSecrets';

/** Finds files that hold credentials and that git tracks: known by their names, and where a name can mislead by content. */
export const credentialFile: Checker = {
  scope: 'project',
  kinds: ['text', 'json', 'ini', 'yaml', 'toml'],
  concerns: underGit,
  captures: ['what'],
  anchors: [],
  *detect({ files, workspace }) {
    for (const { path } of files) {
      const what = workspace.tracked?.has(path) === true && !isForShow(path) ? kindOf(path, workspace) : undefined;
      if (what !== undefined) {
        yield matchAt({ kind: 'document', path }, { what: secretKindName(what) });
      }
    }
  },
};

/** Tests bring certificates of their own, templates show which names there are, and all of Android signs trials alike. */
function isForShow(path: string): boolean {
  return /(?:^|\/)(?:tests?|testing|fixtures|testdata|examples?|docs?)\/|(?:^|\/)debug\.keystore$|example|sample|template|\.dist$/i.test(
    path,
  );
}

/** Names that say it all. */
const certain: readonly (readonly [RegExp, string])[] = [
  [/^id_(?:rsa|dsa|ecdsa|ed25519)$/, 'SSH key'],
  [/\.(?:p12|pfx|jks|keystore|ppk)$/i, 'store of keys'],
  [/\.kdbx?$/i, 'store of passwords'],
  [/^[._]netrc$|^\.pgpass$|^\.htpasswd$/, 'list of passwords'],
  [/^\.databrickscfg$|^\.pypirc$|^\.boto$/, 'configuration with a token'],
  [/^[\w.-]*(?:private|server|client|rsa|ssl|tls)[\w.-]*\.key$|^[\w.-]*(?:private|[_-])key\.pem$/i, 'private key'],
  [/^token\.pickle$/, 'access token'],
];

/** Names that need a look inside. */
const telling: readonly (readonly [RegExp, RegExp, string])[] = [
  [/^kaggle\.json$/, /"key"\s*:\s*"[0-9a-f]{32}"/, 'Kaggle key'],
  [/\.json$/, /"private_key"\s*:\s*"-----BEGIN/, 'key of a service account'],
  [/^client_secret.*\.json$|^credentials.*\.json$/, /"client_secret"\s*:\s*"[\w-]{20,}"/, 'OAuth secret'],
  [/^token.*\.json$|^credentials.*\.json$/, /"refresh_token"\s*:\s*"[^"]{20,}"/, 'access token'],
  [
    /^config\.local$|^credentials$/,
    /(?:password|secret_access_key|secret)\s*=\s*\S{8,}/,
    'configuration with a secret',
  ],
];

interface Documents {
  readonly documentAt: (path: WorkspacePath) => Document | undefined;
}

function kindOf(path: WorkspacePath, { documentAt }: Documents): string | undefined {
  const name = baseName(path);
  const known = certain.find(([pattern]) => pattern.test(name))?.[1];
  const isEnvironment = /^\.env(?:\.\w+)?$/.test(name);
  const isAsked = known === undefined && (isEnvironment || telling.some(([pattern]) => pattern.test(name)));
  const document = isAsked ? documentAt(path) : undefined;
  return document === undefined ? known : kindByContent(document, name, isEnvironment);
}

function kindByContent(document: Document, name: string, isEnvironment: boolean): string | undefined {
  const found = telling.find(([pattern, content]) => pattern.test(name) && content.test(document.text))?.[2];
  return (
    found ?? (isEnvironment && [...textSecrets(document, false)].length > 0 ? 'environment with secrets' : undefined)
  );
}
