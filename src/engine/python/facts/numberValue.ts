/** The value of a Python number; `undefined` for imaginary ones and for what is no number. */
export function numberValue(text: string): number | undefined {
  const digits = text.replaceAll('_', '').toLowerCase();
  if (digits.endsWith('j')) return undefined;
  const value = Number(digits.endsWith('l') ? digits.slice(0, -1) : digits);
  return Number.isNaN(value) ? undefined : value;
}
