import type { Document } from '../model/document';
import { baseName } from '../model/location';
import type { WorkspacePath } from '../model/location';
import type { Profile, Zone } from '../model/rule';
import type { FileEntry } from '../workspace/reader';
import { courseSigns } from './courseSigns';
import { collectModules, importsAny } from './modules';

/** What a profile is inferred from: a project, or a whole workspace. */
export interface ProfileSource {
  readonly files: readonly FileEntry[];
  readonly documents: readonly Document[];
  readonly zoneOf: (path: WorkspacePath) => Zone;
}

/**
 * What kind of project it is. The first sign that is clear wins, from the one that is least often mistaken. A project
 * without any is `notebook` when it has notebooks, `batch` when it has scripts only, `other` without Python.
 */
export function inferProfile(source: ProfileSource): Profile {
  const code = source.documents.filter(({ kind }) => kind === 'python' || kind === 'notebook');
  if (code.length === 0) {
    return 'other';
  }
  const signs: Signs = { ...source, code, modules: collectModules(source), readme: readmeText(source.documents) };
  return orderedSigns.find(([, isSign]) => isSign(signs))?.[0] ?? 'batch';
}

interface Signs extends ProfileSource {
  readonly code: readonly Document[];
  readonly modules: ReadonlySet<string>;
  readonly readme: string;
}

const orderedSigns: readonly (readonly [Profile, (signs: Signs) => boolean])[] = [
  ['course', signs => courseSigns(signs.files, signs.documents, signs.readme) >= 2],
  ['library', isLibrary],
  ['llm-app', signs => importsAny(signs.modules, languageModels) && !importsAny(signs.modules, training)],
  ['service', isService],
  ['batch', isBatch],
  ['tiny', isTiny],
  ['competition', isCompetition],
  ['research', isResearch],
  ['notebook', ({ code }) => code.some(isNotebook)],
];

function readmeText(documents: readonly Document[]): string {
  const readmes = documents.filter(({ path }) => /(^|\/)readme(\.\w+)?$/i.test(path));
  const nearest = readmes.sort((first, second) => first.path.length - second.path.length)[0];
  return nearest?.text ?? '';
}

function isLibrary({ documents, modules, readme }: Signs): boolean {
  const isPackage = documents.some(({ path }) => /(^|\/)(pyproject\.toml|setup\.(py|cfg))$/.test(path));
  const isPublished =
    /pypi\.org\/project|img\.shields\.io\/pypi|badge\.fury\.io\/py/.test(readme) ||
    documents.some(
      ({ kind, text }) =>
        kind === 'yaml' && /gh-action-pypi-publish|twine upload|(uv|poetry|flit|hatch) publish/.test(text),
    );
  return isPackage && isPublished && !importsAny(modules, serving);
}

function isService({ documents, modules }: Signs): boolean {
  return importsAny(modules, serving) || documents.some(answersOnAPort);
}

/** A container that listens, other than a notebook server for its author. */
function answersOnAPort(document: Document): boolean {
  return (
    document.kind === 'dockerfile' &&
    document.instructions.some(({ keyword, text }) => keyword === 'EXPOSE' && !/\b8888\b/.test(text)) &&
    document.instructions.some(({ keyword }) => keyword === 'CMD' || keyword === 'ENTRYPOINT') &&
    !/jupyter/i.test(document.text)
  );
}

function isBatch({ files, modules }: Signs): boolean {
  return importsAny(modules, orchestration) || files.some(({ path }) => pipelineFiles.has(baseName(path)));
}

const pipelineFiles: ReadonlySet<string> = new Set(['dvc.yaml', 'Snakefile', 'dbt_project.yml', 'databricks.yml']);

function isNotebook(document: Document): boolean {
  return document.kind === 'notebook' || (document.kind === 'python' && document.textNotebook !== undefined);
}

function isTiny({ code }: Signs): boolean {
  const lines = code.map(document => ('facts' in document ? document.facts.codeLines : 0));
  return code.length < 3 && lines.reduce((sum, count) => sum + count, 0) < 300;
}

function isCompetition({ files, code, readme }: Signs): boolean {
  return (
    files.some(({ path }) => /^(kaggle|kernel-metadata)\.json$/.test(baseName(path))) ||
    code.some(document => textsOf(document).some(isKaggleText)) ||
    /kaggle\.com\/(c|competitions)\//.test(readme)
  );
}

function isResearch({ files, readme }: Signs): boolean {
  return (
    files.some(({ path }) => /(^|\/)(CITATION\.cff|(paper|thesis|manuscript)\/.*|.*\.(bib|tex))$/i.test(path)) ||
    /arxiv\.org|\b(thesis|dissertation)\b|doi\.org/i.test(readme)
  );
}

function textsOf(document: Document): readonly string[] {
  return document.kind === 'notebook' ? (document.notebook?.cells ?? []).map(({ source }) => source) : [document.text];
}

function isKaggleText(text: string): boolean {
  return text.includes('/kaggle/input') || text.includes('submission.csv');
}

const serving =
  'fastapi flask starlette litestar django sanic bentoml ray.serve mlserver litserve gradio streamlit dash kserve ' +
  'seldon_core chalice mangum functions_framework azure.functions sagemaker_inference aiohttp.web cog';

const orchestration =
  'airflow prefect dagster kedro luigi metaflow kfp zenml flytekit ploomber mage_ai hamilton sagemaker.workflow dlt';

const languageModels =
  'langchain langchain_core langchain_openai langchain_community langgraph llama_index openai anthropic litellm ' +
  'haystack dspy google.generativeai ollama';

const training = 'sklearn xgboost lightgbm catboost torch tensorflow keras statsmodels transformers pyspark.ml';
