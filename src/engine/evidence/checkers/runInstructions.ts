import type { Document } from '../../model/document';
import type { Evidence } from '../../model/report';
import { remember } from '../../documents/remember';
import { type Hit, type SourceLine, hit, linesOf, toEvidence } from '../hits';
import type { MakeChecker } from './checker';

/**
 * Lines that say how to install or run: a command at the start of a line or between backticks, a section of that name
 * with steps in it, or a link to a guide. `readme` names the set that finds the file. A directory tree says nothing.
 */
export const runInstructions: MakeChecker = () => {
  const instructionIn = remember(findInstruction);
  return function* ({ ground, options, search }): Iterable<Evidence> {
    for (const { path } of search(String(options['readme'])).evidence) {
      const document = ground.project.workspace.documentAt(path);
      const found = document === undefined ? undefined : instructionIn(document);
      if (found !== undefined) {
        yield toEvidence(path, found);
      }
    }
  };
};

/** Prompt, bullet, number or backtick before a command. */
const prompt = String.raw`^\s*(?:[-*+>$%]\s*|\d+[.)]\s+|sudo |!|\(\w+\)\s*\$\s*)*${'`'}{0,3}\s*`;

/** Nobody writes these at the start of a line but to have them typed. */
const clearCommand = new RegExp(
  prompt +
    '(?:' +
    [
      String.raw`(?:[Pp]ython[\d.]*|py|python\.exe) (?:-|\S+\.py\b)`,
      String.raw`(?:uv )?pip[\d.]* install\b`,
      String.raw`(?:conda|mamba|micromamba) (?:create|install|env|activate)\b`,
      String.raw`(?:poetry|pipenv|pdm|uv|pixi|hatch|rye) (?:install|sync|run|shell|add|init|venv|tool)\b`,
      String.raw`docker(?:-compose| compose)? (?:run|build|pull|up|exec|image)\b`,
      String.raw`git clone `,
      String.raw`(?:npm|yarn|pnpm) (?:install|ci|run|start)\b`,
      String.raw`(?:streamlit|flask|uvicorn|gunicorn|dvc|kedro|zenml|ploomber|mlflow|airflow) (?:run|new|init|repro|pull|ui|build|server|\S+:\S+)\b`,
      String.raw`(?:bash|sh|source|Rscript) \S*[/.]\S+`,
      String.raw`julia (?:--|-e|\S+\.jl)`,
      String.raw`(?:brew|apt-get|apt|choco) install\b`,
      String.raw`(?:install\.packages|renv::restore|devtools::install\w*|remotes::install\w*|source|runApp|shiny::runApp)\(`,
      String.raw`(?:\.venv|venv)[/\\]`,
    ].join('|') +
    ')',
);

/** Words that also begin a sentence or an item of a list: only as code. */
const commandAsCode = new RegExp(
  prompt +
    String.raw`(?:(?:make|just|task|inv|invoke|tox|nox|jupyter|jupyter-lab|jupytext|papermill|databricks|terraform|kubectl|helm|snakemake|ccds|cookiecutter|gcloud|az|aws|cd|export|julia|python[\d.]*|pytest) \S|\./[\w/-]+(?:\.(?:sh|py|bash|exe))?(?=[\s\x60]|$))`,
);

const heading = /^\s{0,3}(?:#{1,6}\s|\*\*)\W*(.*?)[#*:\s]*$/;
const guideName =
  /\b(install(?:ation|ing)?|set(?:ting)?[- _]?up|get(?:ting)?[-_ ]started|quick[-_ ]?start|how to (?:run|use|start|reproduce)|usage|run(?:ning)? (?:it|the|this)|reproduc(?:e|ing|ibility)|deploy(?:ment)?[-_ ]?guides?|prerequisites?)\b/i;

/** "Appendix A: Setting up the environment" is part of a table of contents. */
const chapter = /^(appendix|chapter|week|lesson|lecture|module|session|day|part|unit)\s+\w+\b/i;

function findInstruction(document: Document): Hit | undefined {
  const lines = withCode(Array.from(linesOf(document))).filter(({ text }) => !isTree(text));
  const found = lines.find(isCommand) ?? guideSection(lines) ?? lines.find(({ text }) => isGuideLink(text));
  return found === undefined ? undefined : hit(undefined, found.line, found.text);
}

interface ReadmeLine extends SourceLine {
  /** Between fences, or indented as code. */
  readonly code: boolean;
}

function withCode(lines: readonly SourceLine[]): readonly ReadmeLine[] {
  let fenced = false;
  return lines.map(line => {
    const isFence = /^\s*(```|~~~)/.test(line.text);
    fenced = isFence ? !fenced : fenced;
    return { ...line, code: fenced || /^( {4}|\t)\s*[^\s*+-]/.test(line.text) };
  });
}

/** `├── Makefile  <- commands like make data` */
function isTree(text: string): boolean {
  return /[├└│]|<-|^\s*\|--/.test(text);
}

function isCommand({ text, code }: ReadmeLine): boolean {
  if (text.length > 300) {
    return false;
  }
  const quoted = (text.match(/`[^`]+`/g) ?? []).some(each => clearCommand.test(each) || commandAsCode.test(each));
  return quoted || clearCommand.test(text) || ((code || /^\s*\$ /.test(text)) && commandAsCode.test(text));
}

/** A number, code, a link, or an item that begins with what to do. */
const stepInSection =
  /^\s*(\d+[.)]\s|```)|\]\(|`|^\s*[-*]\s+(install|download|clone|run|open|create|set|copy|execute|start|launch|make sure|go to|place|put|unzip|add|activate)\b/i;

/** A heading such as "Getting started" with numbered steps, code or a link below it. */
function guideSection(lines: readonly SourceLine[]): SourceLine | undefined {
  return lines.find(({ text }, index) => {
    const title = heading.exec(text)?.[1];
    if (title === undefined || !guideName.test(title) || chapter.test(title)) {
      return false;
    }
    const rest = lines.slice(index + 1, index + 30);
    const end = rest.findIndex(line => heading.test(line.text));
    return rest.slice(0, end < 0 ? rest.length : end).some(line => stepInSection.test(line.text));
  });
}

/** `[Set up your environment](docs/setup.md)`, or a guide that the repository's own pages on its host show. */
function isGuideLink(text: string): boolean {
  const links = Array.from(text.matchAll(/\[([^\]]+)\]\(([^)\s]+)/g), ([, label = '', target = '']) => ({
    label,
    target,
  }));
  const inside = links.filter(({ target }) => /\/(blob|tree)\//.test(target) || !/^(https?:|mailto:|#)/.test(target));
  return inside.some(
    ({ label, target }) => guideName.test(label) || guideName.test(target) || /step[- ]by[- ]step/i.test(text),
  );
}
