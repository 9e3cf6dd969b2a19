// Virtual environments that several proofs share: one for each list of requirements, kept between runs.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type Said, run, runTool } from '../tools';

const kept = path.resolve('node_modules/.cache/proveFixes/environments');

/** The Python of an environment with these requirements and nothing else; `owner` keeps one apart that will be added to. */
export function environmentOf(requirements: readonly string[], owner = ''): string {
  const wanted = [...requirements].map(each => each.trim()).filter(each => each !== '' && !each.startsWith('#'));
  const name = createHash('sha256')
    .update([...wanted.toSorted(), ...(owner === '' ? [] : [owner])].join('\n'))
    .digest('hex')
    .slice(0, 16);
  const folder = path.join(kept, name);
  const python = path.join(folder, 'bin', 'python');
  if (!existsSync(python)) {
    install(folder, wanted);
  }
  return python;
}

/** Runs a command as the step of a job does, with the packages of an environment. */
export function inEnvironment(python: string, text: string, folder: string): Said {
  const found = [path.dirname(python), '/usr/bin', '/bin'].join(':');
  return run('bash', ['-e', '-c', text], folder, { PATH: found, GITHUB_STEP_SUMMARY: path.join(folder, 'summary.md') });
}

/** Made beside its place and moved there when it is whole, unless another process was faster. */
function install(folder: string, requirements: readonly string[]): void {
  mkdirSync(kept, { recursive: true });
  const draft = `${folder}-${process.pid}`;
  expectDone(runTool('uv', ['venv', '--quiet', '--clear', '--relocatable', draft], kept));
  const python = path.join(draft, 'bin', 'python');
  expectDone(runTool('uv', ['pip', 'install', '--quiet', '--python', python, ...requirements], kept));
  if (existsSync(folder)) rmSync(draft, { recursive: true });
  else renameSync(draft, folder);
  expectDone(run(path.join(folder, 'bin', 'python'), ['-c', 'import sys'], kept));
}

function expectDone({ status, output }: { readonly status: number; readonly output: string }): void {
  if (status !== 0) {
    throw new Error(output);
  }
}
