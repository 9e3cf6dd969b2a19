import { matchAt } from '../detectors/matchAt';
import type { Match } from '../detectors/detector';
import type { DockerfileDocument } from '../model/document';
import type { Span } from '../model/location';
import type { Checker } from './checker';
import { baseStage, stagesOf, type DockerStage } from './dockerStages';
import { unpinnedPackages } from './pipArguments';

/** Finds base images without a version, and packages that a Dockerfile installs without one. */
export const imageNotReproducible: Checker = {
  scope: 'document',
  kinds: ['dockerfile'],
  captures: ['name', 'image'],
  anchors: [],
  *detect(document) {
    if (document.kind !== 'dockerfile') {
      return;
    }
    const stages = stagesOf(document);
    for (const stage of stages) {
      if (!isPinned(stage, stages)) {
        yield marked(document, stage.imageSpan);
      }
    }
    for (const { keyword, textSpan } of document.instructions) {
      const spans = keyword === 'RUN' ? unpinnedPackages(document.text, textSpan) : [];
      yield* spans.map(span => ({ ...marked(document, span), fixable: false }));
    }
  },
};

function marked(document: DockerfileDocument, span: Span): Match {
  const location = { kind: 'file', path: document.path, span } as const;
  const text = document.text.slice(span.start, span.end);
  return matchAt(location, { name: { text, location }, image: { text, location } });
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
