import type { Match } from '../detectors/detector';
import { hasFacts } from '../detectors/sources';
import type { Document, DocumentKind } from '../model/document';
import { baseName } from '../model/location';
import { secretKindName } from './secrets/kindNames';
import type { Checker } from './checker';
import { pythonSecrets } from './secrets/pythonSecrets';
import { textSecrets } from './secrets/textSecrets';

/** Files whose lines set things. In prose and everything else only the keys of known providers count. */
const settingKinds = new Set<DocumentKind>(['yaml', 'json', 'toml', 'ini', 'dockerfile', 'shell', 'makefile']);

/** Finds secrets by their form, or by the name and the look of the value. No capture holds one. */
export const hardcodedSecret: Checker = {
  scope: 'document',
  kinds: [
    'python', 'notebook', 'yaml', 'json', 'toml', 'ini', 'dockerfile', 'shell', 'makefile', 'text', 'markdown', 'r',
    'julia', 'sql',
  ], // prettier-ignore
  captures: ['kind', 'variable', 'literal'],
  anchors: [],
  *detect(document) {
    const { path } = document;
    if (
      /(?:^|\/)(?:package-lock\.json|[\w.-]*\.lock|[\w.-]*lock\.ya?ml|[\w.-]*\.min\.\w+)$/.test(path) ||
      isOfAnApp(path)
    ) {
      return;
    }
    for (const match of secretsIn(document)) {
      const { kind } = match.captures;
      const captures = kind === undefined ? {} : { kind: { ...kind, text: secretKindName(kind.text) } };
      yield { ...match, captures: { ...match.captures, ...captures }, conceals: true };
    }
  },
};

function secretsIn(document: Document): Iterable<Match> {
  const { path } = document;
  if (hasFacts(document)) {
    return pythonSecrets(document, isTest(path));
  }
  const isSetting = settingKinds.has(document.kind) || /^\.env|\.env$|\.properties$|\.tfvars$/.test(baseName(path));
  return textSecrets(document, !isSetting || isTest(path) || isTemplate(path));
}

/** What Firebase has an app carry to everybody who installs it: it names the project and opens nothing. */
function isOfAnApp(path: string): boolean {
  return /(?:^|\/)(?:google-services\.json|GoogleService-Info\.plist|firebase_options\.dart)$/.test(path);
}

/** Tests need values that look like secrets. */
function isTest(path: string): boolean {
  return /(?:^|\/)(?:tests?|fixtures|testdata|mocks?)\/|(?:^|\/)(?:test_[^/]*|[^/]*_test|conftest)\.py$/.test(path);
}

function isTemplate(path: string): boolean {
  return /example|sample|template|\.dist$|\{\{/i.test(path);
}
