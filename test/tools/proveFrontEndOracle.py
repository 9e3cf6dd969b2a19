"""What CPython makes of a text: refused, or the nodes of its tree, one line each.

A line is `Class line:column-line:column details`. proveFrontEndTree.ts writes the same lines from our tree.
"""

import ast
import hashlib
import json
import unicodedata
import warnings

warnings.simplefilter("ignore")

STATEMENTS_BY_END = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
BY_START = (ast.stmt, ast.ExceptHandler, ast.arg)
SILENT = (ast.Module, ast.arguments, ast.withitem, ast.match_case, ast.expr_context, ast.operator, ast.unaryop,
          ast.boolop, ast.cmpop)


def names(*parts):
    return ",".join("None" if part is None else json.dumps(part)[1:-1] for part in parts)


def constant(node):
    value = node.value
    if isinstance(value, str):
        return "str " + json.dumps(value)
    if isinstance(value, bytes):
        return "bytes " + json.dumps(value.decode("latin-1"))
    if value is None or value is True or value is False or value is ...:
        return repr(value)
    return type(value).__name__


def operator(node):
    return type(node).__name__


DETAILS = {
    ast.FunctionDef: lambda n: names(n.name),
    ast.AsyncFunctionDef: lambda n: names(n.name),
    ast.ClassDef: lambda n: names(n.name),
    ast.AugAssign: lambda n: operator(n.op),
    ast.AnnAssign: lambda n: str(n.simple),
    ast.ImportFrom: lambda n: names(n.module, str(n.level)),
    ast.Global: lambda n: names(*n.names),
    ast.Nonlocal: lambda n: names(*n.names),
    ast.ExceptHandler: lambda n: names(n.name),
    ast.alias: lambda n: names(n.name, n.asname),
    ast.arg: lambda n: names(n.arg),
    ast.keyword: lambda n: names(n.arg),
    ast.TypeVar: lambda n: names(n.name),
    ast.TypeVarTuple: lambda n: names(n.name),
    ast.ParamSpec: lambda n: names(n.name),
    ast.BoolOp: lambda n: operator(n.op),
    ast.BinOp: lambda n: operator(n.op),
    ast.UnaryOp: lambda n: operator(n.op),
    ast.Compare: lambda n: ",".join(operator(op) for op in n.ops[:7]),
    ast.Constant: constant,
    ast.Attribute: lambda n: names(n.attr),
    ast.Name: lambda n: names(n.id),
    ast.MatchSingleton: lambda n: repr(n.value),
    ast.MatchMapping: lambda n: names(n.rest),
    ast.MatchClass: lambda n: names(*n.kwd_attrs),
    ast.MatchStar: lambda n: names(n.name),
    ast.MatchAs: lambda n: names(n.name),
    ast.FormattedValue: lambda n: str(n.conversion),
    ast.Interpolation: lambda n: str(n.conversion),
}


def children(node):
    """The nodes below; the literal parts of formatted strings are not among them."""
    for field in node._fields:
        value = getattr(node, field, None)
        if isinstance(value, list):
            for item in value:
                if isinstance(item, ast.AST):
                    yield item
        elif isinstance(value, ast.AST):
            if field == "format_spec":
                yield from children(value)
            else:
                yield value


def parts(node):
    found = children(node)
    if isinstance(node, (ast.JoinedStr, ast.TemplateStr)):
        return [child for child in found if not isinstance(child, ast.Constant)]
    if isinstance(node, (ast.FormattedValue, ast.Interpolation)):
        value = node.value
        return [child for child in found if child is value or not isinstance(child, ast.Constant)]
    return found


def line_of(node):
    kind = type(node)
    if isinstance(node, ast.comprehension):
        return f"comprehension {node.is_async}"
    if isinstance(node, STATEMENTS_BY_END):
        place = f"-{node.end_lineno}:{node.end_col_offset}"
    elif isinstance(node, BY_START):
        place = f"{node.lineno}:{node.col_offset}"
    else:
        place = f"{node.lineno}:{node.col_offset}-{node.end_lineno}:{node.end_col_offset}"
    detail = DETAILS.get(kind)
    return f"{kind.__name__} {place} {detail(node) if detail else ''}"


def lines(tree):
    found = []
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if not isinstance(node, SILENT):
            found.append(line_of(node))
        waiting.extend(parts(node))
    found.sort()
    return "\n".join(found)


def judge(text):
    """A digest of the lines, or why the text is refused, after a `!`."""
    try:
        return hashlib.sha1(lines(ast.parse(text)).encode()).hexdigest()
    except (SyntaxError, ValueError) as error:
        return "!" + str(error)
    except (RecursionError, MemoryError) as error:
        return "?" + str(error)


def accepts(text):
    try:
        ast.parse(text)
        return ""
    except (SyntaxError, ValueError) as error:
        return "!" + str(error)
    except (RecursionError, MemoryError) as error:
        return "?" + str(error)


def character(name):
    """What `\\N{name}` stands for."""
    try:
        return unicodedata.lookup(name)
    except KeyError:
        return ""


def explain(text):
    return lines(ast.parse(text))
