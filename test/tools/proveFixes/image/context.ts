// What a build may copy: the folder without what `.dockerignore` leaves out, as Docker's own Python library reads it.
import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import path from 'node:path';
import { ensureTool, run } from '../tools';

const script = `
import json, os
from docker.utils.build import exclude_paths
lines = open(".dockerignore", encoding="utf-8").read().splitlines() if os.path.exists(".dockerignore") else []
patterns = [line.strip() for line in lines if line.strip() and not line.strip().startswith("#")]
print(json.dumps(sorted(exclude_paths(".", patterns))))
`;

/** Paths of all files that a build of this folder gets to see. */
export function contextOf(folder: string): readonly string[] {
  const python = path.join(path.dirname(ensureTool('uv')), 'python');
  const { status, output } = run(python, ['-c', script], folder);
  assert.equal(status, 0, output);
  const paths: unknown = JSON.parse(output);
  assert.ok(Array.isArray(paths));
  return paths.map(String).filter(each => statSync(path.join(folder, each)).isFile());
}
