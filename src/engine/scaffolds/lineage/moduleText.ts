import { pythonString, utcOf } from '../parts/pythonText';

export interface LineagePlan {
  readonly rule: string;
  readonly python: string;
  /** How many folders the module is below the project's root. */
  readonly depth: number;
  /** Files that the model learns from, from the project's root. */
  readonly data: readonly string[];
  /** As they are installed. */
  readonly packages: readonly string[];
}

/** The module; it needs nothing but Python, and git where there is one. */
export function lineageModule({ rule, python, depth, data, packages }: LineagePlan): string {
  const { name: utc, importLine } = utcOf(python);
  const todo = data.length > 0 ? '' : `# TODO(preflight: ${rule}) the files that the model learns from\n`;
  return `"""Says where a saved model comes from, in a file beside it: \`model.joblib.json\`."""

import hashlib
import json
import platform
import subprocess
${importLine}
from importlib import metadata
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[${depth}]
${todo}DATA = ${list(data)}
PACKAGES = ${list(packages)}


def record_lineage(saved_as, model=None) -> Path:
    """Writes commit, data, parameters and versions beside a model that was saved."""
    path = Path(saved_as)
    record = {
        "model": path.name,
        "trained_at": datetime.now(${utc}).isoformat(timespec="seconds"),
        "git_commit": git("rev-parse", "HEAD"),
        # Lines that no commit holds had a part in it.
        "git_dirty": bool(git("status", "--porcelain", "--untracked-files=no")),
        "data": {name: sha256_of(PROJECT / name) for name in DATA},
        "parameters": parameters_of(model),
        "versions": {"python": platform.python_version(), **versions()},
    }
    target = path.with_name(f"{path.name}.json")
    text = json.dumps(record, indent=2, default=str)
    target.write_text(f"{text}\\n", encoding="utf-8")
    return target


${asking(isOlderThan310(python))}`;
}

/** What it asks of git, of files and of pip. */
function asking(isOld: boolean): string {
  const maybe = isOld ? '' : ' -> str | None';
  return `def git(*words: str)${maybe}:
    """What git says; nothing without git, or outside of a repository."""
    command = ["git", "-C", str(PROJECT), *words]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.strip()


def sha256_of(path: Path)${maybe}:
    """The same for the same bytes; nothing where the file is not there."""
    if not path.is_file():
        return None
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def parameters_of(model) -> dict:
    return model.get_params() if hasattr(model, "get_params") else {}


def versions() -> dict:
    found = {}
    for name in PACKAGES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            found[name] = None
    return found
`;
}

/** Before, `str | None` is an error where it is read. */
function isOlderThan310(python: string): boolean {
  return /^3\.[0-9]$/.test(python);
}

function list(names: readonly string[]): string {
  return names.length === 0 ? '[]' : `[\n${names.map(name => `    ${pythonString(name)},\n`).join('')}]`;
}
