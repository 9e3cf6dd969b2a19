import type { Anchor } from '../detectors/detector';
import { matchAt } from '../detectors/matchAt';
import { firstLine } from '../detectors/sources';
import type { Document, DockerfileDocument, DockerInstruction } from '../model/document';
import type { Span } from '../model/location';
import type { Checker } from './checker';
import { baseStage, stagesOf, type DockerStage } from './dockerStages';

/** Base images that start as another user or step down to one by themselves, and platforms that choose the user. */
const unprivileged =
  /nonroot|^bitnami(?:legacy)?\/|(?:^|\/)jupyter\/|^jupyter|^apache\/airflow|astro-runtime|micromamba|^cgr\.dev\/|\/lambda\/|azure-functions|sagemaker|^mcr\.microsoft\.com\/azureml|^selenium\/|^jenkins|^nginxinc\/.*unprivileged|^solr|^sonarqube|^elasticsearch|^(?:library\/)?(?:nginx|httpd|postgres|mysql|mariadb|mongo|redis|rabbitmq|memcached)(?:[:@]|$)|^(?:grafana|prom)\//i;

/** Finds images whose program starts as root. Marks what starts it, or the USER line that asks for root. */
export const runsAsRoot: Checker = {
  scope: 'document',
  kinds: ['dockerfile'],
  captures: ['start'],
  anchors: ['before-start'],
  concerns: document => userOfImage(document) !== undefined,
  *detect(document) {
    const final = document.kind === 'dockerfile' ? stagesOf(document).at(-1) : undefined;
    const user = userOfImage(document);
    if (document.kind !== 'dockerfile' || final === undefined || !/^(?:root|0)(?::|$)/.test(user ?? '')) {
      return;
    }
    const own = final.instructions.findLast(({ keyword }) => keyword === 'USER');
    const start = final.instructions.find(({ keyword }) => keyword === 'CMD' || keyword === 'ENTRYPOINT');
    const shown = (own ?? start ?? final.from).span;
    const location = { kind: 'file', path: document.path, span: firstLine(document.text, shown) } as const;
    const text = document.text.slice(location.span.start, location.span.end);
    const anchors = { 'before-start': anchorBefore(document, startOf(final)) };
    yield { ...matchAt(location, { start: text }, anchors), fixable: start !== undefined };
  },
};

/** The user that the last stage starts as; `undefined` when nobody can know, and for an image that is only worked in. */
function userOfImage(document: Document): string | undefined {
  const stages = document.kind === 'dockerfile' ? stagesOf(document) : [];
  const final = stages.at(-1);
  const isWorkplace = /(?:^|\/)\.devcontainer\//.test(document.path);
  return final === undefined || isWorkplace ? undefined : userOf(final, stages);
}

/** The user a stage ends with: its own, its base's, root by default; `undefined` when nobody can know. */
function userOf(stage: DockerStage, stages: readonly DockerStage[]): string | undefined {
  const own = stage.instructions.findLast(({ keyword }) => keyword === 'USER');
  if (own !== undefined) {
    return own.text.trim();
  }
  const base = baseStage(stage, stages);
  if (base !== undefined) {
    return userOf(base, stages);
  }
  if (stage.resolved === undefined) {
    return undefined;
  }
  return unprivileged.test(stage.resolved) ? 'unprivileged' : 'root';
}

/** The first of ENTRYPOINT, CMD and the HEALTHCHECK that often stands above them. */
function startOf({ from, instructions }: DockerStage): DockerInstruction {
  return instructions.find(({ keyword }) => keyword === 'CMD' || keyword === 'ENTRYPOINT') ?? from;
}

function anchorBefore(document: DockerfileDocument, { span }: DockerInstruction): Anchor {
  const at: Span = { start: span.start, end: span.start };
  return { location: { kind: 'file', path: document.path, span: at }, before: '', after: '' };
}
