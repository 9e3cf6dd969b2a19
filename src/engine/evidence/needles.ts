/**
 * What a text has to hold for a pattern to find anything in it: most patterns of evidence sets look for words that most
 * files do not have, and a file that has not even their letters need not be searched.
 */

/** Shorter pieces are in every text. */
const shortest = 3;

/** In small letters; one of them is in every text in which one of the patterns finds something. `undefined`: no telling. */
export function needlesOf(patterns: readonly string[]): readonly string[] | undefined {
  return allOrNone(patterns.map(pattern => new PatternReader(pattern).read()));
}

function allOrNone(needles: readonly (readonly string[] | undefined)[]): readonly string[] | undefined {
  const all = needles.flatMap(each => each ?? []);
  return needles.every(each => each !== undefined) ? all : undefined;
}

/** The longer the shortest of them, the fewer texts hold one. */
function better(one: readonly string[] | undefined, other: readonly string[]): readonly string[] | undefined {
  const least = (needles: readonly string[]): number => Math.min(...needles.map(({ length }) => length));
  return least(other) < shortest || (one !== undefined && least(one) >= least(other)) ? one : other;
}

/** A letter, what a group needs, or something that stands for many texts. */
type Atom = { readonly letter: string } | { readonly needles: readonly string[] | undefined };

const anything: Atom = { needles: undefined };

/** Goes through the source of a regular expression once. */
class PatternReader {
  #at = 0;

  constructor(private readonly source: string) {}

  /** The whole pattern, or a group up to its end. */
  read(): readonly string[] | undefined {
    const ways = [this.#readWay()];
    while (this.#skip('|')) {
      ways.push(this.#readWay());
    }
    return allOrNone(ways);
  }

  #readWay(): readonly string[] | undefined {
    let best: readonly string[] | undefined;
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
      best = better(best, [run]);
      best = isOptional || given === undefined ? best : better(best, given);
      run = '';
    }
    return better(best, [run]);
  }

  #readAtom(): Atom {
    const [token = ''] = this.#match(/\\[\s\S]|\[\^?(?:\\[\s\S]|[^\]\\])*\]|\(\?<?[=!]|\((?:\?:|\?<\w+>)?|[\s\S]/y);
    if (token.startsWith('(')) {
      const needles = this.read();
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
