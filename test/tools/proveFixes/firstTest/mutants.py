"""Standard mutants of functions, made with CPython's own ast, and what pytest says of each.

python mutants.py MODULE TEST FUNCTION...

Prints {"clean": bool, "mutants": [{"function", "line", "what", "killed"}]}. Each mutant is tested in a process of its
own, forked when the imports of the module are done, so that they are paid for once.
"""

import ast
import copy
import importlib.util
import json
import os
import signal
import sys

COMPARE = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}
ARITHMETIC = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult, ast.Pow: ast.Mult,
}


def changes(node):
    """(what, change in place) for everything that can go wrong at a node."""
    if isinstance(node, ast.Compare):
        for place, operator in enumerate(node.ops):
            if type(operator) in COMPARE:
                other = COMPARE[type(operator)]
                yield f"comparison {other.__name__}", lambda n, i=place, o=other: n.ops.__setitem__(i, o())
    if isinstance(node, (ast.BinOp, ast.AugAssign)) and type(node.op) in ARITHMETIC:
        other = ARITHMETIC[type(node.op)]
        yield f"arithmetic {other.__name__}", lambda n: setattr(n, "op", other())
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        yield f"constant {node.value + 1}", lambda n: setattr(n, "value", n.value + 1)
    if isinstance(node, ast.Constant) and type(node.value) is bool:
        yield f"constant {not node.value}", lambda n: setattr(n, "value", not n.value)
    if isinstance(node, ast.Return) and not (node.value is None or getattr(node.value, "value", 0) is None):
        yield "return None", lambda n: setattr(n, "value", ast.Constant(None))


def mutants(tree, name):
    """(line, what, module) with one thing wrong in the function of that name."""
    function = next(n for n in tree.body if isinstance(n, ast.FunctionDef) and n.name == name)
    nodes = [node for statement in function.body for node in ast.walk(statement)]
    for place, node in enumerate(nodes):
        for number, (what, _) in enumerate(changes(node)):
            module = copy.deepcopy(tree)
            same = next(n for n in module.body if isinstance(n, ast.FunctionDef) and n.name == name)
            target = [n for statement in same.body for n in ast.walk(statement)][place]
            list(changes(target))[number][1](target)
            yield node.lineno, what, ast.unparse(ast.fix_missing_locations(module))


def passes(path, text, tests, seconds=120):
    """Whether pytest is content when the module has this text; the first of the tests is asked first."""
    child = os.fork()
    if child == 0:
        import pytest

        signal.alarm(seconds)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        os._exit(int(pytest.main(["-q", "-x", "-p", "no:cacheprovider", *tests])))
    _, status = os.waitpid(child, 0)
    return status == 0


def preload(tree):
    """What the module imports from packages that are installed, so that forks have it."""
    for node in tree.body:
        if isinstance(node, (ast.Import, ast.ImportFrom)) and not getattr(node, "level", 0):
            names = [each.name for each in node.names] if isinstance(node, ast.Import) else [node.module]
            for name in names:
                found = importlib.util.find_spec(name.split(".")[0])
                if found is not None and "site-packages" in (found.origin or ""):
                    importlib.import_module(name)


def python_files(*places):
    for place in places:
        for folder, _, names in os.walk(place):
            yield from (os.path.join(folder, name) for name in names if name.endswith(".py"))


def main(path, test, *functions):
    sys.dont_write_bytecode = True
    with open(path, encoding="utf-8") as file:
        text = file.read()
    tree = ast.parse(text)
    import pytest  # noqa: F401

    preload(tree)
    tests = [test]
    if os.path.isdir(test):
        own = os.path.join(test, f"test_{os.path.basename(path)}")
        tests = [own, test] if os.path.exists(own) else tests
        for each in python_files(os.path.dirname(path), test):
            with open(each, encoding="utf-8") as file:
                preload(ast.parse(file.read()))
    found = []
    clean = passes(path, text, tests)
    for name in functions if clean else ():
        for line, what, mutant in mutants(tree, name):
            found.append({"function": name, "line": line, "what": what, "killed": not passes(path, mutant, tests)})
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    print(json.dumps({"clean": clean, "mutants": found}))


if __name__ == "__main__":
    main(*sys.argv[1:])
