// What an image begins with: a fresh Python of the version asked for, with pip.
import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ensureTool, run, runTool } from '../tools';
import { python } from '../runCi';

/** Makes the Python of a base image below a root; the variables that the base sets. */
export function basePython(base: string, root: string): Readonly<Record<string, string>> {
  const version = /^python:(3\.\d+)-slim$/.exec(base)?.[1];
  const isMamba = base.startsWith('mambaorg/micromamba:');
  assert.ok(isMamba || version !== undefined, `The proof has no base image ${base}.`);
  const venv = path.join(root, isMamba ? 'opt/conda' : 'usr/local');
  mkdirSync(path.dirname(venv), { recursive: true });
  const made = runTool('uv', ['venv', '--quiet', '--seed', '--python', forEveryone(version ?? python), venv], root);
  assert.equal(made.status, 0, made.output);
  if (isMamba) writeMicromamba(path.join(venv, 'bin'));
  return { PATH: [path.join(venv, 'bin'), '/usr/bin', '/bin'].join(':') };
}

/** The system's Python where it has the version: an image's user may not see one in somebody's home. */
function forEveryone(version: string): string {
  const system = '/usr/bin/python3';
  return run(system, ['--version'], '/').output.startsWith(`Python ${version}.`) ? system : version;
}

/** Stands for micromamba where no channel of Conda can be reached: packages of the same names come from PyPI. */
function writeMicromamba(folder: string): void {
  const file = path.join(folder, 'micromamba');
  const reader = path.join(path.dirname(ensureTool('uv')), 'python');
  const text = `#!${reader}
import subprocess, sys
from ruamel.yaml import YAML

if "install" in sys.argv:
    wanted = YAML(typ="safe").load(open(sys.argv[sys.argv.index("--file") + 1], encoding="utf-8"))["dependencies"]
    names = [each.split("::")[-1] for each in wanted if isinstance(each, str)]
    listed = [each.replace("=", "==", 1) if "==" not in each else each for each in names if not each.startswith(("python", "pip"))]
    beside = [each for group in wanted if isinstance(group, dict) for each in group["pip"]]
    pip = ["${path.join(folder, 'python')}", "-m", "pip", "install", "--quiet"]
    sys.exit(subprocess.call(pip + listed + beside))
`;
  writeFileSync(file, text);
  chmodSync(file, 0o755);
}
