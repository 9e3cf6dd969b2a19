import { NodeKind } from '../nodeKind';
import { kindOf } from '../syntaxTree';
import { handlerTypes } from './handlerFacts';
import type { ModuleReading } from './moduleReading';
import { RegionKind, type ImportSite, type Region } from './moduleScan';

/** Exceptions that a failing import ends in. */
const importErrors: ReadonlySet<string> = new Set(['ImportError', 'ModuleNotFoundError', 'Exception', 'BaseException']);

/** What tests mention that ask for the machine: `sys.platform == "win32"`, `"google.colab" in sys.modules`. */
const platformWords = ['platform', 'os.name', 'version_info', 'colab', 'kaggle', 'environ', 'databricks', 'modules'];

/**
 * Why an import may not run: `try`, `except` (it stands in for another one), `type-checking`, `platform:<test>`,
 * `if:<test>` and `function`; innermost last.
 */
export function importGuards(reading: ModuleReading, site: ImportSite): string[] {
  const guards: string[] = [];
  for (let region: Region | undefined = site.region; region !== undefined; region = region.parent) {
    const guard = guardOf(reading, region);
    if (guard !== undefined) guards.unshift(guard);
  }
  return reading.scan.scopes[site.scope].runsIn === 0 ? guards : [...guards, 'function'];
}

function guardOf(reading: ModuleReading, region: Region): string | undefined {
  if (region.kind === RegionKind.Try) return catchesImportErrors(reading, region) ? 'try' : undefined;
  if (region.kind === RegionKind.Handler) return catchesImportErrors(reading, region) ? 'except' : undefined;
  if (region.test < 0) return undefined;
  return testGuard(reading.scan.sources[region.source].textOf(region.test), region.negated);
}

function testGuard(test: string, negated: boolean): string {
  const isTypeChecking = test === 'TYPE_CHECKING' || test.endsWith('.TYPE_CHECKING');
  if (isTypeChecking && !negated) return 'type-checking';
  const text = negated ? `not (${test})` : test;
  return platformWords.some(word => test.includes(word)) ? `platform:${text}` : `if:${text}`;
}

function catchesImportErrors(reading: ModuleReading, region: Region): boolean {
  const { tree } = reading.scan.sources[region.source];
  for (let child = tree.firstChild[region.owner]; child >= 0; child = tree.nextSibling[child]) {
    if (kindOf(tree, child) !== NodeKind.Except) continue;
    const types = handlerTypes(reading, { source: region.source, node: child, scope: 0, region });
    if (types.length === 0 || types.some(type => importErrors.has(type))) return true;
  }
  return false;
}
