"""Runs a notebook from top to bottom and prints what its cells show as text: runNotebook.py NOTEBOOK [SECONDS].
`runNotebook.py NOTEBOOK saved` runs nothing and prints what the file shows already.

One JSON object: `cells`, an entry for each code cell with its number and texts (standard output and text/plain, an error's
name and value last), and `failure`, why the run ended early. Warnings on standard error are left out: they name temporary files.
Random numbers of Python and NumPy start from a seed, so that two runs show the same. A cell that shows an error in the file
may fail again, as in lessons about errors: the run goes on behind it, and the error is part of what is compared.
"""

import json
import re
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError


SEED = """
def start():
    import random
    import numpy
    random.seed(0)
    numpy.random.seed(0)
start()
del start
"""


def texts_of(cell):
    found = []
    stream = ""
    for output in cell.get("outputs", []):
        if output.output_type == "stream" and output.name == "stdout":
            stream += output.text
        elif output.output_type in ("execute_result", "display_data"):
            found.append(plain(output.data.get("text/plain", "")))
        elif output.output_type == "error":
            found.append(f"{output.ename}: {output.evalue}")
    return ([plain(stream)] if stream else []) + found


def plain(text):
    return re.sub(r"\b0x[0-9a-f]{6,}\b", "0x…", text)


def main(path, seconds):
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            if any(output.output_type == "error" for output in cell.outputs):
                cell.metadata["tags"] = [*cell.metadata.get("tags", []), "raises-exception"]
            cell.outputs = []
    first = nbformat.v4.new_code_cell(SEED)
    notebook.cells.insert(0, first)
    client = NotebookClient(
        notebook,
        timeout=seconds,
        kernel_name="python3",
        resources={"metadata": {"path": str(path.parent)}},
    )
    failure = None
    try:
        client.execute()
    except (CellExecutionError, CellTimeoutError) as error:
        failure = str(error)[-1500:]
    rows = [
        {"cell": index, "texts": texts_of(cell)}
        for index, cell in enumerate(notebook.cells[1:])
        if cell.cell_type == "code"
    ]
    print(json.dumps({"cells": rows, "failure": failure}))


def saved(path):
    cells = [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
    print(json.dumps({"cells": [{"texts": texts_of(cell)} for cell in cells], "failure": None}))


if __name__ == "__main__":
    notebook = Path(sys.argv[1]).resolve()
    if sys.argv[2:] == ["saved"]:
        saved(notebook)
    else:
        main(notebook, int(sys.argv[2]) if len(sys.argv) > 2 else 300)
