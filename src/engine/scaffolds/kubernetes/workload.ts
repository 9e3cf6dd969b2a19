import * as l10n from '@vscode/l10n';
import type { DockerfileDocument, Document } from '../../model/document';
import { baseName } from '../../model/location';
import { findStart } from '../dockerfile/start';
import type { FactSource } from '../facts/factSource';
import { textOf } from '../facts/paths';
import type { ProjectFacts } from '../facts/projectFacts';
import { pushedImage } from './pushedImage';

/** The service as a cluster has to know it. */
export interface Workload {
  readonly name: string;
  /** As CI pushes it, with its version; `undefined` when nothing says where images are kept. */
  readonly image: string | undefined;
  readonly port: number;
  /** The route that says whether it is alive; `undefined` when only its port can be asked. */
  readonly health: string | undefined;
  /** The number of the image's user; `undefined` for one that is named. */
  readonly user: number | undefined;
  /** In MiB: what it is given, and what it may take at most. */
  readonly memory: { readonly request: number; readonly limit: number };
  /** It reads settings from the environment, which `.env.example` names. */
  readonly hasSettings: boolean;
}

/** From the image and what it starts; or why there is no workload, and what has to be done first. */
export async function planWorkload(
  facts: ProjectFacts,
  source: FactSource,
): Promise<Workload | { readonly reason: string }> {
  const start = findStart(facts);
  if (start?.port === undefined) {
    return { reason: l10n.t('No program here answers requests, so there is nothing that a cluster could keep running: write a service first (deploy/no-serving-interface).') }; // prettier-ignore
  }
  const image = facts.project.documents.find(isDockerfile);
  if (image === undefined) {
    return { reason: l10n.t('A cluster starts images, and no Dockerfile makes one here: write it first (deploy/no-container).') }; // prettier-ignore
  }
  const user = lastOf(image, 'USER');
  if (user === undefined || /^(?:root|0)\b/.test(user)) {
    return { reason: l10n.t('The image of {0} runs as root, which many clusters refuse: give it a user first (deploy/runs-as-root).', image.path) }; // prettier-ignore
  }
  return {
    name: facts.name,
    image: await pushedImage(facts, source),
    port: numberIn(lastOf(image, 'EXPOSE')) ?? start.port,
    health: start.health,
    user: numberIn(user),
    memory: memoryFor(facts),
    hasSettings: textOf(facts.project, '.env.example') !== undefined,
  };
}

function isDockerfile(document: Document): document is DockerfileDocument {
  return document.kind === 'dockerfile' && baseName(document.path) === 'Dockerfile';
}

/** `8000` of `8000/tcp`; `undefined` for a name or a variable. */
function numberIn(text: string | undefined): number | undefined {
  const digits = /^\d+/.exec(text ?? '')?.[0];
  return digits === undefined ? undefined : Number(digits);
}

/** What the last instruction of a kind says in the stage that becomes the image. */
function lastOf({ instructions }: DockerfileDocument, keyword: string): string | undefined {
  const stage = instructions.at(-1)?.stage;
  return instructions.findLast(each => each.keyword === keyword && each.stage === stage)?.text.trim();
}

const MEBIBYTE = 1024 * 1024;

/** Python with its libraries, and the model thrice: as bytes, as objects, and while one becomes the other. */
function memoryFor({ model, project }: ProjectFacts): Workload['memory'] {
  const size = project.workspace.files.find(({ path }) => path === model?.path)?.size ?? 0;
  const request = 512 + 256 * Math.ceil((3 * size) / MEBIBYTE / 256 - 0.1);
  return { request, limit: 2 * request };
}
