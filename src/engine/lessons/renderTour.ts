import * as l10n from '@vscode/l10n';
import type { Rule } from '../model/rule';
import type { OwnPlace } from './renderLesson';

/** A place of a tour with the file that it is in. */
export interface TourStop extends OwnPlace {
  /** From the top of the folder: `notebooks/train.ipynb`. */
  readonly path: string;
  /** From 1 in the file, or in the cell; `null` for a whole file. */
  readonly lineNumber: number | null;
  /** The file as it is saved. */
  readonly text: string;
}

interface TourStep {
  readonly file: string;
  readonly pattern?: string;
  readonly line?: number;
  readonly title: string;
  readonly description: string;
}

/** Where CodeTour looks for the tours of a folder: `.tours/code-hardcoded-user-path.tour`. */
export function tourFile(rule: string): string {
  return `.tours/${rule.replaceAll('/', '-')}.tour`;
}

/**
 * A lesson's tour as CodeTour (`microsoft/codetour`) reads it. Its steps go by what a line says, so that edits above do
 * not move them; a line that stands twice in its file goes by its number.
 */
export function renderTour({ title, lesson }: Rule, stops: readonly TourStop[]): string {
  const steps = stops.map((stop, index): TourStep => {
    const before = index === 0 ? lesson.why.trim() : '';
    const after = index === stops.length - 1 ? `### ${l10n.t('How to mend it')}\n\n${lesson.how.trim()}` : '';
    const description = [before, stop.says, after].filter(part => part !== '').join('\n\n');
    return { file: stop.path, ...anchorOf(stop), title: stop.where, description: description || title };
  });
  const tour = { $schema: 'https://aka.ms/codetour-schema', title, steps };
  return `${JSON.stringify(tour, null, 2)}\n`;
}

function anchorOf({ path, line, lineNumber, text }: TourStop): Pick<TourStep, 'pattern' | 'line'> {
  if (lineNumber === null || line.trim() === '') {
    return { line: 1 };
  }
  // CodeTour opens a notebook as the JSON that it is.
  const isNotebook = path.endsWith('.ipynb');
  const written = isNotebook ? JSON.stringify(line).slice(1, -1) : line;
  const pattern = isNotebook ? escapePattern(written) : `^${escapePattern(written)}$`;
  const count = text.match(new RegExp(pattern, 'gm'))?.length ?? 0;
  if (isNotebook) {
    return count === 0 ? { line: 1 } : { pattern };
  }
  return count === 1 ? { pattern } : { line: lineNumber };
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
