// Loops over tables that a fix writes anew: pandas and NumPy give the same before and after, on rows that ask for trouble.
import assert from 'node:assert/strict';
import type { Bench } from '../bench';
import type { Proof } from '../proof';

const configuration = { '.preflight.yaml': 'profile: batch\n', 'README.md': '# Churn\n' };

/** Runs cases of a module and keeps what they give in a file, or else compares with what is kept there. */
const golden = `import pickle, sys, warnings
import numpy as np, pandas as pd
import cases

warnings.simplefilter("ignore")
results = cases.run()
if sys.argv[1] == "keep":
    pickle.dump(results, open(sys.argv[2], "wb"))
else:
    kept = pickle.load(open(sys.argv[2], "rb"))
    assert len(kept) == len(results) > 5
    for old, new in zip(kept, results):
        if isinstance(old, pd.DataFrame):
            pd.testing.assert_frame_equal(old, new)
        elif isinstance(old, np.ndarray):
            np.testing.assert_array_equal(old, new, strict=True)
        else:
            np.testing.assert_equal(new, old)
    print(len(results), "equal")
`;

/** What the cases of a repository give stays the same when the fix of a rule is made. */
function expectSame(bench: Bench, rule: string, files: Readonly<Record<string, string>>, changed: string): string {
  const folder = bench.repository({ ...configuration, ...files });
  const python = bench.environment(folder, 'pandas==3.1.1');
  const kept = `${folder}-kept.pickle`;
  const compare = (what: string): string => bench.expect(python, ['-c', golden, what, kept], folder);
  compare('keep');
  assert.deepEqual(bench.mend(folder, rule), [changed]);
  assert.match(compare('compare'), /^\d+ equal\n$/);
  return bench.expect(python, ['-c', 'import cases; print(cases.work())'], folder);
}

export const loops: readonly Proof[] = [
  {
    rule: 'code/quadratic-append',
    fix: 'tables and arrays that are joined once',
    oracles: ['pandas 3.1.1', 'NumPy', 'the rows that are copied are counted'],
    prove: bench => {
      const work = expectSame(
        bench,
        'code/quadratic-append',
        {
          'gather.py': `import numpy as np
import pandas as pd


def stack(frames):
    rows = pd.DataFrame()
    for number, frame in enumerate(frames):
        part = frame.copy()
        part["number"] = number
        rows = pd.concat([rows, part])
    return rows


def renumbered(frames):
    rows = pd.DataFrame(columns=["a", "b"])
    for frame in frames:
        if len(frame.columns) > 1:
            rows = pd.concat([rows, frame], ignore_index=True, sort=True)
    return rows


def flat(values):
    found = np.array([])
    for value in values:
        found = np.append(found, value)
    return found


def grid(values):
    found = np.empty((0, 2))
    at = 0
    while at < 3:
        for value in values:
            found = np.vstack((found, [[at, value]]))
        at = at + 1
    return found
`,
          'cases.py': `import numpy as np
import pandas as pd
import gather


def run():
    frames = [
        pd.DataFrame({"a": [1, 2], "b": ["x", None]}, index=[3, 3]),
        pd.DataFrame({"a": [1.5, np.nan]}),
        pd.DataFrame({"a": [], "b": []}),
        pd.DataFrame({"b": [True], "c": pd.to_datetime(["2026-01-01"])}),
    ]
    sets = [frames, frames[:1], frames[::-1], []]
    tables = [make(chosen) for chosen in sets for make in (gather.stack, gather.renumbered)]
    arrays = [gather.flat(values) for values in ([1, 2], [True, 2.5], ["a", 1], [[1, 2], [[3], [4]]], [])]
    return tables + arrays + [gather.grid([1, 2.5]), gather.grid([])]


def work():
    copied = []
    concat = pd.concat
    pd.concat = lambda parts, **options: copied.append(sum(map(len, parts))) or concat(parts, **options)
    gather.stack([pd.DataFrame({"a": [1]})] * 1000)
    return sum(copied)
`,
        },
        'gather.py',
      );
      assert.equal(work, '1000\n');
    },
  },
  {
    rule: 'code/row-loop-over-dataframe',
    fix: 'columns and tuples in place of rows',
    oracles: ['pandas 3.1.1', 'rows that become a Series are counted'],
    prove: bench => {
      const work = expectSame(
        bench,
        'code/row-loop-over-dataframe',
        {
          'rows.py': `import pandas as pd


def ratios(rows):
    found = []
    for index, row in rows.iterrows():
        found.append((row["paid"] - 1) / row["due"] * 2)
    return found


def read(path):
    rows = pd.read_csv(path)
    for i, row in rows.iterrows():
        rows.loc[i, "ratio"] = row.paid / row["due"]
    return rows


def totals(rows):
    total, seen = {}, []
    for _, row in rows[rows["paid"] > 0].iterrows():
        if row["kind"] == "old" or row.paid > 2:
            seen.append((row["kind"], row["day"].month))
        total[row["kind"]] = total.get(row["kind"], 0) + row.paid * 2
    return [total, seen]


def labelled(rows):
    for i, row in rows.iterrows():
        rows.loc[i, "label"] = f"{row['kind']}: {row['day']}, {i}"
    return rows
`,
          'cases.py': `import io
import numpy as np
import pandas as pd
import rows


def frames():
    days = pd.to_datetime(["2026-01-01", "2026-02-01", None, "2026-03-01"])
    whole = pd.DataFrame(
        {"paid": [1, 2, 3, 4], "due": [2.5, np.nan, 8, 0.5], "kind": ["new", "old", "new", "old"], "day": days}
    )
    return [whole, whole.set_index(pd.Index([3, 3, "a", None])), whole.iloc[[0]], whole.iloc[:0], whole.assign(paid=[1.5, np.nan, 3, 4])]


def run():
    files = ["paid,due\\n1,2\\n3,\\n,0.5\\n", "paid,due\\n1,0\\n0,0\\n"]
    results = [make(frame.copy()) for frame in frames() for make in (rows.ratios, rows.totals)]
    results += [rows.labelled(frame.copy()) for frame in frames()[:1] + frames()[2:]]
    return results + [rows.read(io.StringIO(text)) for text in files] + [rows.ratios(frames()[0][["paid", "due"]])]


def work():
    made = []
    iterrows = pd.DataFrame.iterrows
    pd.DataFrame.iterrows = lambda self: made.append(len(self)) or iterrows(self)
    run()
    return sum(made)
`,
        },
        'rows.py',
      );
      assert.equal(work, '0\n');
    },
  },
];
