import type { ProjectFacts } from '../facts/projectFacts';
import { type MetricCall, expressionOf, metricCalls } from '../modelCard/metrics';
import { savedScores } from '../modelCard/savedScores';
import { trainingDocument } from '../modelCard/parameters';
import type { ShownScore } from '../modelCard/shownScores';
import { insideRoot } from '../parts/modulePlace';
import type { ScaffoldResult, ScaffoldSource } from '../scaffold';
import { inlineCode, markdownTable } from './markdown';
import { question, writePage } from './page';

/** A table of what would count as success: the metrics that the code computes, what they are so far, and open targets. */
export async function successCriteria(
  facts: ProjectFacts,
  rule: string,
  source: ScaffoldSource,
): Promise<ScaffoldResult> {
  const scores = await savedScores(facts, source);
  const rows = [gainRow(rule), ...metricRows(facts, rule, scores), guardRow(rule)];
  return writePage(facts, {
    places: ['docs/success-criteria.md', 'SUCCESS_CRITERIA.md'],
    hosts: ['docs/problem.md'],
    heading: 'Success criteria',
    parts: [
      'Agreed before the next training, so that no score can be called a success afterwards.',
      markdownTable(['criterion', 'wanted', 'so far', 'how it is measured'], rows),
      question(rule, 'who looks at these numbers, when, and what happens when one is missed?'),
    ],
  });
}

type Row = readonly string[];

function gainRow(rule: string): Row {
  return [
    'target for the people who decide',
    question(rule, 'the number they care about, and how much of it'),
    'what is done today',
    'counted where the decision is taken',
  ];
}

function guardRow(rule: string): Row {
  return [
    'must not get worse',
    question(rule, 'complaints, time of an answer, or the errors of a group'),
    'before the model',
    'the same way before and after',
  ];
}

const mostMetrics = 3;

function metricRows(facts: ProjectFacts, rule: string, scores: readonly ShownScore[]): readonly Row[] {
  const document = trainingDocument(facts);
  const calls = document === undefined ? [] : metricCalls(document);
  const first = [...new Map(calls.map(each => [each.name, each])).values()].slice(0, mostMetrics);
  if (document === undefined || first.length === 0) {
    const [name, limit] = facts.model?.task === 'regression' ? ['mae', 'at most 0'] : ['f1', 'at least 0.__'];
    return [[`target for ${name}`, question(rule, limit), 'not known yet', 'on rows that training has not seen']];
  }
  return first.map(metric => {
    const score = scores.find(each => each.metric === metric.name);
    const code = inlineCode(score?.expression ?? expressionOf(document, metric.call));
    const place = inlineCode(insideRoot(facts, document.path));
    return [`target for ${metric.name}`, question(rule, limitOf(metric)), score?.value ?? 'not written down', `${code} in ${place}`]; // prettier-ignore
  });
}

/** Errors have to be small, scores large; an error has the unit of what is predicted. */
function limitOf({ call }: MetricCall): string {
  return /(?:_error|_loss)$/.test(call.method) ? 'at most 0' : 'at least 0.__';
}
