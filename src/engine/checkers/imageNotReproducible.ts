import { matchAt } from '../detectors/matchAt';
import type { Match } from '../detectors/detector';
import type { DockerfileDocument } from '../model/document';
import type { Span } from '../model/location';
import type { Checker } from './checker';
import { baseStage, buildsImage, stagesOf, type DockerStage } from './dockerStages';
import { unpinnedPackages } from './pipArguments';

/** Finds base images without a version, and packages that a Dockerfile installs without one. */
export const imageNotReproducible: Checker = {
  scope: 'document',
  kinds: ['dockerfile'],
  captures: ['name', 'image', 'pinned'],
  anchors: [],
  concerns: buildsImage,
  *detect(document) {
    if (document.kind !== 'dockerfile') {
      return;
    }
    const stages = stagesOf(document);
    for (const stage of stages) {
      if (!isPinned(stage, stages)) {
        const pinned = versions[stage.image.replace(/:[^/:]*$/, '')];
        const match = marked(document, stage.imageSpan, pinned);
        yield { ...match, fixable: pinned !== undefined };
      }
    }
    for (const { keyword, textSpan } of document.instructions) {
      const spans = keyword === 'RUN' ? unpinnedPackages(document.text, textSpan) : [];
      yield* spans.map(span => ({ ...marked(document, span, undefined), fixable: false }));
    }
  },
};

/** Versions of frequent bases that are kept for years. */
const versions: Readonly<Record<string, string>> = {
  python: 'python:3.12',
  ubuntu: 'ubuntu:24.04',
  debian: 'debian:12',
  alpine: 'alpine:3.20',
  node: 'node:22',
  nginx: 'nginx:1.27',
  'continuumio/miniconda3': 'continuumio/miniconda3:24.7.1-0',
  'tensorflow/tensorflow': 'tensorflow/tensorflow:2.17.0',
};

function marked(document: DockerfileDocument, span: Span, pinned: string | undefined): Match {
  const location = { kind: 'file', path: document.path, span } as const;
  const text = document.text.slice(span.start, span.end);
  return matchAt(location, { name: text, image: { text, location }, pinned: pinned ?? text });
}

const movingTags = new Set(['latest', 'stable', 'nightly', 'edge', 'main', 'master', 'current', 'lts']);

/** What an argument without a default brings cannot be known, so it is not blamed. */
function isPinned(stage: DockerStage, stages: readonly DockerStage[]): boolean {
  const { resolved } = stage;
  if (resolved === undefined || resolved === 'scratch' || baseStage(stage, stages) !== undefined) {
    return true;
  }
  // The colon of `registry:5000/name` is no tag.
  const tag = /:([^/:@]+)$/.exec(resolved)?.[1];
  return resolved.includes('@sha256:') || (tag !== undefined && !movingTags.has(tag));
}
