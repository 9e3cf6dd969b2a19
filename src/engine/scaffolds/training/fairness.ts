import * as l10n from '@vscode/l10n';
import { locationOf } from '../../detectors/sources';
import { addImport } from '../../fixes/addImport';
import { linesBelow } from '../../fixes/rewrites/training/lines';
import { freeName } from '../../fixes/rewrites/training/uses';
import { listInWords } from '../../detectors/words';
import { ethicsPage } from '../documents/ethics';
import type { ProjectFacts } from '../facts/projectFacts';
import { pythonString } from '../parts/pythonText';
import { type ScaffoldDraft, type ScaffoldResult, drafts } from '../scaffold';
import { type Groups, groupsOf } from './people';
import { type ScoredModel, scoredModels } from './scoredModel';

/** A table of predictions and errors for each group of people below the score; and a page of questions as another way. */
export function fairness(facts: ProjectFacts, rule: string): ScaffoldResult {
  const page = ethicsPage(facts, rule);
  const [found] = scoredModels(facts).flatMap(model => {
    const groups = groupsOf(facts, model);
    return groups === undefined ? [] : [{ model, groups }];
  });
  if (found === undefined) {
    return page;
  }
  const table = tableDraft(found.model, found.groups);
  return page.kind === 'refused' ? drafts(table) : drafts(table, ...page.drafts);
}

function tableDraft(model: ScoredModel, groups: Groups): ScaffoldDraft {
  const { document, lines, score } = model;
  const wanted = { module: 'pandas', name: undefined, as: 'pd' };
  const isClassifier = model.kind === 'Classifier';
  return {
    title: l10n.t('Count the errors of {0} by {1} in {2}', model.model, listInWords(groups.columns), document.path),
    edits: [
      ...(isClassifier ? addImport(document, locationOf(document, score.place), wanted) : []),
      linesBelow(document, lines, groupLines(model, groups)),
    ],
    files: [],
  };
}

function groupLines(model: ScoredModel, { columns, expression }: Groups): readonly string[] {
  const people = freeName(model.document, 'people');
  const group = freeName(model.document, 'group');
  const table = freeName(model.document, 'by_group');
  const { start, shares } = measureOf(model, people, expression);
  return [
    ...start,
    `for ${group} in [${columns.map(pythonString).join(', ')}]:`,
    `    ${table} = ${people}.groupby(${group})["${shares ? 'correct' : 'error'}"].agg(["mean", "size"])`,
    ...(shares
      ? [`    ${table} = ${table}.join(pd.crosstab(${people}[${group}], ${people}["predicted"], normalize="index"))`]
      : []),
    `    print(${table})`,
  ];
}

interface Measure {
  readonly start: readonly string[];
  /** Of a classifier the share of each answer is counted too: who is chosen matters as much as who is judged wrongly. */
  readonly shares: boolean;
}

function measureOf({ model, kind, test }: ScoredModel, people: string, expression: string): Measure {
  const [rows, answers] = test;
  const guess = `${model}.predict(${rows})`;
  return kind === 'Regressor'
    ? { start: [`${people} = ${expression}.assign(error=abs(${guess} - list(${answers})))`], shares: false }
    : {
        start: [
          `${people} = ${expression}.assign(predicted=${guess})`,
          `${people}["correct"] = ${people}["predicted"] == list(${answers})`,
        ],
        shares: true,
      };
}
