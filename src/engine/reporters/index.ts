import { github } from './github';
import { html } from './html';
import { json } from './json';
import { junit } from './junit';
import { markdown } from './markdown';
import type { Reporter } from './reporter';
import { sarif } from './sarif';
import { text } from './text';

export type { PageLinks, Reporter, ReporterOptions } from './reporter';

/** Every format of `scan`, by its name on the command line. */
export const reporters = { text, json, sarif, github, markdown, junit, html } as const satisfies Record<
  string,
  Reporter
>;

export type Format = keyof typeof reporters;

export function isFormat(name: string): name is Format {
  return Object.hasOwn(reporters, name);
}
