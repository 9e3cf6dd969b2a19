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
  /** Of numbers; thirteen unless the model counts with fewer. */
  readonly digits?: number;
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
    assert.deepEqual(withoutVersion(alone[index], expected), said(expected, index), `row ${index} alone`);
    assert.deepEqual(withoutVersion(together[index], expected), said(expected, index), `row ${index} in a list`);
  });
}

async function answerTo(ask: Ask, body: unknown): Promise<unknown> {
  const { status, text } = await ask('/predict', body);
  assert.equal(status, 200, text);
  return JSON.parse(text);
}

function said({ predictions, probabilities, classes, digits }: Expected, index: number): unknown {
  const prediction = rounded(predictions[index], digits);
  const shares: unknown = probabilities[index];
  if (!Array.isArray(shares)) {
    return { prediction };
  }
  const each: readonly unknown[] = shares;
  const named = classes.map((name, at) => [name, each[at]] as const);
  return { prediction, probabilities: rounded(Object.fromEntries(named), digits ?? 13) };
}

function withoutVersion(answer: unknown, { digits }: Expected): unknown {
  assert.ok(isRecord(answer) && typeof answer['model_version'] === 'string', 'every answer names the model');
  const kept = Object.entries(answer).filter(([key]) => key !== 'model_version');
  return Object.fromEntries(
    kept.map(([key, value]) => [key, rounded(value, key === 'probabilities' ? (digits ?? 13) : digits)]),
  );
}

/** Numbers in it to so many digits; as they are without. */
function rounded(value: unknown, digits: number | undefined): unknown {
  if (typeof value === 'number' && digits !== undefined) {
    return Number(value.toPrecision(digits));
  }
  if (Array.isArray(value)) {
    return value.map(each => rounded(each, digits));
  }
  return isRecord(value)
    ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, rounded(each, digits)]))
    : value;
}

/** Each of these is no input for the model, and the service says so. */
export async function expectRefused(ask: Ask, bodies: readonly unknown[]): Promise<void> {
  for (const body of bodies) {
    const { status, text } = await ask('/predict', body);
    assert.equal(status, 422, `${JSON.stringify(body)} is answered with ${status}: ${text}`);
  }
}
