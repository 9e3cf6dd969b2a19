"""Functions a first test could be asked for, by CPython's own ast: python listFunctions.py FOLDER

Prints a JSON list of [path, name, line] for the files that git tracks: what an import statement can reach and a mutant
can change.

- files of Python 3 whose path below the repository's root or a folder of it is a module's name (`02_model.py` is none),
  that are no tests and no notebooks (Databricks source, `# %%` cells);
- functions at the top of such a file, neither asynchronous nor named `__…__`, in which at least one standard mutant
  can be made: nothing that a test says of the others could be shown to matter.
"""

import ast
import json
import keyword
import re
import subprocess
import sys
import warnings

from mutants import changes

TEST = re.compile(r"(^|/)(tests?|testing)/|(^|/)(test_[^/]*|[^/]*_tests?|conftest|tests?)\.py$", re.IGNORECASE)
NOTEBOOK = re.compile(r"^# Databricks notebook source|^# ?%%|^# In\[[0-9 ]*\]:|^import marimo", re.MULTILINE)


def is_module(path):
    name = path.rsplit("/", 1)[-1].removesuffix(".py")
    return name.isidentifier() and not keyword.iskeyword(name)


def can_go_wrong(function):
    return any(True for statement in function.body for node in ast.walk(statement) for _ in changes(node))


warnings.simplefilter("ignore")
folder = sys.argv[1]
tracked = subprocess.run(["git", "-C", folder, "ls-files", "-z", "*.py"], check=True, capture_output=True).stdout
found = []
for path in sorted(tracked.decode("utf-8", "surrogateescape").split("\0")):
    if TEST.search(path) or not is_module(path):
        continue
    try:
        with open(f"{folder}/{path}", encoding="utf-8") as file:
            text = file.read()
        tree = ast.parse(text)
    except (OSError, SyntaxError, ValueError):
        continue
    if NOTEBOOK.search(text):
        continue
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef) and not node.name.startswith("__")]
    found += [[path, node.name, node.lineno] for node in functions if can_go_wrong(node)]
print(json.dumps(found))
