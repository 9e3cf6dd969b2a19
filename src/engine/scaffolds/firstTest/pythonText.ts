import { NativeObject } from '../../evaluation/nativeObject';
import { PathValue } from '../../evaluation/libraries/paths';
import { escapeCharacter, representFloat } from '../../evaluation/text';
import type { PyValue } from '../../evaluation/values';

/** An expression of Python, written down; nested where it may be broken over lines. */
export type Written =
  | { readonly kind: 'atom'; readonly text: string }
  | {
      readonly kind: 'group';
      readonly open: string;
      readonly items: readonly Written[];
      readonly close: string;
      /** One item a line, however short they are. */
      readonly isBroken?: true;
    };

export type WrittenGroup = Extract<Written, { readonly kind: 'group' }>;

/** What the text of a test needs beside pytest: `import pandas as pd`. */
export type Imports = Set<string>;

export function atom(text: string): Written {
  return { kind: 'atom', text };
}

export function group(open: string, items: readonly Written[], close: string): WrittenGroup {
  return { kind: 'group', open, items, close };
}

/** Puts text before: `key: ` before a value. */
export function prefixed(prefix: string, written: Written): Written {
  return written.kind === 'atom' ? atom(prefix + written.text) : { ...written, open: prefix + written.open };
}

/** How a value is written in a test; `undefined` when it cannot be. */
export function write(value: PyValue, imports: Imports): Written | undefined {
  if (value instanceof NativeObject) {
    return writeObject(value, imports);
  }
  switch (value.kind) {
    case 'list':
      return value.isView ? undefined : writeItems('[', value.items, ']', imports);
    case 'tuple':
      return writeTuple(value.items, imports);
    case 'set':
      return value.entries.size === 0 ? atom('set()') : writeItems('{', [...value.entries.values()], '}', imports);
    case 'dict':
      return writeDict(value, imports);
    default:
      return writeSimple(value);
  }
}

function writeSimple(value: PyValue): Written | undefined {
  switch (value.kind) {
    case 'none':
      return atom('None');
    case 'bool':
      return atom(value.value ? 'True' : 'False');
    case 'int':
      return atom(String(value.value));
    case 'float':
      return writeFloat(value.value);
    case 'str':
      return atom(quote(value.value));
    default:
      return undefined;
  }
}

function writeFloat(value: number): Written {
  return atom(Number.isFinite(value) ? representFloat(value) : `float("${representFloat(value)}")`);
}

/** With double quotes, as formatters leave it. */
export function quote(text: string): string {
  const mark = text.includes('"') && !text.includes("'") ? "'" : '"';
  return (
    mark +
    Array.from(text)
      .map(character => escapeCharacter(character, mark))
      .join('') +
    mark
  );
}

function writeItems(open: string, items: readonly PyValue[], close: string, imports: Imports): Written | undefined {
  const written = items.map(item => write(item, imports));
  return written.every(each => each !== undefined) ? group(open, written, close) : undefined;
}

function writeTuple(items: readonly PyValue[], imports: Imports): Written | undefined {
  const written = writeItems('(', items, ')', imports);
  const isSingle = items.length === 1 && written?.kind === 'group' && written.items[0]?.kind === 'atom';
  return isSingle && written.items[0]?.kind === 'atom' ? atom(`(${written.items[0].text},)`) : written;
}

function writeDict({ entries }: PyValue & { readonly kind: 'dict' }, imports: Imports): Written | undefined {
  const written = [...entries.values()].map(({ key, value }) => {
    const [name, inner] = [write(key, imports), write(value, imports)];
    return name?.kind === 'atom' && inner !== undefined ? prefixed(`${name.text}: `, inner) : undefined;
  });
  return written.every(each => each !== undefined) ? group('{', written, '}') : undefined;
}

function writeObject(value: NativeObject, imports: Imports): Written | undefined {
  if (value instanceof PathValue) {
    imports.add('from pathlib import Path');
    return atom(`Path(${quote(value.path)})`);
  }
  return value.write(inner => write(inner, imports), imports);
}

const WIDTH = 88;

/** On one line where it fits behind what stands before it, else one item a line, as formatters do. */
export function layOut(written: Written, indent: number, before: number, after = 0): string {
  const line = onOneLine(written);
  if (
    written.kind === 'atom' ||
    written.items.length === 0 ||
    (!isBroken(written) && before + line.length + after <= WIDTH)
  ) {
    return line;
  }
  const inner = ' '.repeat(indent + 4);
  // The one argument of a call gets no comma, as formatters have it.
  const comma = written.items.length === 1 && written.open.endsWith('(') ? '' : ',';
  const items = written.items.map(item => `${inner}${layOut(item, indent + 4, indent + 4, 1)}${comma}\n`);
  return `${written.open}\n${items.join('')}${' '.repeat(indent)}${written.close}`;
}

function isBroken(written: Written): boolean {
  return written.kind === 'group' && (written.isBroken === true || written.items.some(isBroken));
}

export function onOneLine(written: Written): string {
  return written.kind === 'atom'
    ? written.text
    : `${written.open}${written.items.map(onOneLine).join(', ')}${written.close}`;
}
