import type { Match } from '../detectors/detector';
import { matchAt } from '../detectors/matchAt';
import { firstLine, hasFacts, locationOf, textAt, textOfSource, type FactsDocument } from '../detectors/sources';
import { remember } from '../documents/remember';
import { baseName } from '../model/location';
import type { AssignmentFact } from '../python/index';
import type { Checker } from './checker';

/** So many equal columns are no accident. */
const fewest = 3;

/** Finds columns that serving code computes by the same statements as training code, instead of by a shared function. */
export const duplicatedFeatures: Checker = {
  scope: 'project',
  kinds: ['python', 'notebook'],
  captures: ['other', 'count'],
  anchors: [],
  concerns: document => hasFacts(document) && serves(document),
  *detect({ documents, zoneOf }) {
    const looked = documents
      .filter(hasFacts)
      .filter(({ path }) => zoneOf(path) !== 'test' && !/(?:^|\/)build\//.test(path));
    const training = looked.filter(trains);
    for (const document of training.length === 0 ? [] : looked.filter(serves)) {
      const match = firstMatch(document, training);
      if (match !== undefined) {
        yield match;
      }
    }
  },
};

function firstMatch(document: FactsDocument, training: readonly FactsDocument[]): Match | undefined {
  const own = columnsOf(document);
  for (const other of training) {
    const same = other === document ? [] : [...own].filter(([statement]) => columnsOf(other).has(statement));
    const [first] = same;
    if (first !== undefined && same.length >= fewest) {
      const [, assignment] = first;
      const location = locationOf(document, assignment.place);
      const span = firstLine(textOfSource(document, assignment.place.source), assignment.place);
      return matchAt({ ...location, span }, { other: baseName(other.path), count: String(same.length) });
    }
  }
  return undefined;
}

const trains = remember(({ facts }: FactsDocument): boolean => {
  return (
    facts.calls.some(
      ({ method, receiver }) => receiver !== undefined && /^(?:fit|fit_generator|backward)$/.test(method),
    ) || ['xgboost.train', 'lightgbm.train'].some(name => facts.callsOf(name).length > 0)
  );
});

const services =
  /^(?:fastapi|flask|streamlit|gradio|dash|bentoml|litserve|quart|sanic|starlette|chalice|shiny)(?:\.|$)/;

/** It answers requests, or it loads a model and predicts without training one. */
const serves = remember((document: FactsDocument): boolean => {
  const { imports, calls } = document.facts;
  const loads = calls.some(({ method }) => /^(?:load|load_model|load_from_checkpoint)$/.test(method));
  const predicts = calls.some(({ method }) => /^predict(?:_proba)?$/.test(method));
  return !trains(document) && (imports.some(({ module }) => services.test(module)) || (loads && predicts));
});

/** Statement without the name of its table and without spaces → the statement; plain values are left out. */
const columnsOf = remember((document: FactsDocument): ReadonlyMap<string, AssignmentFact> => {
  const found = new Map<string, AssignmentFact>();
  for (const assignment of document.facts.assignments) {
    const [target = ''] = assignment.targets;
    const [, table, column] = /^([A-Za-z_]\w*)\[(["'][^"']+["'])\]$/.exec(target) ?? [];
    if (table !== undefined && column !== undefined && assignment.targets.length === 1) {
      const value = textAt(document, locationOf(document, assignment.valuePlace));
      const general = value
        .replace(new RegExp(`\\b${table}\\b`, 'g'), '_')
        .replace(/\s+/g, '')
        .replace(/"/g, "'");
      if (/(?:^|\W)_[[.]/.test(general) && general !== `_['${column.slice(1, -1)}']`) {
        found.set(`${column.slice(1, -1)}=${general}`, assignment);
      }
    }
  }
  return found;
});
