import type { Document, DockerfileDocument, DockerInstruction } from '../model/document';
import type { Span } from '../model/location';

/** A build stage: its FROM line taken apart, and its instructions without that line. */
export interface DockerStage {
  readonly from: DockerInstruction;
  /** As written: `python:${VERSION}-slim`. */
  readonly image: string;
  readonly imageSpan: Span;
  /** With the defaults of ARG filled in; `undefined` when one has no default. */
  readonly resolved: string | undefined;
  readonly alias: string | undefined;
  readonly instructions: readonly DockerInstruction[];
}

/** A Dockerfile of comments, or with nothing but arguments, builds no image. */
export function buildsImage(document: Document): boolean {
  return document.kind === 'dockerfile' && stagesOf(document).length > 0;
}

/** The build stages of a Dockerfile, in order. The last one becomes the image. */
export function stagesOf({ instructions, text }: DockerfileDocument): readonly DockerStage[] {
  const defaults = new Map<string, string>();
  for (const { keyword, stage, text: content } of instructions) {
    const argument = keyword === 'ARG' && stage < 0 ? /^([A-Za-z_]\w*)=["']?([^"'\s]*)/.exec(content) : null;
    if (argument !== null) {
      defaults.set(argument[1] ?? '', argument[2] ?? '');
    }
  }
  return instructions.flatMap(from => {
    const stage = from.keyword === 'FROM' ? readStage(from, text, defaults) : undefined;
    const own = instructions.filter(other => other.stage === from.stage && other !== from);
    return stage === undefined ? [] : [{ ...stage, from, instructions: own }];
  });
}

function readStage(
  from: DockerInstruction,
  text: string,
  defaults: ReadonlyMap<string, string>,
): Pick<DockerStage, 'image' | 'imageSpan' | 'resolved' | 'alias'> | undefined {
  const written = text.slice(from.textSpan.start, from.textSpan.end);
  const found = /^((?:--\S+\s+)*)(\S+)(?:\s+[Aa][Ss]\s+(\S+))?/.exec(written);
  const image = found?.[2];
  if (image === undefined) {
    return undefined;
  }
  const start = from.textSpan.start + (found?.[1] ?? '').length;
  return {
    image,
    imageSpan: { start, end: start + image.length },
    resolved: resolve(image, defaults),
    alias: found?.[3]?.toLowerCase(),
  };
}

/** `${NAME}`, `$NAME` and `${NAME:-default}`. */
function resolve(image: string, defaults: ReadonlyMap<string, string>): string | undefined {
  const filled = image.replace(
    /\$\{(\w+)(?::-([^}]*))?\}|\$(\w+)/g,
    (all, braced: string | undefined, fallback: string | undefined, bare: string | undefined) =>
      defaults.get(braced ?? bare ?? '') ?? fallback ?? all,
  );
  return filled.includes('$') ? undefined : filled;
}

/** The stage that another one is built on, when it is one of this file. */
export function baseStage(stage: DockerStage, stages: readonly DockerStage[]): DockerStage | undefined {
  return stages.slice(0, stages.indexOf(stage)).findLast(({ alias }) => alias === stage.image.toLowerCase());
}
