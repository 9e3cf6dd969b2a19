"""What the model of a notebook says of the notebook's own rows, asked in the notebook's own code.

python notebookSays.py NOTEBOOK TABLE INPUTS

TABLE names the rows as they were read, INPUTS is what the model is asked, with the same index. Prints
{"rows": [...], "predictions": [...], "probabilities": [...], "classes": [...]} of the first 200.
"""

import contextlib
import io
import json
import os
import sys

notebook, table, inputs = sys.argv[1:]
with open(notebook, encoding="utf-8") as file:
    cells = json.load(file)["cells"]
os.chdir(os.path.dirname(notebook) or ".")
scope = {}
with contextlib.redirect_stdout(io.StringIO()):
    for cell in cells:
        source = "".join(cell["source"])
        if cell["cell_type"] == "code" and not source.startswith("%"):
            exec(source, scope)
rows = scope[table].head(200)
asked = eval(inputs, scope).loc[rows.index]
model = scope["model"]
said = {
    "rows": json.loads(rows.to_json(orient="records", double_precision=15)),
    "predictions": model.predict(asked).tolist(),
    "probabilities": model.predict_proba(asked).tolist(),
    "classes": [str(label) for label in model.classes_],
}
print(json.dumps(said))
