import { inlineText } from '../parts/pythonText';

/** The script that compares predictions with outcomes; whoever reads the log alone can run it. */
export function performanceModule(script: string, task: 'classification' | 'regression'): string {
  return `"""Compares predictions with what came true.

    python ${inlineText(script)} predictions.jsonl outcomes.csv

takes the log of the predictions and a table with the columns request_id and
actual; the rows of one request stand in their order. Exit status: 0 when the model
is good enough, 1 when it is not, 2 when there is nothing to compare.
"""

import argparse
import io
import json
import sys
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pandas as pd

FEWEST_ROWS = 30


${reading}

${task === 'regression' ? errors : shares}

${main(task)}`;
}

const reading = `def read_text(source: str) -> str:
    if source.startswith("https://"):
        with urlopen(source) as answer:
            return answer.read().decode()
    return Path(source).read_text(encoding="utf-8")


def read_predictions(source: str) -> pd.DataFrame:
    lines = read_text(source).splitlines()
    records = [json.loads(line) for line in lines if line.startswith("{")]
    rows = [
        (each["request_id"], value_in(each["output"]))
        for each in records
        if "request_id" in each and "output" in each
    ]
    return numbered(pd.DataFrame(rows, columns=["request_id", "predicted"]))


def value_in(output: Any) -> Any:
    """The prediction alone, of an answer with more in it."""
    if not isinstance(output, dict):
        return output
    plain = [each for each in output.values() if not isinstance(each, (dict, list))]
    return output.get("prediction", plain[0] if plain else None)


def read_outcomes(source: str) -> pd.DataFrame:
    table = pd.read_csv(io.StringIO(read_text(source)), dtype={"request_id": str})
    return numbered(table[["request_id", "actual"]])


def numbered(table: pd.DataFrame) -> pd.DataFrame:
    """Rows of one request are told apart by their order."""
    return table.assign(row=table.groupby("request_id").cumcount())


def joined(predictions: pd.DataFrame, outcomes: pd.DataFrame) -> pd.DataFrame:
    keys = ["request_id", "row"]
    return predictions.merge(outcomes, on=keys, validate="one_to_one").dropna()
`;

const shares = `def judge(rows: pd.DataFrame) -> tuple[float, float]:
    """The share of right predictions, and that of always saying the commonest."""
    predicted, actual = as_text(rows["predicted"]), as_text(rows["actual"])
    table = pd.crosstab(actual, predicted, rownames=["actual"], colnames=["predicted"])
    sys.stdout.write(f"{table}\\n")
    return (predicted == actual).mean(), actual.value_counts(normalize=True).max()


def as_text(values: pd.Series) -> pd.Series:
    return values.astype(object).map(label_of)


def label_of(value: Any) -> str:
    """A gap elsewhere in the column makes 1.0 of 1; true is 1 too."""
    is_whole = isinstance(value, float) and value.is_integer()
    return str(int(value)) if is_whole or isinstance(value, bool) else str(value)
`;

const errors = `def judge(rows: pd.DataFrame) -> tuple[float, float]:
    """The mean absolute error, and that of always saying the median."""
    predicted, actual = rows["predicted"].astype(float), rows["actual"].astype(float)
    return (predicted - actual).abs().mean(), (actual - actual.median()).abs().mean()
`;

function main(task: 'classification' | 'regression'): string {
  const isError = task === 'regression';
  const [name, option, better] = isError ? ['mean absolute error', 'most', '<'] : ['accuracy', 'least', '>'];
  return `def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\\n")[0])
    parser.add_argument("predictions", help="log of predictions")
    parser.add_argument("outcomes", help="CSV file with request_id and actual")
    parser.add_argument("--${option}", type=float, help="what was promised")
    options = parser.parse_args()
    try:
        rows = joined(
            read_predictions(options.predictions), read_outcomes(options.outcomes)
        )
    except (OSError, ValueError, KeyError) as error:
        parser.error(f"nothing can be compared: {error}")
    if len(rows) < FEWEST_ROWS:
        parser.error(f"{len(rows)} rows are too few: it takes {FEWEST_ROWS}")
    found, guess = judge(rows)
    sys.stdout.write(f"${name} {found:.4f} of {len(rows)} rows\\n")
    sys.stdout.write(f"a guess {guess:.4f}\\n")
    if options.${option} is None:
        return 0 if found ${better} guess else 1
    return 0 if found ${better}= options.${option} else 1


if __name__ == "__main__":
    sys.exit(main())
`;
}
