// Packages from PyPI, pinned with their hashes, unpacked once: material for the proofs, never run.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';

const PLATFORMS = ['manylinux_2_28_x86_64', 'manylinux_2_27_x86_64', 'manylinux_2_24_x86_64', 'manylinux2014_x86_64'];

/** The folders of all packages that a requirements file in this folder names. Needs python3 with pip the first time. */
export function unpackedWheels(name: string): readonly string[] {
  const cache = join('node_modules', '.cache', name);
  const wheels = join(cache, 'wheels');
  if (!existsSync(wheels)) {
    download(wheels, join('test', 'tools', `${name}.requirements.txt`));
  }
  return readdirSync(wheels).map(wheel => unpack(join(wheels, wheel), cache));
}

/** Unpacks a zip archive below the cache folder, unless that has been done. */
export function unpack(archive: string, cache: string): string {
  const folder = join(cache, 'unpacked', basename(archive));
  if (!existsSync(folder)) {
    const partial = `${folder}.partial`;
    rmSync(partial, { recursive: true, force: true });
    mkdirSync(partial, { recursive: true });
    execFileSync('python3', ['-m', 'zipfile', '-e', archive, partial]);
    execFileSync('mv', [partial, folder]);
  }
  return folder;
}

function download(wheels: string, requirements: string): void {
  const partial = `${wheels}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  const platforms = PLATFORMS.flatMap(platform => ['--platform', platform]);
  const pins = ['--no-deps', '--require-hashes', '--python-version', '312', '--requirement', requirements];
  execFileSync('python3', ['-m', 'pip', 'download', '--quiet', ...platforms, ...pins, '--dest', partial], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  execFileSync('mv', [partial, wheels]);
}
