import type { StatementSyntax } from '../python/index';
import type { ImportStatement } from './machine';

/**
 * What a test can put a stand-in in the place of, so that a function of a file gets past `name.step.step`: the name
 * itself, or `pandas.read_csv` where only one function of a library is the trouble. `undefined` for what a test should
 * leave as it is: Python itself, and libraries that compute.
 */
export function replaceable(
  name: string,
  steps: readonly string[],
  binding: StatementSyntax | 'unclear' | undefined,
): string | undefined {
  if (binding === undefined) {
    return undefined;
  }
  return binding === 'unclear' || !isImport(binding) ? name : replaceableImport(name, steps, binding);
}

function replaceableImport(name: string, steps: readonly string[], binding: ImportStatement): string | undefined {
  const imported = binding.names.find(({ bound }) => bound === name)?.name ?? name;
  if (binding.kind === 'import-from') {
    return binding.level === 0 && isLeftAlone(`${binding.module}.${imported}`) ? undefined : name;
  }
  const full = [imported, ...steps].join('.');
  return isLeftAlone(full) ? undefined : computes.test(full) ? full : name;
}

function isImport(statement: StatementSyntax): statement is ImportStatement {
  return statement.kind === 'import' || statement.kind === 'import-from';
}

function isLeftAlone(full: string): boolean {
  return computes.test(full) && !reachesOut.test(full);
}

/** Libraries whose functions are what is to be tested; what is not followed of them is left alone. */
const computes =
  /^(numpy|pandas|math|cmath|json|re|collections|itertools|functools|copy|typing|dataclasses|datetime|operator|string|enum|abc|decimal|fractions|statistics|contextlib|warnings|logging|os|shutil|sys|time|subprocess|pathlib|builtins|__future__)(\.|$)/;

/** Of those, what touches the disk, other programs, the clock or chance. */
const reachesOut =
  /^(pandas\.(read_\w+|to_\w+)|numpy\.(load\w*|save\w*|genfromtxt|random\.\w+)|os\.(makedirs|mkdir|remove|unlink|rename|replace|rmdir|listdir|walk|scandir|system|popen|getenv|kill|chdir|stat|path\.(exists|isfile|isdir|getsize|getmtime))|shutil\.\w+|subprocess\.\w+|time\.sleep|sys\.exit)$/;
