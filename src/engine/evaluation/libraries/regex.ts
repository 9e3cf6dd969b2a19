import { callValue } from '../callFunction';
import { dict } from '../dicts';
import { Given, positionally } from '../given';
import type { Machine } from '../machine';
import { NativeObject } from '../nativeObject';
import { numberOf } from '../numbers';
import {
  type Arguments,
  type PyValue,
  builtin,
  int,
  list,
  none,
  raise,
  str,
  tuple,
  unsupported,
  view,
} from '../values';
import { library } from './library';

const flagLetters: Readonly<Record<number, string>> = { 2: 'i', 8: 'm', 16: 's' };

/** `re.compile(…)`: JavaScript's engine does the work where both languages mean the same. */
export class PatternValue extends NativeObject {
  override readonly type = 're.Pattern';
  readonly #expression: RegExp;

  constructor(
    readonly pattern: string,
    readonly flags: number,
  ) {
    super();
    this.#expression = translate(pattern, flags);
  }

  override attribute(name: string): PyValue | undefined {
    const method = methods[name];
    if (name === 'pattern') {
      return str(this.pattern);
    }
    return method === undefined
      ? undefined
      : builtin(`Pattern.${name}`, (given, machine) => method(this, given, machine));
  }

  override truth(): boolean {
    return true;
  }

  override hashKey(): string {
    return `re${this.flags}${this.pattern}`;
  }

  override fingerprint(): string {
    return this.hashKey();
  }

