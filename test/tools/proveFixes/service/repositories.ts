// Small repositories with a model that is trained before they are mended, unlike each other and unlike `examples/churn`.

/** What the notebook's model says of the notebook's own rows, asked in the notebook's own code. */
export const expectChurn = `
import json, os
import joblib
os.chdir("notebooks")
scope = {}
for cell in json.load(open("02_train.ipynb"))["cells"]:
    source = "".join(cell["source"])
    if cell["cell_type"] == "code" and not source.startswith("%"):
        exec(source, scope)
    if "features" in scope:
        break
model = joblib.load("../models/model.joblib")
rows = scope["customers"].drop(columns="churned").head(200)
X = scope["features"][list(model.feature_names_in_)].head(200)
print(json.dumps({
    "rows": json.loads(rows.to_json(orient="records", double_precision=15)),
    "predictions": model.predict(X).tolist(),
    "probabilities": model.predict_proba(X).tolist(),
    "classes": [str(label) for label in model.classes_],
}))
`;

const homes = ['Réf,Nombre de pièces,surface (m²),class,prix'];
for (let row = 0; row < 60; row++) {
  const area = row % 7 === 3 ? '' : String(20 + ((row * 37) % 90) + 0.5);
  homes.push(`R${row},${1 + (row % 6)},${area},${'ABC'.charAt(row % 3)},${90_000 + ((row * 7919) % 60_000)}`);
}

const flowers = ['length,width,colour,kind'];
for (let row = 0; row < 60; row++) {
  flowers.push(
    `${((row * 13) % 50) / 10},${((row * 29) % 40) / 10},${row % 4},${['oak', 'elm', 'yew'][row % 3] ?? ''}`,
  );
}

/** Two projects, spaces and accents in paths and columns, a package below src, a pickled dictionary, a regression. */
export const twoProjects: Readonly<Record<string, string>> = {
  'prix estimé/requirements.txt': 'pandas==3.1.1\nscikit-learn==1.9.1\n',
  'prix estimé/données/maisons été.csv': `${homes.join('\n')}\n`,
  'prix estimé/src/prix/__init__.py': '',
  'prix estimé/src/prix/préparer.py': `
def add_ratio(homes):
    homes = homes.copy()
    homes["surface (m²)"] = homes["surface (m²)"].fillna(homes["Nombre de pièces"] * 18)
    homes["ratio"] = homes["surface (m²)"] / homes["Nombre de pièces"]
    return homes
`,
  'prix estimé/src/prix/train.py': `
import pickle
from pathlib import Path

import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder

from prix.préparer import add_ratio

FEATURES = ["ratio", "Nombre de pièces", "class"]


def main():
    homes = add_ratio(pd.read_csv("données/maisons été.csv"))
    encode = ColumnTransformer([("class", OneHotEncoder(), ["class"])], remainder="passthrough")
    model = make_pipeline(encode, GradientBoostingRegressor(random_state=1))
    model.fit(homes[FEATURES], homes["prix"])
    path = Path("modèles finaux") / "prix.pkl"
    path.parent.mkdir(exist_ok=True)
    with path.open("wb") as file:
        pickle.dump({"model": model, "features": FEATURES}, file)


if __name__ == "__main__":
    main()
`,
  'arbres/requirements.txt': 'pandas==3.1.1\nscikit-learn==1.9.1\njoblib==1.6.0\n',
  'arbres/.preflight.yaml': 'profile: batch\n',
  'arbres/kinds.csv': `${flowers.join('\n')}\n`,
  'arbres/train.py': `
import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression

trees = pd.read_csv("kinds.csv")
X = trees.drop(columns=["kind"]).values
y = trees["kind"]
joblib.dump(LogisticRegression(max_iter=1000).fit(X, y), "model.joblib")
`,
};

export const expectHomes = `
import json, pickle, sys
sys.path.insert(0, "src")
import pandas as pd
from prix.préparer import add_ratio
homes = pd.read_csv("données/maisons été.csv")
saved = pickle.load(open("modèles finaux/prix.pkl", "rb"))
print(json.dumps({
    "rows": json.loads(homes.to_json(orient="records", double_precision=15)),
    "predictions": saved["model"].predict(add_ratio(homes)[saved["features"]]).tolist(),
}))
`;

export const expectTrees = `
import json
import joblib
import pandas as pd
trees = pd.read_csv("kinds.csv").drop(columns="kind")
model = joblib.load("model.joblib")
print(json.dumps({
    "rows": json.loads(trees.to_json(orient="records", double_precision=15)),
    "predictions": model.predict(trees.values).tolist(),
    "probabilities": model.predict_proba(trees.values).tolist(),
    "classes": model.classes_.tolist(),
}))
`;

const loans = ['income,age,paid'];
for (let row = 0; row < 120; row++) {
  loans.push(`${1000 + ((row * 7919) % 4000)}.5,${20 + ((row * 31) % 50)},${(row * 7919) % 4000 > 1800 ? 1 : 0}`);
}

/** A model of gradient boosting, fitted on a table and saved as the library or `save` does. */
export function boosted(library: 'xgboost' | 'lightgbm', save: string): Readonly<Record<string, string>> {
  const name = { xgboost: 'XGBClassifier', lightgbm: 'LGBMClassifier' }[library];
  return {
    '.preflight.yaml': 'profile: batch\n',
    'requirements.txt': `pandas==3.1.1\nscikit-learn==1.9.1\njoblib==1.6.0\n${library}\n`,
    'data/loans.csv': `${loans.join('\n')}\n`,
    'train.py': `
import joblib
import pandas as pd
from ${library} import ${name}

if __name__ == "__main__":
    loans = pd.read_csv("data/loans.csv")
    model = ${name}(n_estimators=20, random_state=7)
    model.fit(loans[["income", "age"]], loans["paid"])
    ${save}
`,
  };
}

/** What the model says that `train.py` has just fitted. */
export const expectBoosted = `
import json, runpy
trained = runpy.run_path("train.py", run_name="__main__")
loans, model = trained["loans"].drop(columns="paid"), trained["model"]
print()
print(json.dumps({
    "rows": json.loads(loans.to_json(orient="records", double_precision=15)),
    "predictions": model.predict(loans).tolist(),
    "probabilities": model.predict_proba(loans).tolist(),
    "classes": [str(label) for label in model.classes_],
}))
`;
