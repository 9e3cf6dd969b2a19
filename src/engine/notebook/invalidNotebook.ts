import * as l10n from '@vscode/l10n';
import { startsWith } from './jsonScalars';
import type { InvalidNotebook, InvalidReason } from './notebookModel';

/** Notebooks above this many bytes (64 MiB) are not read. */
export const notebookByteLimit = 64 * 1024 * 1024;

/** A refusal as a value. */
export function invalid(reason: InvalidReason, message: string, offset: number): InvalidNotebook {
  return { kind: 'invalid', reason, message, offset };
}

/** The reasons that a look at size and first bytes gives, before any parsing. */
export function refuseAtOnce(bytes: Uint8Array): InvalidNotebook | undefined {
  if (bytes.length > notebookByteLimit) return tooLarge(bytes.length);
  if (isUtf16(bytes)) {
    return invalid(
      'utf-16',
      l10n.t('The notebook is saved as UTF-16, and Jupyter reads UTF-8 only: save it as UTF-8.'),
      0,
    );
  }
  if (startsWith(bytes, 0, 'version https://git-lfs.github.com/spec/')) {
    return invalid(
      'lfs-pointer',
      l10n.t('The notebook is not downloaded, only its Git LFS pointer is here: run `git lfs pull`.'),
      0,
    );
  }
  if (isAnnexPointer(bytes)) {
    return invalid(
      'annex-pointer',
      l10n.t('The notebook is not downloaded, only its git-annex key is here: run `git annex get`.'),
      0,
    );
  }
  return isBlank(bytes)
    ? invalid('empty', l10n.t('The notebook file is empty: restore it from git, or delete it.'), 0)
    : undefined;
}

function tooLarge(length: number): InvalidNotebook {
  const megabytes = Math.round(length / 1024 / 1024);
  const message = l10n.t(
    'The notebook has {0} MB, and more than 64 MB are not read: clear its outputs and save it.',
    megabytes,
  );
  return invalid('too-large', message, 0);
}

/** A UTF-16 byte order mark, or a `{` written with two bytes. */
function isUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  if (bytes.length < 2) return false;
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || (first === 0) !== (second === 0);
}

/** git-annex leaves `/annex/objects/<key>`, or the path a link led to: `../.git/annex/objects/…`. */
function isAnnexPointer(bytes: Uint8Array): boolean {
  const longest = 4096;
  if (bytes.length > longest || bytes.length === 0 || bytes[0] === openObject) return false;
  const firstLine = new TextDecoder().decode(bytes).split('\n', 1).join('');
  return /^(?:\.\.\/|\.git|\/)\S*annex\/objects\/\S/.test(firstLine);
}

const openObject = 0x7b;

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every(byte => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09);
}
