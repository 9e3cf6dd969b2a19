import { matchAt } from '../detectors/matchAt';
import { underGit } from '../detectors/trackedFile';
import { baseName } from '../model/location';
import type { Project } from '../projects/project';
import type { Checker } from './checker';

/**
 * Finds tables with columns that say who somebody is, among the files that git tracks. Names of columns alone are known
 * and shown, and of these only the ones in the lists below.
 */
export const personalData: Checker = {
  scope: 'project',
  kinds: ['python', 'notebook', 'markdown'],
  captures: ['file', 'columns'],
  anchors: [],
  concerns: (document, project) =>
    underGit(document, project) && project.files.some(({ path }) => project.workspace.columns.has(path)),
  *detect(project) {
    const { files, workspace, zoneOf } = project;
    for (const { path } of saysMadeUp(project) ? [] : files) {
      const columns = workspace.tracked?.has(path) === true ? (workspace.columns.get(path) ?? []) : [];
      const personal = madeUp.test(path) || zoneOf(path) === 'test' ? [] : personalColumns(columns);
      if (personal.length > 0) {
        const said = { text: personal.slice(0, 4).join(', '), isSaid: true as const };
        yield matchAt({ kind: 'document', path }, { file: baseName(path), columns: said });
      }
    }
  },
};

/** One is enough: it leads to one person. */
const strong = new Set(
  (
    'ssn social_security social_security_number iban passport passport_number passport_no national_id national_insurance_number ' +
    'credit_card credit_card_number card_number driver_license driving_license tax_id aadhaar aadhar cpf nino'
  ).split(' '),
);

/** Two together name somebody; one alone may be the address of a shop. */
const weak = new Set(
  (
    'email e_mail email_address mail phone phone_number telephone mobile mobile_number first_name firstname last_name lastname ' +
    'surname full_name fullname date_of_birth birth_date birthdate dob street street_address home_address ip_address ' +
    'maiden_name password'
  ).split(' '),
);

const madeUp =
  /synth|fake|faker|mock|dummy|sample|example|simulat|generated|anonymi|toy|demo|template|schema|dictionary/i;

function personalColumns(columns: readonly string[]): readonly string[] {
  const names = new Set(columns.map(normalise));
  const certain = [...names].filter(name => strong.has(name));
  const likely = [...names].filter(name => weak.has(name));
  return certain.length > 0 || likely.length > 1 ? [...certain, ...likely] : [];
}

/** `First Name` and `firstName` are `first_name`. */
function normalise(name: string): string {
  return name
    .trim()
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
}

/** The code makes people up, or a page says that somebody did. */
function saysMadeUp({ documents }: Project): boolean {
  return documents.some(document =>
    document.kind === 'markdown'
      ? /\b(?:synthetic(?:ally)?|made[- ]up|fictitious|fictional|fake|simulated|anonymi[sz]ed|dummy|faker|mockaroo)\b/i.test(
          document.text,
        )
      : (document.kind === 'python' || document.kind === 'notebook') &&
        document.facts.imports.some(({ module }) => /^(?:faker|mimesis|sdv)\b/.test(module)),
  );
}
