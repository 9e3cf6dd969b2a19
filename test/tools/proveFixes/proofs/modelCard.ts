import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Bench } from '../bench';
import type { Proof } from '../proof';
import { environmentOf } from '../service/environments';

const rule = 'docs/missing-model-card';
const incomplete = 'docs/model-card-incomplete';

export const modelCard: readonly Proof[] = [
  {
    rule,
    fix: 'model card of a notebook, its metadata, numbers and code',
    oracles: ['huggingface_hub 2.4.0', 'markdown-it-py 4.2.0', 'the model is loaded'],
    prove: bench => {
      const folder = bench.repository('examples/churn');
      // With a script that saves the same file nobody knows whose numbers the notebook shows.
      rmSync(path.join(folder, 'train.py'));
      writeFileSync(path.join(folder, '.preflight.yaml'), 'profile: notebook\n');
      numberInOrder(path.join(folder, 'notebooks/02_train.ipynb'));
      assert.deepEqual(bench.mend(folder, rule), ['MODEL_CARD.md']);
      assert.equal(bench.statusOf(folder, rule), 'partly');
      const card = parse(bench, folder);
      assert.deepEqual(card.data, {
        library_name: 'sklearn',
        pipeline_tag: 'tabular-classification',
        metrics: ['precision', 'recall', 'accuracy', 'f1', 'roc_auc'],
      });
      const shown = shownIn(path.join(folder, 'notebooks/02_train.ipynb'));
      const scores = card.cells.filter(([, value = '']) => /^\d/.test(value));
      assert.deepEqual(scores.map(([name]) => name), ['accuracy', 'f1', 'roc_auc']); // prettier-ignore
      scores.forEach(([name = '', value = '']) => {
        assert.ok(
          [',', '}'].some(end => shown.includes(`'${name}': ${value}${end}`)),
          `${name} ${value} stands in no output`,
        );
      });
      runCode(bench, folder, card.code);
      answerQuestion(folder, 'The retention team calls the riskiest hundred each week. Not for pricing.');
      assert.equal(bench.statusOf(folder, rule), 'met');
    },
  },
  {
    rule: incomplete,
    fix: 'a heading and a question for each part that the card leaves out',
    oracles: ['huggingface_hub 2.4.0', 'markdown-it-py 4.2.0'],
    prove: bench => {
      const card = `---
license: mit
metrics: [roc_auc]
---
# Churn model

Intended use: the support team calls the hundred customers with the highest score each week.

## Training data

Billing export of January to June 2026, one row for each of 48,112 private customers.

## Evaluation

| rows      | ROC AUC |
| --------- | ------- |
| July 2026 | 0.81    |
`;
      const folder = bench.repository({
        '.preflight.yaml': 'profile: batch\n',
        'train.py': 'print("training")\n',
        'MODEL_CARD.md': card,
      });
      const before = outlineOf(bench, folder);
      assert.deepEqual(bench.mend(folder, incomplete), ['MODEL_CARD.md']);
      const after = outlineOf(bench, folder);
      assert.deepEqual(after.data, before.data);
      assert.deepEqual(after.blocks.slice(0, before.blocks.length), before.blocks);
      const added = after.blocks.slice(before.blocks.length);
      assert.deepEqual(
        added.map(([kind]) => kind),
        ['h2', 'p', 'h2', 'p', 'h2', 'p'],
      );
      added.forEach(([kind, text = '']) => {
        assert.match(text, kind === 'p' ? /\?$/ : /^[A-Z][a-z ]+$/);
      });
      assert.notEqual(bench.statusOf(folder, incomplete), 'met', 'questions are no answers');
      for (const answer of [
        'It must not be used to set prices.',
        'Those who moved recently get too high a score.',
        'Developed by the data team.',
      ]) {
        answerQuestion(folder, answer);
      }
      assert.equal(bench.statusOf(folder, incomplete), 'met');
    },
  },
];

