// Small repositories that save the same kind of model in formats of their own.

export interface ServedFormat {
  readonly fix: string;
  readonly files: Readonly<Record<string, string>>;
  /** Name in the requirements → what is installed instead: a smaller build of the same. */
  readonly installable?: Readonly<Record<string, string>>;
  /** What only training needs. */
  readonly alsoInstalled?: readonly string[];
  /** Prints rows and what the model says of them, asked by hand. */
  readonly expect: string;
  /** Of the answers, that do not depend on how many rows are asked at once. */
  readonly digits: number;
  readonly refused: readonly unknown[];
}

const loans = ['income,age,job,paid'];
for (let row = 0; row < 80; row++) {
  const income = 1000 + ((row * 7919) % 4000);
  loans.push(`${income}.5,${20 + ((row * 31) % 50)},${['baker', 'clerk', 'nurse'][row % 3] ?? ''},${income > 2800 ? 'yes' : 'no'}`); // prettier-ignore
}

const base = {
  '.preflight.yaml': 'profile: batch\n',
  'data/loans.csv': `${loans.join('\n')}\n`,
};

const refused = [{}, [], { income: 'much', age: 30, job: 'baker' }];

const columns = `import json
import pandas as pd
loans = pd.read_csv("data/loans.csv").drop(columns="paid")
`;

const onnxColumns: ServedFormat = {
  fix: 'ONNX with an input for each column',
  files: {
    ...base,
    'requirements.txt': 'pandas==3.1.1\nscikit-learn==1.9.1\nskl2onnx==1.20.0\n',
    'train.py': `from pathlib import Path

import pandas as pd
from skl2onnx import to_onnx
from sklearn.compose import ColumnTransformer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler


def main():
    loans = pd.read_csv("data/loans.csv").astype({"income": "float32", "age": "float32"})
    X, y = loans[["income", "age", "job"]], loans["paid"]
    columns = ColumnTransformer(
        [("numbers", StandardScaler(), ["income", "age"]), ("job", OneHotEncoder(), ["job"])]
    )
    model = make_pipeline(columns, LogisticRegression())
    model.fit(X, y)
    Path("models").mkdir(exist_ok=True)
    with open("models/loans.onnx", "wb") as file:
        file.write(to_onnx(model, X[:1]).SerializeToString())


if __name__ == "__main__":
    main()
`,
  },
  expect: `${columns}import numpy as np
import onnxruntime
session = onnxruntime.InferenceSession("models/loans.onnx")
labels, shares = session.run(None, {
    "income": loans[["income"]].values.astype(np.float32),
    "age": loans[["age"]].values.astype(np.float32),
    "job": loans[["job"]].values.astype(object),
})
print(json.dumps({
    "rows": json.loads(loans.to_json(orient="records")),
    "predictions": labels.tolist(),
    "probabilities": [[float(each["no"]), float(each["yes"])] for each in shares],
    "classes": ["no", "yes"],
}))
`,
  digits: 5,
  refused,
};

const onnxMatrix: ServedFormat = {
  fix: 'ONNX with one input, a regression from a notebook’s script',
  files: {
    ...base,
    'requirements.txt': 'pandas==3.1.1\nscikit-learn==1.9.1\nskl2onnx==1.20.0\n',
    'train.py': `import onnx
import pandas as pd
from skl2onnx import convert_sklearn
from skl2onnx.common.data_types import FloatTensorType
from sklearn.linear_model import LinearRegression

loans = pd.read_csv("data/loans.csv")
FEATURES = ["age"]
model = LinearRegression().fit(loans[FEATURES], loans["income"])
converted = convert_sklearn(model, initial_types=[("input", FloatTensorType([None, len(FEATURES)]))])
onnx.save(converted, "income.onnx")
`,
  },
  expect: `${columns}import numpy as np
import onnxruntime
rows = loans[["age"]]
said = onnxruntime.InferenceSession("income.onnx").run(None, {"input": rows.values.astype(np.float32)})[0]
print(json.dumps({"rows": json.loads(rows.to_json(orient="records")), "predictions": said[:, 0].tolist()}))
`,
  digits: 5,
  refused: [{}, [], { age: 'old' }],
};

const mlflow: ServedFormat = {
  fix: 'MLflow’s folder of a scikit-learn pipeline',
  files: {
    ...base,
    'requirements.txt': 'pandas==3.1.1\nscikit-learn==1.9.1\nmlflow==3.17.2\n',
    'train.py': `import mlflow
import pandas as pd
from mlflow.models import infer_signature
from sklearn.compose import ColumnTransformer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder

FEATURES = ["income", "age", "job"]


def main():
    loans = pd.read_csv("data/loans.csv")
    encode = ColumnTransformer([("job", OneHotEncoder(), ["job"])], remainder="passthrough")
    model = Pipeline([("encode", encode), ("model", LogisticRegression(max_iter=1000))])
    model.fit(loans[FEATURES], loans["paid"])
    signature = infer_signature(loans[FEATURES], model.predict(loans[FEATURES]))
    mlflow.sklearn.save_model(sk_model=model, path="models/loans", signature=signature)


if __name__ == "__main__":
    main()
`,
  },
  // Without its server; what it writes models of scikit-learn with comes by itself then.
  installable: { mlflow: 'mlflow-skinny==3.17.2' },
  alsoInstalled: ['skops'],
  expect: `${columns}import mlflow
model = mlflow.sklearn.load_model("models/loans")
print(json.dumps({
    "rows": json.loads(loans.to_json(orient="records")),
    "predictions": model.predict(loans).tolist(),
}))
`,
  digits: 13,
  refused,
};

const kerasNetwork: ServedFormat = {
  fix: 'Keras’ own file, by the backend that training chose',
  files: {
    ...base,
    'requirements.txt': 'pandas==3.1.1\nkeras==3.15.1\njax==0.10.2\n',
    'train.py': `import os

os.environ["KERAS_BACKEND"] = "jax"
import keras
import pandas as pd
from keras import layers


def main():
    keras.utils.set_random_seed(1)
    loans = pd.read_csv("data/loans.csv")
    X = loans[["age", "income"]].to_numpy(dtype="float32")
    y = (loans["paid"] == "yes").astype(int)
    model = keras.Sequential([layers.Input((2,)), layers.Rescaling([0.01, 0.0001])])
    model.add(layers.Dense(8, activation="relu"))
    model.add(layers.Dense(1, activation="sigmoid"))
    model.compile(optimizer="adam", loss="binary_crossentropy")
    model.fit(X, y, epochs=3, verbose=0)
    os.makedirs("models", exist_ok=True)
    model.save("models/loans.keras")


if __name__ == "__main__":
    main()
`,
  },
  expect: `${columns}import os
os.environ["KERAS_BACKEND"] = "jax"
import keras
network = keras.models.load_model("models/loans.keras")
said = network(loans[["age", "income"]].to_numpy(dtype="float32"))
print(json.dumps({
    "rows": json.loads(loans[["age", "income"]].to_json(orient="records")),
    "predictions": [float(each[0]) for each in said],
}))
`,
  digits: 4,
  refused: [{}, [], { income: 'much', age: 30 }],
};

export const formats: readonly ServedFormat[] = [onnxColumns, onnxMatrix, mlflow, kerasNetwork];
