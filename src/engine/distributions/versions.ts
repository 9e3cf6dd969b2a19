import data from './versions.json';

type Table = ReadonlyMap<string, ReadonlyMap<string, string>>;

const current: Table = new Map(
  Object.entries(data.current).map(([name, versions]) => [name, new Map(Object.entries(versions))] as const),
);
const withNumpy1: ReadonlyMap<string, string> = new Map(Object.entries(data.withNumpy1));
const firstForNumpy2: ReadonlyMap<string, string> = new Map(Object.entries(data.firstForNumpy2));
const oldest: Table = new Map(
  Object.entries(data.oldest).map(([name, versions]) => [name, new Map(Object.entries(versions))] as const),
);

/** When the versions were looked up: `November 2026`. */
export const versionsDate = data.date;

/** The version of a distribution that installs together with the others of this Python, `3.12`. */
export function currentVersion(distribution: string, python: string): string | undefined {
  return current.get(distribution)?.get(python);
}

/** The version to put beside packages that were built for NumPy 1; as `currentVersion` where that makes no difference. */
export function numpy1Version(distribution: string, python: string): string | undefined {
  return withNumpy1.get(distribution) ?? currentVersion(distribution, python);
}

/** Whether NumPy 2 breaks a version, because it was built for NumPy 1 or is NumPy 1. */
export function needsNumpy1(distribution: string, version: string): boolean {
  const first = firstForNumpy2.get(distribution);
  return first !== undefined && compareVersions(version, first) < 0;
}

/** Whether there are wheels of a version for a Python; of most packages nothing is known, and they get the benefit. */
export function hasWheels(distribution: string, version: string, python: string): boolean {
  const first = oldest.get(distribution)?.get(python);
  return first === undefined || compareVersions(version, first) >= 0;
}

/** By their numbers: `1.10` is newer than `1.9.2`. */
export function compareVersions(a: string, b: string): number {
  const [first, second] = [numbersOf(a), numbersOf(b)];
  const at = first.findIndex((number, index) => number !== (second[index] ?? 0));
  if (at >= 0) {
    return (first[at] ?? 0) - (second[at] ?? 0);
  }
  return second.slice(first.length).some(number => number > 0) ? -1 : 0;
}

function numbersOf(version: string): readonly number[] {
  return version
    .split(/[^\d.]/, 1)
    .join('')
    .split('.')
    .map(Number);
}
