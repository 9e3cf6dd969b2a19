import { matchAt } from '../detectors/matchAt';
import { firstLine } from '../detectors/sources';
import type { DockerfileDocument } from '../model/document';
import type { Checker } from './checker';
import { type DockerStage, stagesOf } from './dockerStages';

/**
 * Points at the line that starts the service in each Dockerfile without a HEALTHCHECK. Asked only while nothing in the
 * project answers the question; the port is the one that the start command or EXPOSE names.
 */
export const missingHealthcheck: Checker = {
  scope: 'project',
  kinds: ['dockerfile'],
  captures: ['start', 'port'],
  anchors: ['before-start'],
  *detect(project) {
    for (const document of project.documents) {
      const final = document.kind === 'dockerfile' ? stagesOf(document).at(-1) : undefined;
      const start = final?.instructions.find(({ keyword }) => keyword === 'CMD' || keyword === 'ENTRYPOINT');
      if (document.kind !== 'dockerfile' || final === undefined || start === undefined) {
        continue;
      }
      const { path, text } = document;
      const location = { kind: 'file', path, span: firstLine(text, start.span) } as const;
      const at = { start: start.span.start, end: start.span.start };
      const anchors = {
        'before-start': { location: { kind: 'file', path, span: at }, before: '', after: '' },
      } as const;
      const port = portOf(final, document);
      const captures = { start: text.slice(location.span.start, location.span.end), port: port ?? '' };
      yield { ...matchAt(location, captures, anchors), fixable: port !== undefined && hasPython(final) };
    }
  },
};

/** `--port 8080`, `--bind 0.0.0.0:8080`, `EXPOSE 8080`; uvicorn without a word about it takes 8000. */
function portOf({ instructions }: DockerStage, { instructions: all }: DockerfileDocument): string | undefined {
  const start = instructions.findLast(({ keyword }) => keyword === 'CMD')?.text ?? '';
  const words = start.replace(/["',[\]]/g, ' ').replace(/\s+/g, ' ');
  const named = /(?:--port[ =]|-p |--bind[ =]\S*:|-b \S*:|--server\.port[ =])(\d{2,5})/.exec(words)?.[1];
  const exposed = all
    .filter(({ keyword }) => keyword === 'EXPOSE')
    .map(({ text }) => /^\d{2,5}/.exec(text.trim())?.[0]);
  return named ?? exposed[0] ?? (/\buvicorn\b|\bfastapi\b|\bgunicorn\b/.test(words) ? '8000' : undefined);
}

/** The check is a line of Python, so the image has to hold one. */
function hasPython({ resolved, image, instructions }: DockerStage): boolean {
  const start = instructions.map(({ text }) => text).join('\n');
  return /python|conda|jupyter|uv:/i.test(resolved ?? image) || /\b(?:python3?|uvicorn|gunicorn|flask)\b/.test(start);
}
