import fc from 'fast-check';

/** Something typed into a text: at an offset, or at a share of its length. */
export type Edit = { readonly removed: number; readonly typed: string } & (
  { readonly at: number } | { readonly place: number }
);

/** What people type, and above all what turns the rest of a file inside out. */
export const pieces: readonly string[] = [
  ...[
    'a',
    'x',
    '_',
    '1',
    ' ',
    '    ',
    '\t',
    '\f',
    '.',
    ',',
    ';',
    '=',
    ':',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '@',
    '%',
    '!',
    '?',
  ],
  ...['"', "'", '"""', "'''", 'f"{', '}"', 'f"{x!r:{y}}"', 'b', 'r', '\\', '\\\n', '#', '\0', 'é', '😀'],
  ...[
    '\n',
    '\r\n',
    '\r',
    '\n\n',
    '\n    ',
    '\n        ',
    '\n  x = 1\n',
    'pass\n',
    'return',
    'lambda',
    'async',
    'await',
  ],
  ...[
    'else',
    'else:\n',
    'elif x:',
    'except:',
    'except A:\n',
    'finally:',
    'try:\n',
    'if x:',
    'if x: pass\n',
    'with a as b:',
  ],
  ...[
    'def f():',
    'def f(): pass\n',
    'class A:\n    x = 1\n',
    'match x:\n    case 1:\n        pass\n',
    'case _:',
    'global x',
  ],
  ...[
    'import os',
    'from a import b\n',
    'from __future__ import nope\n',
    '%time x',
    '%%time\n',
    '%%bash\n',
    '!ls',
    'x = !ls\n',
  ],
];

/** The text after an edit. */
export function edited(text: string, edit: Edit): string {
  const at = 'at' in edit ? edit.at : Math.floor(edit.place * text.length);
  return text.slice(0, at) + edit.typed + text.slice(at + edit.removed);
}

/** A share of a text's length, all of them alike: fast-check likes the ends of a range best. */
export const anyPlace: fc.Arbitrary<number> = fc.noBias(fc.integer({ min: 0, max: 10_000 })).map(part => part / 10_000);

/** One edit anywhere in a text. */
export const anyEdit: fc.Arbitrary<Edit> = fc.record({
  place: anyPlace,
  removed: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(12) }),
  typed: fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'grapheme', maxLength: 4 })),
});
