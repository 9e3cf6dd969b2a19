import type { MagicDetector } from '../model/rule';
import { groupNames, patternOf } from '../rules/patterns';
import type { DetectInDocument } from './detector';
import { firstLine, hasFacts, locationOf, textAt, textOfSource } from './sources';

/** What a `magic` hands out besides the pattern's named groups: its name, what follows it, the whole of it. */
export const magicCaptures = ['name', 'text', 'magic'] as const;

/** Finds magics by name (`%pip`, `!`) and by a pattern over what follows. */
export function magic({ names, pattern: source }: MagicDetector): DetectInDocument {
  const pattern = patternOf(source ?? '');
  return function* (document) {
    if (!hasFacts(document)) {
      return;
    }
    for (const fact of document.facts.magics) {
      const found = names.includes(fact.name) ? pattern.exec(fact.text) : null;
      if (found !== null) {
        const whole = locationOf(document, fact.place);
        const { source: index, start, end } = fact.place;
        const groups = groupNames(source ?? '').map(name => [name, { text: found.groups?.[name] ?? '' }] as const);
        yield {
          location: { ...whole, span: firstLine(textOfSource(document, index), { start, end }) },
          captures: {
            name: { text: fact.name },
            text: { text: fact.text },
            magic: { text: textAt(document, whole), location: whole },
            ...Object.fromEntries(groups),
          },
          anchors: {},
          fixable: true,
        };
      }
    }
  };
}
