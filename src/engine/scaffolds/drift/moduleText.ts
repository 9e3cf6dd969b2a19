import { inlineText, pythonString } from '../parts/pythonText';
import type { Watched } from './watched';

export interface DriftPlan extends Watched {
  /** Of the script, from the project's root. */
  readonly script: string;
  /** Of the training data, from the project's root. */
  readonly reference: string;
}

/** The script that compares; it holds names of columns and no value. */
export function driftModule(plan: DriftPlan): string {
  const separator = plan.table.delimiter === ',' ? '' : `, sep=${pythonString(plan.table.delimiter)}`;
  return `"""Compares the inputs of recent predictions with the training data, column by column.

    python ${inlineText(plan.script)} predictions.jsonl

takes the log of the predictions, or a CSV file. Exit status: 0 when nothing has
drifted, 1 when a column has, 2 when there is nothing to compare.
"""

import argparse
import json
import math
import sys
from datetime import datetime, timedelta
from pathlib import Path
from urllib.request import urlopen

import pandas as pd

PROJECT = Path(__file__).resolve().parents[${plan.script.split('/').length - 1}]
REFERENCE = PROJECT / ${pythonString(plan.reference)}
NUMBERS = ${list(plan.numbers)}
CATEGORIES = ${list(plan.categories)}

# The population stability index: above 0.2 a change is commonly called a large one.
LIMIT = 0.2
BINS = 10
FEWEST_ROWS = 100


${reading(separator)}

${comparing}

${main}`;
}

function list(names: readonly string[]): string {
  return names.length === 0 ? '[]' : `[\n${names.map(name => `    ${pythonString(name)},\n`).join('')}]`;
}

function reading(separator: string): string {
  return `def read_reference() -> pd.DataFrame:
    return pd.read_csv(REFERENCE${separator})


def read_rows(source: str, days: int) -> pd.DataFrame:
    """The rows of a CSV file, or the inputs of the last days of a log."""
    if source.endswith(".csv"):
        return pd.read_csv(source${separator})
    if source.startswith("https://"):
        with urlopen(source) as answer:
            text = answer.read().decode()
    else:
        text = Path(source).read_text(encoding="utf-8")
    records = [json.loads(line) for line in text.splitlines() if line.startswith("{")]
    rows = [each["inputs"] for each in records if is_recent(each, days)]
    return pd.DataFrame([row for row in rows if isinstance(row, dict)])


def is_recent(record: dict, days: int) -> bool:
    """Lines that are no record of a prediction are left out."""
    if "inputs" not in record or "time" not in record:
        return False
    time = datetime.fromisoformat(record["time"])
    return datetime.now(time.tzinfo) - time <= timedelta(days=days)
`;
}

const comparing = `def shares(values: pd.Series, reference: pd.Series, is_number: bool) -> pd.Series:
    """The share of the rows in each bin of the reference; a gap is a bin too."""
    if is_number:
        values = pd.to_numeric(values, errors="coerce")
        steps = reference.quantile([step / BINS for step in range(1, BINS)])
        edges = [-math.inf, *sorted(set(steps.dropna())), math.inf]
        bins = pd.cut(values, edges).astype(str)
    else:
        known = reference.astype(str).value_counts().index[: 2 * BINS]
        text = values.astype(str)
        bins = text.where(text.isin(known), "other")
    return bins.where(values.notna(), "gap").value_counts(normalize=True)


def stability_index(expected: pd.Series, found: pd.Series) -> float:
    bins = expected.index.union(found.index)
    before = expected.reindex(bins, fill_value=0).clip(lower=0.0001)
    now = found.reindex(bins, fill_value=0).clip(lower=0.0001)
    return sum((n - b) * math.log(n / b) for b, n in zip(before, now))


def limit_for(bins: int, rows: int, reference_rows: int) -> float:
    """Few rows differ by chance alone: three deviations of that are no drift."""
    chance = bins - 1 + 3 * math.sqrt(2 * max(bins - 1, 0))
    return max(LIMIT, chance * (1 / rows + 1 / reference_rows))


def compare(reference: pd.DataFrame, recent: pd.DataFrame) -> pd.DataFrame:
    """A row for each column: its index, its limit, and whether it has drifted."""
    found = []
    for column in [*NUMBERS, *CATEGORIES]:
        before = reference[column]
        now = recent.reindex(columns=[column])[column]
        expected = shares(before, before, column in NUMBERS)
        index = stability_index(expected, shares(now, before, column in NUMBERS))
        limit = limit_for(len(expected), len(now), len(before))
        verdict = "DRIFT" if index > limit else ""
        found.append((column, round(index, 3), round(limit, 3), verdict))
    return pd.DataFrame(found, columns=["column", "index", "limit", "verdict"])
`;

const main = `def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\\n")[0])
    parser.add_argument("source", help="log of predictions or CSV file")
    parser.add_argument("--days", type=int, default=7, help="how much of the log")
    options = parser.parse_args()
    try:
        recent = read_rows(options.source, options.days)
    except (OSError, ValueError) as error:
        parser.error(f"{options.source!r} cannot be read: {error}")
    if len(recent) < FEWEST_ROWS:
        parser.error(f"{len(recent)} rows are too few: it takes {FEWEST_ROWS}")
    table = compare(read_reference(), recent)
    sys.stdout.write(table.to_string(index=False) + "\\n")
    return 1 if (table["verdict"] == "DRIFT").any() else 0


if __name__ == "__main__":
    sys.exit(main())
`;
