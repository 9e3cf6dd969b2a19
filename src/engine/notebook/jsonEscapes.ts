/** Whether the file writes non-ASCII characters as `\u00e9`: it has such escapes, and no such character itself. */
export function escapesNonAscii(bytes: Uint8Array): boolean {
  if (bytes.some(byte => byte >= 0x80)) return false;
  for (let at = bytes.indexOf(backslash); at >= 0; at = bytes.indexOf(backslash, at + 2)) {
    if (bytes[at + 1] === lowerU && isNonAscii(bytes, at)) return true;
  }
  return false;
}

export function hasNonAscii(text: string): boolean {
  return /[\u0080-\uffff]/.test(text);
}

/** `text` as it stands between the quotes of a JSON string. */
export function escapeText(text: string, isAscii: boolean): string {
  const escaped = JSON.stringify(text).slice(1, -1);
  return isAscii ? escapeJson(escaped) : escaped;
}

/** JSON with every character beyond ASCII as an escape, which is possible in its strings only. */
export function escapeJson(json: string): string {
  return json.replace(/[\u0080-\uffff]/g, unicodeEscape);
}

const backslash = 0x5c;
const lowerU = 0x75;

/** Of `\u00e9`, whether the number is above 0x7f. */
function isNonAscii(bytes: Uint8Array, at: number): boolean {
  const digits = String.fromCharCode(bytes[at + 2], bytes[at + 3], bytes[at + 4], bytes[at + 5]);
  return Number.parseInt(digits, 16) > 0x7f;
}

function unicodeEscape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
