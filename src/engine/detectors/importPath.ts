import { distributionOf } from '../distributions/modules';
import { isStandardModule } from '../evidence/standardModules';
import { baseName } from '../model/location';
import { type CallFact, type ImportFact, type Place, isBefore } from '../python/index';
import type { Subject } from './exceptions';
import { lastAssigned } from './lastAssigned';
import { textOfSource, type FactsDocument } from './sources';

/**
 * A folder where Python looks anyway: that of the notebook, or of the script or test that names it by `__file__`. What
 * stands at the top is started there.
 */
export function isSearchedAnyway({ call }: Subject, document: FactsDocument): boolean {
  const folder = call === undefined ? undefined : givenFolder(call, document);
  if (folder === undefined) {
    return false;
  }
  const isAtTop = !document.path.includes('/');
  return (
    ((isAtTop || isNotebook(document)) && runningFolder.test(folder)) ||
    (ownFolder.test(folder) && (isAtTop || isStarted(document)))
  );
}

/**
 * A folder of the repository, and the notebook or script imports nothing below but what Python has and what is
 * installed. What is imported by its name, unpickled or run may still be found there.
 */
export function importsNothingFrom({ call }: Subject, document: FactsDocument): boolean {
  const folder = call === undefined ? undefined : givenFolder(call, document);
  return (
    call !== undefined &&
    folder !== undefined &&
    aboveFolder.test(folder) &&
    (isNotebook(document) || isScript.test(document.text)) &&
    document.facts.openWorld.length === 0 &&
    !importers.some(name => document.facts.callsOf(name).length > 0) &&
    !document.facts.imports.some(fact => isLater(fact, call.place) && !isInstalled(fact))
  );
}

/**
 * `os.chdir` that the same function or cell takes back, and the call that does: the folder is another for a while. One that
 * goes to the folder of the file itself makes it the same wherever the file is started.
 */
export function isTakenBack({ call }: Subject, document: FactsDocument): boolean {
  if (call?.callee !== 'os.chdir') {
    return false;
  }
  if (ownFolder.test(givenFolder(call, document) ?? '')) {
    return true;
  }
  const near = document.facts
    .callsOf('os.chdir')
    .filter(({ scope, place }) => scope === call.scope && (scope > 0 || place.source === call.place.source));
  const last = near.at(-1);
  return last !== undefined && near.length > 1 && near.includes(call) && leadsBack(last, near[0], document);
}

/** To a folder that `os.getcwd()` gave before, or as many steps up as the first one goes down. */
function leadsBack(last: CallFact, first: CallFact | undefined, document: FactsDocument): boolean {
  const back = givenFolder(last, document) ?? '';
  const down = /^["'](?!\.|\/)([\w./-]+?)\/?["']$/.exec(
    first === undefined ? '' : (givenFolder(first, document) ?? ''),
  )?.[1];
  const isUp = down !== undefined && new RegExp(`^["'](?:\\.\\./?){${down.split('/').length}}["']$`).test(back);
  return isUp || /^(?:os\.getcwd\(\)|(?:pathlib\.)?Path\.cwd\(\))$/.test(back);
}

/** What a call is given as a folder, without white space; a name in it gives way to what it stands for. */
export function givenFolder(call: CallFact, document: FactsDocument): string | undefined {
  const given = call.arguments[call.method === 'insert' ? 1 : 0];
  return given === undefined
    ? undefined
    : plainText(given.valuePlace, document).replace(bareName, name => {
        const assigned = lastAssigned(document, name, call);
        return assigned === undefined ? name : plainText(assigned.valuePlace, document);
      });
}

function plainText({ source, start, end }: Place, document: FactsDocument): string {
  return textOfSource(document, source).slice(start, end).replace(/\s+/g, '');
}

/** Neither called nor part of a longer one: `root` in `str(root/"src")`. */
const bareName = /(?<![\w.'"])[A-Za-z_]\w*(?![\w.('"])/;

const runningFolder =
  /^(?:str\(|os\.path\.abspath\(|os\.path\.realpath\()*(?:["']\.?\/?["']|os\.getcwd\(\)|os\.curdir|(?:pathlib\.)?Path\.cwd\(\)|(?:pathlib\.)?Path\(["']?\.?["']?\)(?:\.(?:resolve|absolute)\(\))?)\)*$/;

const ownFolder =
  /^(?:str\(|os\.path\.(?:join|abspath|realpath)\()*(?:os\.path\.dirname\((?:os\.path\.(?:abspath|realpath)\()*__file__|(?:pathlib\.)?Path\(__file__\)(?:\.(?:resolve|absolute)\(\))?\.parent(?:\.(?:resolve|absolute)\(\))?)\)*$/;

/** Folders above, or the code in one of them: what is elsewhere may hold packages that are known by name. */
const aboveFolder =
  /^[\w.(]*(?:["'](?:\.\.\/?)+(?:src\/?)?["']|__file__\)*(?:,["']\.\.["'])*(?:,["']src["'])?|__file__\)(?:\.\w+(?:\(\))?)*(?:\/["']src["'])?)\)*$/;

function isNotebook(document: FactsDocument): boolean {
  return document.kind === 'notebook' || document.textNotebook !== undefined;
}

const isScript = /^if\s+__name__\s*==/m;

/** Of code in `src` others import it too, and then it stands elsewhere. */
function isStarted({ path, text }: FactsDocument): boolean {
  return /^test_|_test\.py$/.test(baseName(path)) || (isScript.test(text) && !/(?:^|\/)src\//.test(path));
}

/** By a name that is made up at run time, or that a file holds. */
const importers = [
  'importlib.import_module', '__import__', 'runpy.run_path', 'runpy.run_module',
  'pickle.load', 'pickle.loads', 'joblib.load', 'torch.load', 'dill.load', 'cloudpickle.load',
]; // prettier-ignore

function isLater({ place, scope, guards }: ImportFact, call: Place): boolean {
  return isBefore(call, place) || scope > 0 || guards.includes('function');
}

function isInstalled({ module, name, level }: ImportFact): boolean {
  const full = name === undefined || name === '*' ? module : `${module}.${name}`;
  return level === 0 && (isStandardModule(module.split('.')[0] ?? '') || distributionOf(full) !== undefined);
}
