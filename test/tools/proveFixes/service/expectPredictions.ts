// Holds a service's answers to what the model says when it is asked directly.
import assert from 'node:assert/strict';
import { isRecord } from '../../../../src/engine/rules/fields';
import { run } from '../tools';
import type { Ask } from './serve';

/** Rows as they are sent, and for each what the model itself predicts. */
export interface Expected {
  readonly rows: readonly unknown[];
  readonly predictions: readonly unknown[];
  /** For each row one for each class, in the order of `classes`; empty for a regression. */
  readonly probabilities: readonly unknown[];
  readonly classes: readonly string[];
}

/** Runs a script that prints `{"rows": […], "predictions": […], "probabilities": […], "classes": […]}`. */
export function expectedOf(python: string, script: string, folder: string): Expected {
  const { status, output } = run(python, ['-W', 'ignore', '-c', script], folder);
  assert.equal(status, 0, output);
  const read: unknown = JSON.parse(output.trim().split('\n').at(-1) ?? '');
  const list = (key: string): readonly unknown[] => {
    const value = isRecord(read) ? read[key] : undefined;
    return Array.isArray(value) ? value.map((item: unknown) => item) : [];
  };
  const expected = { rows: list('rows'), predictions: list('predictions'), probabilities: list('probabilities') };
  assert.ok(expected.rows.length > 0 && expected.rows.length === expected.predictions.length, output);
  return { ...expected, classes: list('classes').map(String) };
}

/**
 * Every row alone, twenty at a time, and then all in one list: the numbers of the model. A sum over one row and over
 * many is added up in another order, so that the last of sixteen digits may differ.
 */
export async function expectPredictions(ask: Ask, expected: Expected): Promise<void> {
  const { rows } = expected;
  const alone: unknown[] = [];
  for (let start = 0; start < rows.length; start += 20) {
    const some = rows.slice(start, start + 20);
    alone.push(...(await Promise.all(some.map(row => answerTo(ask, row)))));
  }
  const together = await answerTo(ask, rows);
  assert.ok(Array.isArray(together) && together.length === rows.length, 'a list of rows gets a list');
  rows.forEach((_, index) => {
    assert.deepEqual(withoutVersion(alone[index]), said(expected, index), `row ${index} alone`);
    assert.deepEqual(withoutVersion(together[index]), said(expected, index), `row ${index} in a list`);
  });
}

async function answerTo(ask: Ask, body: unknown): Promise<unknown> {
  const { status, text } = await ask('/predict', body);
  assert.equal(status, 200, text);
  return JSON.parse(text);
}

function said({ predictions, probabilities, classes }: Expected, index: number): unknown {
  const prediction = predictions[index];
  const shares: unknown = probabilities[index];
  if (!Array.isArray(shares)) {
    return { prediction };
  }
  const each: readonly unknown[] = shares;
  const named = classes.map((name, at) => [name, each[at]] as const);
  return { prediction, probabilities: asSums(Object.fromEntries(named)) };
}

function withoutVersion(answer: unknown): unknown {
  assert.ok(isRecord(answer) && typeof answer['model_version'] === 'string', 'every answer names the model');
  const kept = Object.entries(answer).filter(([key]) => key !== 'model_version');
  return Object.fromEntries(kept.map(([key, value]) => [key, key === 'probabilities' ? asSums(value) : value]));
}

/** Thirteen digits of each. */
function asSums(shares: unknown): unknown {
  const entries = Object.entries(isRecord(shares) ? shares : {});
  return Object.fromEntries(
    entries.map(([name, share]) => [name, typeof share === 'number' ? Number(share.toPrecision(13)) : share]),
  );
}

/** Each of these is no input for the model, and the service says so. */
export async function expectRefused(ask: Ask, bodies: readonly unknown[]): Promise<void> {
  for (const body of bodies) {
    const { status, text } = await ask('/predict', body);
    assert.equal(status, 422, `${JSON.stringify(body)} is answered with ${status}: ${text}`);
  }
}
