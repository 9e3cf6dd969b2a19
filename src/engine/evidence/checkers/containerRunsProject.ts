import type { DockerfileDocument, DockerInstruction } from '../../model/document';
import { baseName } from '../../model/location';
import type { Evidence } from '../../model/report';
import { hitAtOffset, toEvidence } from '../hits';
import type { MakeChecker } from './checker';

/**
 * The start command of each Dockerfile that copies files of the project, installs what is declared or locked, and
 * starts a file or module that exists.
 */
export const containerRunsProject: MakeChecker = () =>
  function* ({ ground }): Iterable<Evidence> {
    const names = new Set(ground.project.workspace.files.map(({ path }) => baseName(path)));
    for (const { document, entry } of ground.files) {
      const start = document?.kind === 'dockerfile' ? startOfProject(document, names) : undefined;
      if (start !== undefined && document !== undefined) {
        yield toEvidence(entry.path, hitAtOffset(document.text, start.span.start));
      }
    }
  };

function startOfProject(
  { instructions }: DockerfileDocument,
  names: ReadonlySet<string>,
): DockerInstruction | undefined {
  const copies = instructions.some(({ keyword, text }) => /^(COPY|ADD)$/.test(keyword) && !text.startsWith('--from'));
  const installs = instructions.some(({ keyword, text }) => keyword === 'RUN' && installsDeclared.test(text));
  const start = instructions.findLast(({ keyword }) => keyword === 'CMD' || keyword === 'ENTRYPOINT');
  return copies && installs && start !== undefined && startsOwn(instructions, names) ? start : undefined;
}

const installsDeclared =
  /pip3?\s.*(-r|--requirement|-c|\s\.|\.whl|\[)|\b(poetry|pdm|pipenv|hatch|rye)\s.*(install|sync)|\buv\s.*(sync|-r|pip install)|\b(conda|mamba|micromamba)\b.*(-f|--file|env (create|update))|renv::restore|pixi\s+install|install\.packages|npm\s+(ci|install)/;

/** A word of the start command is a file, or leads to a module as `src.api:app` does. */
function startsOwn(instructions: readonly DockerInstruction[], names: ReadonlySet<string>): boolean {
  const words = instructions
    .filter(({ keyword }) => keyword === 'CMD' || keyword === 'ENTRYPOINT')
    .flatMap(({ text }) => text.split(/[\s[\]",']+/));
  return words.some(word => {
    const module = (word.split(':')[0] ?? '').split('.').at(-1) ?? '';
    return names.has(baseName(word)) || names.has(`${module}.py`) || names.has(`${baseName(module)}.py`);
  });
}
