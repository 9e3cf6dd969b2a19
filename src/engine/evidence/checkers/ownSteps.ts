import type { PythonDocument } from '../../model/document';
import { baseName } from '../../model/location';
import type { Evidence } from '../../model/report';
import type { DocumentReaders } from '../documentReaders';
import type { Ground, GroundFile } from '../ground';
import { type Hit, hitAtPlace, toEvidence } from '../hits';
import { isProjectImport } from '../projectCode';
import type { MakeChecker } from './checker';

/** A script with less is a stub that nobody has filled. */
const leastLines = 15;

/** One command that runs own code is a short cut; two are steps. */
const leastSteps = 2;

/**
 * Files that run at least two steps of the project's own code, one after the other: recipes of a Makefile, a shell
 * script, tasks, or a script called "pipeline" that imports the steps. Scripts that are stubs do not count.
 */
export const ownSteps: MakeChecker = readers =>
  function* ({ ground }): Iterable<Evidence> {
    const scripts = scriptsOf(ground);
    const modules = readers.modulesOf(ground.project);
    for (const file of ground.files) {
      const found =
        file.zone === 'test' ? undefined : (recipeSteps(file, scripts, readers) ?? importedSteps(file, modules));
      if (found !== undefined) {
        yield toEvidence(file.entry.path, found);
      }
    }
  };

/** Base names of own Python files that do something. */
function scriptsOf(ground: Ground): ReadonlySet<string> {
  return new Set(
    ground.files.flatMap(({ document, relative }) =>
      document?.kind === 'python' &&
      document.facts.codeLines >= leastLines &&
      !/(^|\/)(setup|conf|conftest|test_\w+)\.py$/.test(relative)
        ? [baseName(relative)]
        : [],
    ),
  );
}

function recipeSteps(
  { document }: GroundFile,
  scripts: ReadonlySet<string>,
  readers: DocumentReaders,
): Hit | undefined {
  if (
    document === undefined ||
    prose.test(document.path) ||
    !(['makefile', 'shell', 'text', 'python'].includes(document.kind) || isTaskFile(document.path))
  ) {
    return undefined;
  }
  const steps = readers.commandsIn(document).filter(({ text }) => runsOwnScript(text, scripts));
  return new Set(steps.map(({ text }) => text)).size >= leastSteps ? steps[0]?.hit : undefined;
}

/** Instructions for a person to follow. */
const prose = /\.(rst|txt|adoc|asciidoc|org|tex|log|out|html?|pdf)$|(^|\/)readme[^/]*$/i;

function isTaskFile(path: string): boolean {
  return /(^|\/)(taskfile\.ya?ml|\.?mise\.toml|pyproject\.toml)$/i.test(path);
}

/** `python src/train.py`, `python -m src.train`, `uv run scripts/train.py`, `$(PYTHON) train.py`. */
function runsOwnScript(text: string, scripts: ReadonlySet<string>): boolean {
  if (!/\b(python[\d.]*|run|spark-submit|torchrun|accelerate|papermill|jupyter)\b|\bPYTHON\b/.test(text)) {
    return false;
  }
  return text.split(/[\s;&|"'=()]+/).some((word, index, words) => {
    const module = words[index - 1] === '-m' ? `${word.slice(word.lastIndexOf('.') + 1)}.py` : '';
    return (
      scripts.has(module) || (/\.(py|ipynb)$/.test(word) && (scripts.has(baseName(word)) || word.endsWith('.ipynb')))
    );
  });
}

/** `src/pipeline.py` or `run_all.py` that imports at least two own modules and calls what it imported. */
function importedSteps({ document, relative }: GroundFile, modules: ReadonlySet<string>): Hit | undefined {
  if (
    document?.kind !== 'python' ||
    !/(pipeline|workflow|run_all|run_everything)[^/]*\.py$|(^|\/)pipelines?\/[^/]+$/i.test(relative)
  ) {
    return undefined;
  }
  return document.facts.codeLines < leastLines || !hasEntry(document) ? undefined : firstStep(document, modules);
}

function hasEntry({ facts }: PythonDocument): boolean {
  return (
    facts.scopes.some(
      ({ kind, name }) => kind === 'function' && /^(main|run|create|build|train|execute|start)/.test(name),
    ) || facts.strings.some(({ text }) => text === '__main__')
  );
}

function firstStep(document: PythonDocument, modules: ReadonlySet<string>): Hit | undefined {
  const own = document.facts.imports.filter(each => isProjectImport(each, modules));
  const first = own[0];
  return first !== undefined && new Set(own.map(({ module }) => module)).size >= leastSteps
    ? hitAtPlace(document, first.place)
    : undefined;
}
