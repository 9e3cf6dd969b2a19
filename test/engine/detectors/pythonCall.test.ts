import assert from 'node:assert/strict';
import { pythonCall } from '../../../src/engine/detectors/pythonCall';
import type { PythonCallDetector } from '../../../src/engine/model/rule';
import { documentOf } from '../../support/documents';
import { textsOf } from '../../support/matches';

const split: PythonCallDetector = {
  kind: 'python-call',
  callee: ['sklearn.model_selection.train_test_split'],
  without: ['random_state'],
  positions: {},
  with: {},
  unless: [],
  says: {},
};

/** Source texts of the callees that are found in a script. */
function found(detector: Partial<PythonCallDetector>, code: string): readonly string[] {
  const document = documentOf('a.py', code);
  return textsOf(document, Array.from(pythonCall({ ...split, ...detector }).detect(document)));
}

const imported = 'from sklearn.model_selection import train_test_split as tts, KFold\nimport numpy as np\n';

suite('pythonCall', () => {
  test('follows aliases, attributes and functions of the same name', () => {
    assert.deepEqual(found({}, `${imported}tts(x)`), ['tts']);
    assert.deepEqual(found({}, 'import sklearn.model_selection as ms\nms.train_test_split(x)'), [
      'ms.train_test_split',
    ]);
    assert.deepEqual(found({}, 'from mine import train_test_split\ntrain_test_split(x)'), []);
  });

  test('an argument counts by keyword, by position and where it may be hidden', () => {
    const positions = { random_state: 1 };
    assert.deepEqual(found({ positions }, `${imported}tts(x, 42)`), []);
    assert.deepEqual(found({ positions }, `${imported}tts(*x)`), []);
    assert.deepEqual(found({}, `${imported}tts(x, **options)`), []);
    assert.deepEqual(found({}, `${imported}tts(x, random_state=None)`), []);
    assert.deepEqual(found({ positions }, `${imported}tts(x)`), ['tts']);
  });

  test('every condition on arguments has to hold', () => {
    const folds = {
      callee: ['sklearn.model_selection.KFold'],
      with: { shuffle: { kind: 'equals', value: true } },
    } as const;
    assert.deepEqual(found(folds, `${imported}KFold(5, shuffle=True)\nKFold(5)\nKFold(5, shuffle=flag)`), ['KFold']);
    const not = { with: { shuffle: { kind: 'not', value: false } } } as const;
    assert.deepEqual(found(not, `${imported}tts(a)\ntts(b, shuffle=False)`), ['tts']);
    const matches = { with: { solver: { kind: 'matches', pattern: '^sag' } } } as const;
    assert.deepEqual(found(matches, `${imported}tts(a, solver="saga")\ntts(b, solver="lbfgs")\ntts(c)`), ['tts']);
  });

  test('a name is worth the constant it stands for, and a condition may ask for what is computed', () => {
    const off = { with: { shuffle: { kind: 'equals', value: false } } } as const;
    assert.deepEqual(found(off, `${imported}OFF = False\ntts(a, shuffle=OFF)\ntts(b, shuffle=on())`), ['tts']);
    const named = { with: { shuffle: { kind: 'matches', pattern: '^numpy\\.bool$' } } } as const;
    assert.deepEqual(found(named, `${imported}tts(a, shuffle=np.bool)\ntts(b, shuffle=np.int)`), ['tts']);
    const computed = { positions: { rows: 0 }, with: { rows: { kind: 'computed' } } } as const;
    const code = `${imported}tts("a")\ntts(f"a")\ntts(f"{b}")\ntts(rows)\ntts()\nN = 3\ntts(N)`;
    assert.deepEqual(found(computed, code).length, 2);
  });

  test('marks the argument that is the trouble', () => {
    const off = { marks: 'shuffle', positions: { shuffle: 1 } };
    assert.deepEqual(found(off, `${imported}tts(\n  a,\n  shuffle=False,\n)\ntts(a, False)\ntts(a)`), [
      'shuffle=False',
      'False',
      'tts',
    ]);
  });

  test('a star stands for names, not for what calls make', () => {
    const stars = { callee: ['imblearn.over_sampling.*'] };
    const code = 'from imblearn.over_sampling import SMOTE\ns = SMOTE()\ns.fit_resample(x, y)';
    assert.deepEqual(found(stars, code), ['SMOTE']);
    assert.deepEqual(found({ callee: ['imblearn.*().fit_resample'] }, code), ['s.fit_resample']);
  });

  test('offers the place behind the last argument', () => {
    const [match] = Array.from(pythonCall(split).detect(documentOf('a.py', `${imported}tts(\n    x,\n    y,\n)`)));
    assert.deepEqual(match?.anchors['argument']?.before, ',\n    ');
    const [empty] = Array.from(pythonCall(split).detect(documentOf('a.py', `${imported}tts()`)));
    assert.deepEqual(empty?.anchors['argument']?.before, '');
  });

  test('offers no fix for a lone generator, which would need parentheses', () => {
    const [match] = Array.from(pythonCall(split).detect(documentOf('a.py', `${imported}tts(x for x in y)`)));
    assert.equal(match?.fixable, false);
  });
});

suite('the exception "seeded"', () => {
  const seeded = (code: string): boolean => found({ unless: ['seeded'] }, imported + code).length === 0;

  test('a seed before the call, of the right generator, with a value', () => {
    assert.equal(seeded('np.random.seed(1)\ntts(x)'), true);
    assert.equal(seeded('tts(x)\nnp.random.seed(1)'), false);
    assert.equal(seeded('np.random.seed()\ntts(x)'), false);
    assert.equal(seeded('np.random.seed(None)\ntts(x)'), false);
    assert.equal(seeded('import torch\ntorch.manual_seed(1)\ntts(x)'), false);
  });

  test('helpers seed everything', () => {
    for (const helper of [
      'set_seed(1)',
      'seed_everything(1)',
      'utils.fix_random_seeds()',
      'pl.seed_everything(SEED)',
    ]) {
      assert.equal(seeded(`${helper}\ntts(x)`), true, helper);
    }
    assert.equal(seeded('plant_seeds(3)\ntts(x)'), false);
  });

  test('a function may run after a seed that stands below it', () => {
    assert.equal(seeded('def split():\n    return tts(x)\nnp.random.seed(1)\nsplit()'), true);
  });

  test('a seed that the result is given afterwards', () => {
    assert.equal(seeded('parts = tts(x)\nparts.set_params(random_state=1)'), true);
    assert.equal(seeded('parts = tts(x)\nparts.random_state = 1'), true);
    assert.equal(seeded('parts = tts(x)\nother.random_state = 1'), false);
  });
});

suite('the exception "for-show"', () => {
  const choice: Partial<PythonCallDetector> = {
    callee: ['numpy.random.choice', 'numpy.random.shuffle'],
    without: [],
    unless: ['for-show'],
  };

  test('what is drawn to be looked at is no experiment', () => {
    assert.deepEqual(found(choice, `${imported}np.random.choice(x)\nprint(np.random.choice(x))`), []);
    assert.deepEqual(found(choice, `${imported}def plot_some():\n    some = np.random.choice(x)\n    return some`), []);
    assert.deepEqual(found(choice, `${imported}sample = np.random.choice(x)`), ['np.random.choice']);
    assert.deepEqual(found(choice, `${imported}np.random.shuffle(x)`), ['np.random.shuffle']);
  });
});
