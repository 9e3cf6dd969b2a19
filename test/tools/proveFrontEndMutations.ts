// Real code with one token taken out or put in: most of it is broken, some of it is not.
import type { CorpusFile } from './proveFrontEndCorpus';

const TOKEN = /[A-Za-z_]\w*|\d[\w.]*|"""|'''|["']|\*\*=?|\/\/=?|<<=?|>>=?|->|:=|[-+*\/%@&|^<>=!]=?|\n[ \t]*|[^\s\w]/g;
const MOST_CHARACTERS = 5000;

/** Numbers from 0 to below 1 that are the same on every run (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** `count` mutated texts, spread evenly over the files that are neither long nor empty. */
export function* mutations(files: readonly CorpusFile[], count: number): Generator<string> {
  const random = seededRandom(20_26);
  const usable = files.filter(({ text }) => text.length > 200 && text.length < MOST_CHARACTERS);
  for (let index = 0; index < count; index++) {
    const file = usable[Math.floor((index / count) * usable.length)];
    if (file !== undefined) yield mutated(file.text, random);
  }
}

function mutated(text: string, random: () => number): string {
  const tokens = Array.from(text.matchAll(TOKEN));
  const at = tokens[Math.floor(random() * tokens.length)];
  const other = tokens[Math.floor(random() * tokens.length)];
  if (at === undefined || other === undefined) return text;
  const [token] = at;
  return random() < 0.5
    ? text.slice(0, at.index) + text.slice(at.index + token.length)
    : `${text.slice(0, at.index)}${other[0]} ${text.slice(at.index)}`;
}
