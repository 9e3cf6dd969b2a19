"""Functions at the top of Python files that git tracks, by CPython's own ast: python listFunctions.py FOLDER

Prints a JSON list of [path, name, line, computes]: whether it takes something, returns something and is undecorated. Tests, dunder names, async functions and files that are no Python 3 are left out.
"""

import ast
import json
import subprocess
import sys
import warnings



def computes(function):
    takes = function.args.args or function.args.posonlyargs or function.args.kwonlyargs
    returned = [node.value for node in ast.walk(function) if isinstance(node, ast.Return)]
    returns = any(value is not None and getattr(value, "value", 0) is not None for value in returned)
    return bool(takes and returns and not function.decorator_list)


warnings.simplefilter("ignore")
folder = sys.argv[1]
tracked = subprocess.run(["git", "-C", folder, "ls-files", "-z", "*.py"], check=True, capture_output=True).stdout
found = []
for path in sorted(tracked.decode("utf-8", "surrogateescape").split("\0")):
    try:
        with open(f"{folder}/{path}", encoding="utf-8") as file:
            tree = ast.parse(file.read())
    except (OSError, SyntaxError, ValueError):
        continue
    if "test" not in path.lower():
        names = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
        plain = [node for node in names if not node.name.startswith(("test", "__"))]
        found += [[path, node.name, node.lineno, computes(node)] for node in plain]
print(json.dumps(found))
