import type { FactsDocument } from '../../../detectors/sources';
import { givenFolder } from '../../../detectors/importPath';
import { folderOf } from '../../../model/location';
import type { CallFact } from '../../../python/index';

/**
 * The folder of the repository that a call adds to the search path: `..` in a notebook, which runs where it lies, or a way
 * from `__file__`. `undefined` where that depends on where the program is started, or leads out.
 */
export function searchedFolder(document: FactsDocument, call: CallFact): string | undefined {
  const isNotebook = document.kind === 'notebook' || document.textNotebook !== undefined;
  const steps = stepsIn(unwrapped(givenFolder(call, document) ?? ''), isNotebook);
  const start = folderOf(document.path);
  return steps === undefined ? undefined : walk(start === '' ? [] : start.split('/'), steps);
}

const wrapper = /^(?:str|os\.path\.abspath|os\.path\.realpath|os\.path\.normpath)\((.+)\)$/;

function unwrapped(text: string): string {
  const inner = wrapper.exec(text)?.[1];
  return inner === undefined ? text : unwrapped(inner);
}

/** Steps from the folder of the document: `..`, `src`. */
function stepsIn(text: string, isNotebook: boolean): readonly string[] | undefined {
  const literal = /^["']([^"'{}~\\]+)["']$/.exec(text)?.[1];
  if (literal !== undefined) {
    return isNotebook && !literal.startsWith('/') ? literal.split('/') : undefined;
  }
  return joined(text, isNotebook) ?? ownFolder(text) ?? (isNotebook ? runningFolder(text) : undefined);
}

/** `os.path.join(os.path.dirname(__file__), "..", "src")` */
function joined(text: string, isNotebook: boolean): readonly string[] | undefined {
  const [, base, below = ''] = /^os\.path\.join\((.+?)((?:,["'][^"'{}~\\]+["'])+)\)$/.exec(text) ?? [];
  const first = base === undefined ? undefined : stepsIn(unwrapped(base), isNotebook);
  return first && [...first, ...namesIn(below)];
}

/** `os.path.dirname(os.path.dirname(__file__))`, `Path(__file__).resolve().parent.parent / "src"` */
function ownFolder(text: string): readonly string[] | undefined {
  const named = /^((?:os\.path\.dirname\()+)(?:os\.path\.(?:abspath|realpath)\()?__file__\)+$/.exec(text)?.[1];
  if (named !== undefined) {
    return up(named.split('dirname').length - 2);
  }
  const [, up1, index, below = ''] =
    /^\(?(?:pathlib\.)?Path\(__file__\)(?:\.(?:resolve|absolute)\(\))?(?:((?:\.parent)+)|\.parents\[(\d)\])((?:\/["'][^"'{}~\\]+["'])*)\)?$/.exec(text) ?? []; // prettier-ignore
  const count = up1 === undefined ? Number(index) : up1.split('.parent').length - 2;
  return up1 === undefined && index === undefined ? undefined : [...up(count), ...namesIn(below)];
}

/** `os.getcwd()`, `Path.cwd().parent` */
function runningFolder(text: string): readonly string[] | undefined {
  const [whole, parents = '', below = ''] =
    /^\(?(?:os\.getcwd\(\)|(?:pathlib\.)?Path\.cwd\(\)|(?:pathlib\.)?Path\(["']?\.?["']?\)(?:\.(?:resolve|absolute)\(\))?)((?:\.parent)*)((?:\/["'][^"'{}~\\]+["'])*)\)?$/.exec(text) ?? []; // prettier-ignore
  return whole === undefined ? undefined : [...up(parents.split('.parent').length - 1), ...namesIn(below)];
}

function up(count: number): readonly string[] {
  return Array.from({ length: count }, () => '..');
}

function namesIn(text: string): readonly string[] {
  return Array.from(text.matchAll(/["']([^"']+)["']/g), ([, name = '']) => name.split('/')).flat();
}

function walk(from: readonly string[], steps: readonly string[]): string | undefined {
  const path = [...from];
  for (const step of steps) {
    if (step === '..') {
      if (path.pop() === undefined) return undefined;
    } else if (step !== '.' && step !== '') {
      path.push(step);
    }
  }
  return path.join('/');
}
