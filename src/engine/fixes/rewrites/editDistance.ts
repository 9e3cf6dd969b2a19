/**
 * Letters to be changed, added, taken out or swapped with their neighbour to make one text of another; `Infinity` where
 * that takes more than `most`, which has to be small.
 */
export function editDistance(a: string, b: string, most: number): number {
  const same = commonStart(a, b);
  const [x, y] = [a.slice(same), b.slice(same)];
  if (x === y) {
    return 0;
  }
  if (most === 0) {
    return Infinity;
  }
  const isSwapped = x.length > 1 && x[0] === y[1] && x[1] === y[0];
  const ways = [
    [x.slice(1), y],
    [x, y.slice(1)],
    [x.slice(1), y.slice(1)],
    ...(isSwapped ? [[x.slice(2), y.slice(2)]] : []),
  ];
  return 1 + Math.min(...ways.map(([p = '', q = '']) => editDistance(p, q, most - 1)));
}

function commonStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) {
    at++;
  }
  return at;
}
