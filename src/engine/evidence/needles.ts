/**
 * What a text has to hold for a pattern to find anything in it: most patterns of evidence sets look for words that most
 * files do not have, and a file that has not even their letters need not be searched.
 */

/** Shorter pieces are in every text. */
const shortest = 3;

/**
 * In small letters. Every text in which one of the patterns finds something holds, for one of these ways, a needle of
 * each of its lists. `undefined`: no telling.
 */
export type Needles = readonly Way[];
type Way = readonly (readonly string[])[];

export function needlesOf(patterns: readonly string[]): Needles | undefined {
  const ways = patterns.flatMap(pattern => new PatternReader(pattern).readWays());
  return ways.every(({ length }) => length > 0) ? ways : undefined;
}

/** Whether a text may hold what is looked for, as far as `holds` knows of single needles. */
export function someWay(needles: Needles, holds: (needle: string) => boolean): boolean {
  return needles.some(way => way.every(list => list.some(holds)));
}

function allOrNone(needles: readonly (readonly string[] | undefined)[]): readonly string[] | undefined {
  const all = needles.flatMap(each => each ?? []);
  return needles.every(each => each !== undefined) ? all : undefined;
}

/** The longer the shortest of them, the fewer texts hold one. */
function best(way: Way): readonly string[] | undefined {
  return way.reduce<readonly string[] | undefined>(
    (one, other) => (one !== undefined && least(one) >= least(other) ? one : other),
    undefined,
  );
}

function least(needles: readonly string[]): number {
  return Math.min(...needles.map(({ length }) => length));
}

/** A letter, what a group needs, or something that stands for many texts. */
type Atom = { readonly letter: string } | { readonly needles: readonly string[] | undefined };

const anything: Atom = { needles: undefined };

/** Goes through the source of a regular expression once. */
class PatternReader {
  #at = 0;

  constructor(private readonly source: string) {}

  /** The whole pattern, or a group up to its end. */
  readWays(): readonly Way[] {
    const ways = [this.#readWay()];
    while (this.#skip('|')) {
      ways.push(this.#readWay());
    }
    return ways;
  }

  #readWay(): Way {
    const lists: (readonly string[])[] = [];
    let run = '';
    while (this.#at < this.source.length && !/[|)]/.test(this.#next())) {
      const atom = this.#readAtom();
      const [quantifier = ''] = this.#match(/(?:[?*+]|\{\d+(?:,\d*)?\})\??/y);
      const isOptional = /^(?:[?*]|\{0)/.test(quantifier);
      if ('letter' in atom && quantifier === '') {
        run += atom.letter;
        continue;
      }
      const given = 'letter' in atom ? [run + atom.letter] : atom.needles;
      lists.push([run], ...(isOptional || given === undefined ? [] : [given]));
      run = '';
    }
    return [...lists, [run]].filter(list => least(list) >= shortest);
  }

  #readAtom(): Atom {
    const [token = ''] = this.#match(/\\[\s\S]|\[\^?(?:\\[\s\S]|[^\]\\])*\]|\(\?<?[=!]|\((?:\?:|\?<\w+>)?|[\s\S]/y);
    if (token.startsWith('(')) {
      const needles = allOrNone(this.readWays().map(best));
      this.#skip(')');
      return /[=!]$/.test(token) ? anything : { needles };
    }
    if (/^\\[xuck]/.test(token)) {
      // A number or a name follows; none of its letters is meant.
      this.#match(/\w*|\{\w*\}|<\w*>/y);
      return anything;
    }
    const isLetter = /^(?:[ -~]|\\[^\w])$/.test(token) && !/^[.^$]$/.test(token);
    return isLetter ? { letter: token.slice(-1).toLowerCase() } : anything;
  }

  #next(): string {
    return this.source.charAt(this.#at);
  }

  #skip(letter: string): boolean {
    const isThere = this.#next() === letter;
    this.#at += isThere ? 1 : 0;
    return isThere;
  }

  #match(sticky: RegExp): readonly string[] {
    sticky.lastIndex = this.#at;
    const found = sticky.exec(this.source) ?? [];
    this.#at += found[0]?.length ?? 0;
    return found;
  }
}
