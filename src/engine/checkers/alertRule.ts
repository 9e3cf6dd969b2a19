import * as l10n from '@vscode/l10n';
import { matchAt } from '../detectors/matchAt';
import { listInWords } from '../detectors/words';
import { type Route, valueAt } from '../documents/plainData';
import { itemsOf, textsIn, valuesAt } from '../evidence/plainData';
import type { Document } from '../model/document';
import type { Checker } from './checker';

/** Finds alert rules of Prometheus that fire at the first bad value, or that tell nobody what to do. */
export const alertRule: Checker = {
  scope: 'document',
  kinds: ['yaml'],
  captures: ['alert', 'lacks'],
  anchors: [],
  concerns: document => alertsIn(document).length > 0,
  *detect(document) {
    for (const { route, rule, index } of alertsIn(document)) {
      const lacks = lacksOf(rule);
      const span = document.kind === 'yaml' ? document.spanOf([...route, 'alert'], index) : undefined;
      if (lacks.length > 0 && span !== undefined) {
        const text = { text: listInWords(lacks), isSaid: true as const };
        yield matchAt({ kind: 'file', path: document.path, span }, { alert: nameOf(rule), lacks: text });
      }
    }
  },
};

interface AlertRule {
  readonly route: Route;
  readonly rule: unknown;
  readonly index: number;
}

/** `groups: [{ rules: [{ alert: … }] }]`, alone or in a PrometheusRule. Templates of Helm are no YAML yet. */
function alertsIn(document: Document): readonly AlertRule[] {
  if (document.kind !== 'yaml' || !/^\s*(?:- )?alert:/m.test(document.text) || document.text.includes('{{-')) {
    return [];
  }
  return document
    .all()
    .flatMap((data, index) =>
      [['groups'], ['spec', 'groups']]
        .flatMap(groups => valuesAt(data, [...groups, '*', 'rules', '*']))
        .flatMap(({ route, value }) => (nameOf(value) === '' ? [] : [{ route, rule: value, index }])),
    );
}

function nameOf(rule: unknown): string {
  const name = valueAt(rule, ['alert']);
  return typeof name === 'string' ? name : '';
}

/** What looks back over a span of time has waited already. */
function lacksOf(rule: unknown): readonly string[] {
  const expression = textsIn(valueAt(rule, ['expr'])).join('');
  const waits = ['for', 'keep_firing_for'].some(key => valueAt(rule, [key]) !== undefined);
  const isMomentary = !waits && !/\[\d+\w+\]/.test(expression);
  const tells = itemsOf(valueAt(rule, ['annotations'])).length > 0;
  return [
    ...(isMomentary ? [l10n.t('fires at the first bad value')] : []),
    ...(tells ? [] : [l10n.t('says nothing but its name')]),
  ];
}
