import { outlineOf } from '../../detectors/outlineOf';
import type { Match } from '../../detectors/detector';
import { hasFacts, textOfSource, type FactsDocument } from '../../detectors/sources';
import type { TextEdit } from '../../model/report';
import { type CallFact, type Expression, type Place, type Statement, isPlaceInside } from '../../python/index';
import { callAt } from './callAt';
import { codeOf } from './loops/mentions';
import type { Rewrite, Rewritten } from './rewrite';
import { statementsIn } from './suites';
import { type Lines, linesAbove, linesBelow, linesOf, replacePlace, textOfPlace } from './training/lines';
import { freeName } from './training/uses';

/**
 * Turns the timer of a consumer off and commits at the end of the loop that works on its messages. Not where the loop
 * leaves work for later: what is committed then is not done.
 */
export const commitAfterWork: Rewrite = (match, { document }) => {
  const call = hasFacts(document) ? callAt(document, match.location) : undefined;
  const timer = hasFacts(document) && call !== undefined ? withoutTimer(document, call, match) : undefined;
  return hasFacts(document) && call !== undefined && timer !== undefined
    ? commitIn(document, { call, timer })
    : undefined;
};

function commitIn(document: FactsDocument, consumer: Consumer): Rewritten | undefined {
  const [loop, ...others] = loopsOver(document, consumer.call);
  const last = loop?.body.at(-1);
  const end = last === undefined ? undefined : linesOf(document, last.place);
  if (loop === undefined || others.length > 0 || end === undefined || leavesWork(document, loop)) {
    return undefined;
  }
  const named = consumerOf(document, consumer, loop);
  return named && { edits: [...named.edits, ...commitBelow(document, consumer.call, named.name, end)] };
}

/** Nothing where the program commits by itself already. */
function commitBelow(document: FactsDocument, { method }: CallFact, name: string, end: Lines): readonly TextEdit[] {
  const isCommitted = document.facts.calls.some(each => each.text === `${name}.commit`);
  const awaited = method.startsWith('AIO') ? 'await ' : '';
  return isCommitted ? [] : [linesBelow(document, end, [`${awaited}${name}.commit()`])];
}

interface Consumer {
  readonly call: CallFact;
  /** What turns its timer off. */
  readonly timer: TextEdit;
}

interface Loop {
  readonly statement: Statement;
  readonly body: readonly Statement[];
  /** What it goes over, where that is a `for`. */
  readonly iterable: Expression | undefined;
}

/** `for message in consumer`, `for message in KafkaConsumer(…)`, `while` with `consumer.poll(…)` in it. */
function loopsOver(document: FactsDocument, call: CallFact): readonly Loop[] {
  const [name] = call.boundTo;
  return statementsIn(outlineOf(document)).flatMap((statement): readonly Loop[] => {
    if (statement.kind === 'for') {
      const { iterable, body } = statement;
      const isOver = name === undefined ? isSame(iterable.place, call.place) : textOfPlace(document, iterable.place) === name; // prettier-ignore
      return isOver ? [{ statement, body, iterable }] : [];
    }
    const isWhile = statement.kind === 'block' && /^while\b/.test(codeOf(document, statement.place));
    return isWhile && name !== undefined && polls(document, name, statement.body)
      ? [{ statement, body: statement.body, iterable: undefined }]
      : [];
  });
}

function isSame(place: Place, other: Place): boolean {
  return place.source === other.source && place.start === other.start && place.end === other.end;
}

/** A statement of the loop itself asks for messages, not one of a loop in it. */
function polls({ facts }: FactsDocument, name: string, body: readonly Statement[]): boolean {
  return facts.calls.some(
    ({ text, place }) =>
      (text === `${name}.poll` || text === `${name}.getmany`) &&
      body.some(each => each.kind === 'assign' && isPlaceInside(place, each.place)),
  );
}

/** It collects messages, hands them to somebody else, or ends behind the work and before the commit. */
function leavesWork(document: FactsDocument, { statement, body }: Loop): boolean {
  const code = codeOf(document, statement.place);
  const isHandedOn = document.facts.calls.some(
    ({ method, place }) => isPlaceInside(place, statement.place) && later.test(method),
  );
  const isSent = /\.send\(/.test(code) && !/\.(?:flush|get|send_and_wait)\(/.test(code);
  const last = body.at(-1);
  const isEnded = last?.kind === 'return' || /^(?:break|continue|raise)\b/.test(last === undefined ? '' : codeOf(document, last.place)); // prettier-ignore
  return isHandedOn || isSent || isEnded || /\b(?:break|return)\b|\+= *\[/.test(code);
}

const later =
  /^(?:append|extend|add|put|put_nowait|submit|create_task|ensure_future|apply_async|delay|send_task|Thread|Process|start)$/;

interface Named {
  readonly name: string;
  readonly edits: readonly TextEdit[];
}

/** The consumer without its timer, under a name that can be asked to commit. */
function consumerOf(
  document: FactsDocument,
  { call, timer }: Consumer,
  { statement, iterable }: Loop,
): Named | undefined {
  const [name] = call.boundTo;
  if (name !== undefined) {
    const isOne = document.facts.assignments.filter(({ targets }) => targets.includes(name)).length === 1;
    return isOne ? { name, edits: [timer] } : undefined;
  }
  const lines = linesOf(document, statement.place);
  if (lines === undefined || iterable === undefined) {
    return undefined;
  }
  const free = freeName(document, 'consumer');
  const whole = textOfSource(document, call.place.source);
  const { start, end } = timer.location.span;
  const made = whole.slice(call.place.start, start) + timer.newText + whole.slice(end, call.place.end);
  return {
    name: free,
    edits: [linesAbove(document, lines, [`${free} = ${made}`]), replacePlace(document, iterable.place, free)],
  };
}

/** `enable_auto_commit=False`, added or in the place of what stands there. */
function withoutTimer(document: FactsDocument, call: CallFact, { anchors }: Match): TextEdit | undefined {
  const given = call.arguments.find(({ keyword }) => keyword === 'enable_auto_commit');
  const anchor = anchors['argument'];
  if (given !== undefined) {
    return replacePlace(document, given.valuePlace, 'False');
  }
  return anchor && { location: anchor.location, newText: `${anchor.before}enable_auto_commit=False${anchor.after}` };
}
