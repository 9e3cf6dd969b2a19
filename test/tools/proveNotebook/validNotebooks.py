"""Asks nbformat about notebooks: each line of standard input is the text of a file, as a JSON string.

Prints a JSON list with the fault of each, null where nbformat.validate accepts it.
"""

import json
import sys
import warnings

import nbformat

warnings.simplefilter("ignore")


def fault_of(text):
    try:
        nbformat.validate(json.loads(text))
    except Exception as error:
        return f"{type(error).__name__}: {str(error).splitlines()[0]}"
    return None


print(json.dumps([fault_of(json.loads(line)) for line in sys.stdin]))
