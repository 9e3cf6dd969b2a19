/**
 * Names of columns that hold what names a person, such as `first_name`, `email` or `home_address`, with words parted by
 * `_`; one pattern in parts, which Python and JavaScript read alike. Not `phone_service` and not `product_name`.
 */
export const personalSource = [
  '(?:^|_)(?:e?_?mail|(?:first|last|full|middle|user|customer|client|patient)_?name|surname',
  '|address|street|birth\\w*|dob|ssn|iban|passport|phone(?:_?n\\w+)?)$|^name$',
] as const;

const pattern = new RegExp(personalSource.join(''), 'i');

export function isPersonal(column: string): boolean {
  return pattern.test(column.replace(/(?<=[a-z])(?=[A-Z])/g, '_'));
}