/** The metadata and each heading, paragraph and cell of the card, as other tools read them. */
function outlineOf(bench: Bench, folder: string): { readonly data: unknown; readonly blocks: readonly string[][] } {
  const python = environmentOf(['huggingface_hub==2.4.0', 'markdown-it-py==4.2.0']);
  const script = `
import json
from huggingface_hub import ModelCard
from markdown_it import MarkdownIt
card = ModelCard.load("MODEL_CARD.md")
tokens = MarkdownIt().enable("table").parse(card.text)
blocks = [[before.tag, token.content] for before, token in zip(tokens, tokens[1:]) if token.type == "inline"]
print(json.dumps({"data": card.data.to_dict(), "blocks": blocks}))`;
  const said: unknown = JSON.parse(bench.expect(python, ['-c', script], folder, { HF_HUB_OFFLINE: '1' }));
  assert.ok(typeof said === 'object' && said !== null && 'data' in said && 'blocks' in said);
  assert.ok(Array.isArray(said.blocks));
  return { data: said.data, blocks: said.blocks.map(block => (Array.isArray(block) ? block.map(String) : [])) };
}

/** As it looks after "Restart and run all": before that, outputs may be those of other code. */
function numberInOrder(notebook: string): void {
  let count = 0;
  const text: unknown = JSON.parse(readFileSync(notebook, 'utf8'), (key, value: unknown) => {
    count += key === 'execution_count' ? 1 : 0;
    return key === 'execution_count' && value !== null ? count : value;
  });
  writeFileSync(notebook, JSON.stringify(text));
}

interface Card {
  readonly data: unknown;
  /** Rows of tables. */
  readonly cells: readonly (readonly string[])[];
  /** The first block of Python. */
  readonly code: string;
}

function parse(bench: Bench, folder: string): Card {
  const python = bench.environment(folder, 'huggingface_hub==2.4.0', 'markdown-it-py==4.2.0', 'pandas==3.1.1', 'scikit-learn==1.9.1', 'joblib==1.6.0'); // prettier-ignore
  const script = `
import json
from huggingface_hub import ModelCard
from markdown_it import MarkdownIt
card = ModelCard.load("MODEL_CARD.md")
tokens = MarkdownIt().enable("table").parse(card.text)
rows, row = [], None
for at, token in enumerate(tokens):
    if token.type == "tr_open": rows.append([])
    if token.type in ("td_open", "th_open"): rows[-1].append(tokens[at + 1].content)
code = [t.content for t in tokens if t.type == "fence" and t.info == "python"]
print(json.dumps({"data": card.data.to_dict(), "cells": rows, "code": code[0]}))`;
  const output = bench.expect(python, ['-c', script], folder, { HF_HUB_OFFLINE: '1' });
  const said: unknown = JSON.parse(output);
  assert.ok(typeof said === 'object' && said !== null && 'data' in said && 'cells' in said && 'code' in said);
  assert.ok(Array.isArray(said.cells) && typeof said.code === 'string');
  return {
    data: said.data,
    cells: said.cells.map(row => (Array.isArray(row) ? row.map(String) : [])),
    code: said.code,
  };
}

/** Everything in a notebook but its code, by a JSON parser. */
function shownIn(notebook: string): string {
  const text: unknown = JSON.parse(readFileSync(notebook, 'utf8'), (key, value: unknown) =>
    key === 'source' ? '' : value,
  );
  return JSON.stringify(text);
}

/** As a reader does, with rows that have the columns. */
function runCode(bench: Bench, folder: string, code: string): void {
  const python = path.join(`${folder}-venv`, 'bin', 'python');
  const rows =
    'import pandas as pd\nrows = pd.read_csv("data/churn.csv").dropna().assign(charge_increase=0.0, is_new=0)\n';
  const asked = bench.expect(python, ['-c', `${rows}${code}\nprint(predictions.shape)`], folder);
  assert.match(asked, /\(593, 2\)/);
}

function answerQuestion(folder: string, answer: string): void {
  const file = path.join(folder, 'MODEL_CARD.md');
  const text = readFileSync(file, 'utf8');
  const answered = text.replace(/^TODO\(preflight.*$/m, answer);
  assert.notEqual(answered, text, 'the card asks a question');
  writeFileSync(file, answered);
}
