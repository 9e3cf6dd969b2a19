import type { Unit } from './unit';

/** The file of a package that a unit goes to: `features` of `src/churn/features.py`. */
export type Stage = 'data' | 'features' | 'train' | 'predict';

const signs: readonly (readonly [Stage, RegExp])[] = [
  [
    'train',
    /\.(?:fit|partial_fit|fit_generator|compile|backward)\(|\b(?:cross_val_\w+|GridSearchCV|RandomizedSearchCV|train_test_split|Pipeline|\w+Classifier|\w+Regressor|Sequential)\(/,
  ],
  [
    'predict',
    /\.predict(?:_proba)?\(|\b\w+_score\(|\b(?:confusion_matrix|classification_report|roc_curve|mean_squared_error|mean_absolute_error)\(/,
  ],
  ['data', /\.read_\w+\(|\b(?:open|urlopen|urlretrieve|listdir|loadtxt|glob|load_\w+|fetch_\w+)\(|\brequests\./],
];

/**
 * Which stage each unit goes to, by name. What a constant is for decides where it goes. Where modules would import each
 * other in a circle, everything goes to one.
 */
export function stagesOf(units: readonly Unit[]): ReadonlyMap<string, Stage> {
  const stages = new Map<string, Stage>();
  for (const unit of units.filter(({ kind }) => kind !== 'constant')) {
    stages.set(unit.name, stageOf(unit));
  }
  for (const { name, kind } of units) {
    if (kind === 'constant') {
      stages.set(name, stageOfUsers(name, units, stages));
    }
  }
  const [first = 'features'] = units.filter(({ kind }) => kind !== 'constant').map(({ name }) => stages.get(name));
  return isCircular(units, stages) ? new Map(units.map(({ name }) => [name, first])) : stages;
}

function stageOf({ text }: Unit): Stage {
  return signs.find(([, sign]) => sign.test(text))?.[0] ?? 'features';
}

const order: readonly Stage[] = ['data', 'features', 'train', 'predict'];

/** The earliest of the stages that use it, through other constants too. */
function stageOfUsers(name: string, units: readonly Unit[], stages: ReadonlyMap<string, Stage>): Stage {
  const users = units.filter(({ needs }) => needs.includes(name));
  const found = users.map(user =>
    user.kind === 'constant' ? stageOfUsers(user.name, units, stages) : stages.get(user.name),
  );
  return order.find(stage => found.includes(stage)) ?? 'features';
}

function isCircular(units: readonly Unit[], stages: ReadonlyMap<string, Stage>): boolean {
  const needed = new Map<Stage, Set<Stage>>();
  for (const { name, needs } of units) {
    const own = stages.get(name) ?? 'features';
    const others = needs.map(need => stages.get(need) ?? 'features').filter(stage => stage !== own);
    needed.set(own, new Set([...(needed.get(own) ?? []), ...others]));
  }
  const reaches = (from: Stage, to: Stage, seen: readonly Stage[]): boolean =>
    [...(needed.get(from) ?? [])].some(
      next => next === to || (!seen.includes(next) && reaches(next, to, [...seen, next])),
    );
  return order.some(stage => reaches(stage, stage, []));
}
