// Two services that can be operated: the one that our scaffold writes, and one that somebody wrote by hand in Flask.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Bench } from '../bench';
import { churnRequirements } from '../proofs/service';
import { environmentOf } from './environments';
import type { Served } from './serve';

/** Spaces and an accent in its path, Windows' line ends, a comment on a line that is changed, a field with a name. */
const homes: Readonly<Record<string, string>> = {
  'requirements.txt': 'flask==3.1.2\npandas==3.1.1\nscikit-learn==1.9.1\njoblib==1.6.0\n',
  '.preflight.yaml': 'profile: service\n',
  'données/homes.csv': `area,rooms,price\n${Array.from({ length: 40 }, (_, row) => `${30 + row},${1 + (row % 4)},${90_000 + row * 3000}`).join('\n')}\n`,
  'train.py': `import joblib
import pandas as pd
from sklearn.linear_model import LinearRegression

if __name__ == "__main__":
    homes = pd.read_csv("données/homes.csv")
    joblib.dump(LinearRegression().fit(homes[["area", "rooms"]].to_numpy(), homes["price"]), "model.joblib")
`,
  'app.py': `"""Says what a home is worth."""

import joblib
from flask import Flask, jsonify, request

app = Flask(__name__)  # the only one
model = joblib.load("model.joblib")


@app.get("/health")
def health():
    return {"status": "ok"}


@app.route("/estimate", methods=["POST"])
def estimate():
    home = request.get_json()
    rows = [[home["area"], home["rooms"]]]
    price = model.predict(rows)[0]  # in euros
    return jsonify({"price": float(price)})
`.replaceAll('\n', '\r\n'),
};

/** churn with its service, and the fixes of the rules; how it is started. */
export function servedChurn(bench: Bench, ...rules: readonly string[]): Served {
  const folder = bench.repository('examples/churn');
  writeFileSync(path.join(folder, 'requirements.txt'), churnRequirements);
  for (const rule of ['deploy/no-serving-interface', ...rules]) {
    bench.mend(folder, rule);
  }
  return { python: pythonOf(folder), start: ['-m', 'uvicorn', 'service.app:app'], folder };
}

/** The service in Flask, trained, with the fixes of the rules. */
export function servedHomes(bench: Bench, ...rules: readonly string[]): Served {
  const folder = bench.repository(homes);
  const python = pythonOf(folder);
  bench.expect(python, ['train.py'], folder);
  for (const rule of rules) {
    bench.mend(folder, rule);
  }
  return { python: pythonOf(folder), start: ['-m', 'flask', '--app', 'app', 'run'], folder };
}

function pythonOf(folder: string): string {
  const asked = readFileSync(path.join(folder, 'requirements.txt'), 'utf8').split('\n');
  return environmentOf(asked.some(line => line.startsWith('prometheus-client')) ? asked : [...asked, 'prometheus-client==0.26.0']); // prettier-ignore
}

/** A row that each service takes. */
export const customer = {
  tenure_months: 3,
  contract: 'month-to-month',
  internet_service: 'fiber',
  payment_method: 'card',
  paperless_billing: 'yes',
  monthly_charges: 70.5,
  support_calls: 2,
};
export const home = { area: 50, rooms: 2, owner: { first_name: 'Zoë' } };
