// Writes a repository of so many files, as a team leaves it after some years: packages, notebooks, tests, tables, papers.
import fs from 'node:fs';
import path from 'node:path';

/** The same files for the same count, so that two runs measure the same. */
export function generateRepository(folder, count) {
  for (let index = 0; index < count; index++) {
    const { file, text } = fileAt(index);
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), text);
  }
}

// Of ten files: six modules, two notebooks, a table, a configuration; every tenth module is a test instead.
const kinds = ['module', 'module', 'notebook', 'module', 'table', 'module', 'module', 'notebook', 'module', 'settings'];

function fileAt(index) {
  const team = ['churn', 'fraud', 'forecast', 'ranking'][index % 4];
  const kind = index % 10 === 0 && index % 100 !== 0 ? 'test' : kinds[index % 10];
  const number = String(index).padStart(4, '0');
  switch (kind) {
    case 'test':
      return { file: `tests/test_${team}_${number}.py`, text: testText(team, index - 1) };
    case 'notebook':
      return { file: `notebooks/${team}/${number}_explore.ipynb`, text: notebookText(team, index) };
    case 'table':
      return { file: `data/${team}/${number}.csv`, text: tableText(index) };
    case 'settings':
      return { file: `conf/${team}/${number}.yaml`, text: `model: ${team}\nseed: ${index}\nepochs: ${index % 50}\n` };
    default:
      return { file: `src/${team}/module_${number}.py`, text: moduleText(team, index) };
  }
}

function moduleText(team, index) {
  const functions = Array.from(
    { length: 8 },
    (_, at) => `
def step_${at}(frame, threshold=${at}):
    """Keeps what is above the threshold and adds a column."""
    kept = frame[frame["value_${at}"] > threshold].copy()
    kept["ratio_${at}"] = kept["value_${at}"] / (kept["total"] + 1)
    if kept.empty:
        raise ValueError("nothing of ${team} is above the threshold")
    return kept.sort_values("ratio_${at}")
`,
  );
  return `import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split

SOURCE = "${index % 7 === 0 ? `/Users/ana/${team}/table.csv` : `data/${team}/table.csv`}"
${functions.join('')}

def train(frame):
    left, right = train_test_split(frame, test_size=0.2${index % 5 === 0 ? '' : ', random_state=7'})
    model = RandomForestClassifier(n_estimators=50${index % 5 === 0 ? '' : ', random_state=7'})
    return model.fit(left.drop(columns="label"), left["label"]), right


if __name__ == "__main__":
    print(np.round(train(pd.read_csv(SOURCE))[0].feature_importances_, 3))
`;
}

function testText(team, index) {
  return `from ${team} import module_${String(index).padStart(4, '0')} as module
import pandas as pd


def test_step():
    frame = pd.DataFrame({"value_0": [1, 2], "total": [3, 4]})
    assert len(module.step_0(frame)) == 2
`;
}

function notebookText(team, index) {
  const source = Array.from({ length: 12 }, (_, at) => [
    `part_${at} = frame[frame["value_${at}"] > ${at}]\n`,
    `part_${at}.groupby("segment")["total"].mean().plot(kind="bar")\n`,
    `print(part_${at}.describe())`,
  ]);
  const first = ['import pandas as pd\n', `frame = pd.read_csv("../../data/${team}/table.csv")`];
  const cells = [first, ...source].map((lines, at) => ({
    cell_type: 'code',
    execution_count: at + 1,
    id: `cell-${index}-${at}`,
    metadata: {},
    outputs: [{ name: 'stdout', output_type: 'stream', text: [`${'0.123 '.repeat(200)}\n`] }],
    source: lines,
  }));
  const kernelspec = { display_name: 'Python 3', language: 'python', name: 'python3' };
  return JSON.stringify({ cells, metadata: { kernelspec }, nbformat: 4, nbformat_minor: 5 }, null, 1);
}

function tableText(index) {
  const rows = Array.from({ length: 200 }, (_, at) => `${at},${(at * index) % 97},${at % 3}`);
  return `id,total,label\n${rows.join('\n')}\n`;
}