  /** All matches, from the left. */
  all(text: string): readonly RegExpMatchArray[] {
    if (!/^[\x00-\x7f]*$/.test(text) && /\\[wWdDsSbB]|\(\?i\)/.test(this.pattern)) {
      return unsupported('it searches in letters with accents');
    }
    return [...text.matchAll(this.#expression)];
  }

  first(text: string, isWanted: (match: RegExpMatchArray) => boolean): PyValue {
    const match = this.all(text).find(isWanted);
    return match === undefined ? none : new MatchValue(match);
  }

  /** Anchored at the start, and at the end if asked. */
  anchored(text: string, atEnd: boolean): PyValue {
    return new PatternValue(`(?:${this.pattern})${atEnd ? '$(?!\\n)' : ''}`, this.flags).first(
      text,
      ({ index }) => index === 0,
    );
  }
}

function translate(pattern: string, flags: number): RegExp {
  const inline = /^\(\?([imsx]+)\)/.exec(pattern)?.[1] ?? '';
  const body = pattern
    .slice(inline === '' ? 0 : inline.length + 3)
    .replaceAll(/\(\?P<(\w+)>/g, '(?<$1>')
    .replaceAll(/\(\?P=(\w+)\)/g, '\\k<$1>')
    .replaceAll('\\A', '^')
    .replaceAll('\\Z', '$(?!\\n)');
  if (
    inline.includes('x') ||
    (flags & 64) !== 0 ||
    /\(\?[#(aLux]|\\N|\(\?[imsx-]+:|[*+?}]\+/.test(body) ||
    /(?<!\\)(\\\\)*\[[^\]]*\[/.test(body)
  ) {
    return unsupported('it uses a regular expression that is not followed');
  }
  const letters = Object.entries(flagLetters).flatMap(([bit, letter]) => ((flags & Number(bit)) !== 0 ? [letter] : []));
  try {
    return new RegExp(body, [...new Set(['g', ...letters, ...Array.from(inline)])].join(''));
  } catch {
    return unsupported('it uses a regular expression that is not followed');
  }
}

class MatchValue extends NativeObject {
  override readonly type = 're.Match';

  constructor(readonly match: RegExpMatchArray) {
    super();
  }

  override attribute(name: string): PyValue | undefined {
    const at = this.match.index ?? 0;
    switch (name) {
      case 'group':
        return builtin('group', ({ positional }) => this.#groups(positional));
      case 'groups':
        return builtin('groups', () => tuple(this.match.slice(1).map(toText)));
      case 'groupdict':
        return builtin('groupdict', () =>
          dict(Object.entries(this.match.groups ?? {}).map(([key, text]) => [str(key), toText(text)] as const)),
        );
      case 'start':
        return builtin('start', ({ positional }) =>
          positional.length > 0 ? unsupported('it asks where a group starts') : int(at),
        );
      case 'end':
        return builtin('end', ({ positional }) =>
          positional.length > 0 ? unsupported('it asks where a group ends') : int(at + this.match[0].length),
        );
      case 'span':
        return builtin('span', () => tuple([int(at), int(at + this.match[0].length)]));
      default:
        return undefined;
    }
  }

  override getItem(index: PyValue): PyValue {
    return this.#group(index);
  }

  override truth(): boolean {
    return true;
  }

  override fingerprint(): string {
    return JSON.stringify([this.match.index, ...this.match]);
  }

  #groups(asked: readonly PyValue[]): PyValue {
    const [first = int(0), ...more] = asked;
    return more.length === 0 ? this.#group(first) : tuple(asked.map(each => this.#group(each)));
  }

  #group(asked: PyValue): PyValue {
    if (asked.kind === 'str') {
      const groups = this.match.groups ?? {};
      return asked.value in groups ? toText(groups[asked.value]) : raise('IndexError', 'no such group');
    }
    const index = numberOf(asked) ?? raise('TypeError');
    return index < this.match.length ? toText(this.match[index]) : raise('IndexError', 'no such group');
  }
}

function toText(text: string | undefined): PyValue {
  return text === undefined ? none : str(text);
}

type Method = (pattern: PatternValue, given: Arguments, machine: Machine) => PyValue;

function textGiven(given: Arguments): string {
  return new Given('re', given, ['string']).needText('string');
}

const methods: Readonly<Record<string, Method>> = {
  search: (pattern, given) => pattern.first(textGiven(given), () => true),
  match: (pattern, given) => pattern.anchored(textGiven(given), false),
  fullmatch: (pattern, given) => pattern.anchored(textGiven(given), true),
  findall: (pattern, given) => list(pattern.all(textGiven(given)).map(foundOf)),
  finditer: (pattern, given) => view(pattern.all(textGiven(given)).map(match => new MatchValue(match))),
  split: (pattern, given) => list(split(pattern, textGiven(given))),
  sub: (pattern, given, machine) => {
    const read = new Given('sub', given, ['repl', 'string', 'count']);
    return str(substitute(pattern, read, machine));
  },
};

function foundOf(match: RegExpMatchArray): PyValue {
  const [first, ...more] = match.slice(1).map(group => str(group));
  return first === undefined ? str(match[0]) : more.length === 0 ? first : tuple([first, ...more]);
}

function split(pattern: PatternValue, text: string): readonly PyValue[] {
  const parts: PyValue[] = [];
  let from = 0;
  for (const match of pattern.all(text)) {
    if (match[0] === '') {
      return unsupported('it splits at nothing');
    }
    parts.push(str(text.slice(from, match.index)), ...match.slice(1).map(toText));
    from = (match.index ?? 0) + match[0].length;
  }
  return [...parts, str(text.slice(from))];
}

function substitute(pattern: PatternValue, given: Given, machine: Machine): string {
  const [by, text, count] = [given.need('repl'), given.needText('string'), given.integer('count') ?? 0];
  let result = '';
  let from = 0;
  const matches = pattern.all(text);
  for (const match of count > 0 ? matches.slice(0, count) : matches) {
    result += text.slice(from, match.index) + replacement(by, match, machine);
    from = (match.index ?? 0) + match[0].length;
  }
  return result + text.slice(from);
}

function replacement(by: PyValue, match: RegExpMatchArray, machine: Machine): string {
  if (by.kind === 'str') {
    return by.value.replaceAll(
      /\\(?:g<(\w+)>|(\d)|n|t|\\)/g,
      (whole: string, name: string | undefined, digit: string | undefined) => {
        const wanted = name ?? digit;
        if (wanted === undefined) {
          return { '\\n': '\n', '\\t': '\t' }[whole] ?? '\\';
        }
        return (/^\d+$/.test(wanted) ? match[Number(wanted)] : match.groups?.[wanted]) ?? '';
      },
    );
  }
  const called = callValue(by, positionally(new MatchValue(match)), machine);
  return called.kind === 'str' ? called.value : raise('TypeError');
}

/** `re.sub(pattern, …)`: a text is compiled first. */
function withPattern(name: string): (given: Arguments, machine: Machine) => PyValue {
  return ({ positional, named }, machine) => {
    const pattern = positional[0] ?? named.get('pattern') ?? raise('TypeError');
    const rest = new Map([...named].filter(([key]) => key !== 'pattern' && key !== 'flags'));
    const compiled = compile(pattern, numberOf(named.get('flags')) ?? 0);
    const method = methods[name];
    return method === undefined ? none : method(compiled, { positional: positional.slice(1), named: rest }, machine);
  };
}

function compile(pattern: PyValue, flags: number): PatternValue {
  return pattern instanceof PatternValue
    ? pattern
    : pattern.kind === 'str'
      ? new PatternValue(pattern.value, flags)
      : unsupported('it searches for something that is not followed');
}

export const regex = library(
  're',
  {
    ...Object.fromEntries(Object.keys(methods).map(name => [name, withPattern(name)])),
    compile: given => {
      const read = new Given('compile', given, ['pattern', 'flags']);
      return compile(read.need('pattern'), read.integer('flags') ?? 0);
    },
    escape: given => str(new Given('escape', given, ['pattern']).needText('pattern').replaceAll(/[^\w]/g, '\\$&')),
  },
  { IGNORECASE: int(2), I: int(2), MULTILINE: int(8), M: int(8), DOTALL: int(16), S: int(16) },
);
