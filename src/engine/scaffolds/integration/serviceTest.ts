import type { TableFacts } from '../facts/tables';
import { isFirstParty } from '../parts/modulePlace';
import { pythonString } from '../parts/pythonText';
import type { Exchange } from './exchange';
import type { Field } from './fields';
import type { Handler } from './handlers';
import { type Training, runText, wrappedCall } from './training';

/** What a test of a service is written from. */
export interface ServiceTest {
  readonly framework: 'fastapi' | 'flask';
  readonly module: string;
  readonly importRoot: string;
  readonly application: string;
  readonly health: Handler | undefined;
  readonly predict: Handler;
  readonly exchange: Exchange;
  /** Data whose first row is sent, when the repository has it; from the project's root. */
  readonly table: { readonly path: string; readonly facts: TableFacts } | undefined;
  readonly training: Training | undefined;
  /** The code has an answer of its own to what it cannot take. */
  readonly refuses: boolean;
  readonly rule: string;
}

/** The whole file: health, a good row and a bad one through the framework's test client. */
export function serviceTestText(test: ServiceTest): string {
  const imports = new Set<string>(['import pytest']);
  const parts = [
    ...constants(test, imports),
    clientFixture(test, imports),
    rowFixture(test, imports),
    ...(test.health === undefined ? [] : [healthTest(test.health)]),
    goodRow(test),
    ...badRows(test),
  ];
  return `"""The whole from end to end: requests to the service, answered by the saved model."""

${importLines(test, imports)}
${test.table === undefined && test.training === undefined ? '\n' : ''}${parts.join('\n\n')}`.replace(/\n+$/, '\n');
}

function constants({ table, training }: ServiceTest, imports: Set<string>): readonly string[] {
  const needs = table !== undefined || training !== undefined;
  if (!needs) {
    return [];
  }
  imports.add('from pathlib import Path');
  const model = training === undefined ? '' : `MODEL = PROJECT / ${pythonString(training.modelPath)}\n`;
  return [`PROJECT = Path(__file__).resolve().parents[1]\n${model}`];
}

function clientFixture({ framework, application, module, training }: ServiceTest, imports: Set<string>): string {
  const client = framework === 'fastapi' ? `    with TestClient(${application}) as client:\n        yield client\n` : `    return ${application}.test_client()\n`; // prettier-ignore
  const before = training === undefined ? '' : `${trainFirst(training, imports)}    from ${module} import ${application}\n\n`; // prettier-ignore
  return `@pytest.fixture(scope="module")\ndef client():\n${before}${client}`;
}

/** The model is in no clone of the repository. */
function trainFirst({ start, modelPath }: Training, imports: Set<string>): string {
  if (start === undefined) {
    return `    if not MODEL.is_file():\n        pytest.skip(${pythonString(`There is no ${modelPath}: train the model first.`)})\n`;
  }
  const run = runText(start, 'PROJECT');
  run.imports.forEach(line => imports.add(line));
  return `    if not MODEL.is_file():\n${wrappedCall(run.text, 8)}`;
}

function rowFixture({ exchange, table, rule }: ServiceTest, imports: Set<string>): string {
  const columns = new Set(table?.facts.columns.map(({ name }) => name));
  const read = exchange.fields.filter(({ name }) => columns.has(name));
  const made = exchange.fields.filter(({ name, isRequired }) => isRequired && !columns.has(name));
  const lines = made.map(field => `        ${pythonString(field.name)}: ${valueText(field, rule)}\n`).join('');
  if (table === undefined || read.length === 0) {
    return `@pytest.fixture\ndef row():\n    return {\n${lines}    }\n`;
  }
  imports.add('import json').add('import pandas as pd');
  const columnList = listText(read.map(({ name }) => pythonString(name)));
  const separator = table.facts.delimiter === ',' ? '' : `, sep=${JSON.stringify(table.facts.delimiter)}`;
  const rows = `rows = pd.read_csv(PROJECT / ${pythonString(table.path)}${separator})`;
  const first = 'json.loads(rows[columns].dropna().head(1).to_json(orient="records"))[0]';
  const all = lines === '' ? `    return ${first}\n` : `    row = ${first}\n    return {\n        **row,\n${lines}    }\n`; // prettier-ignore
  return `@pytest.fixture\ndef row():
    """A row that the model has seen in training."""
    columns = ${columnList}
    ${rows}
${all}`;
}

/** On one line, or with an item on each. */
function listText(items: readonly string[]): string {
  const line = `[${items.join(', ')}]`;
  return line.length <= 74 ? line : `[\n${items.map(item => `        ${item},\n`).join('')}    ]`;
}

function valueText({ value, type }: Field, rule: string): string {
  const todo = `  # TODO(preflight: ${rule}) a value that training has seen`;
  return value !== undefined ? `${value},` : type === 'text' ? `"",${todo}` : `None,${todo}`;
}

function healthTest({ method, path }: Handler): string {
  return `def test_health(client):\n    assert client.${method}(${path}).status_code == 200\n`;
}

function goodRow({ exchange, predict, framework }: ServiceTest): string {
  const keys = exchange.answered.map(({ name }) => pythonString(name)).join(', ');
  const said = framework === 'fastapi' ? 'answer.text' : 'answer.get_data(as_text=True)';
  const body = framework === 'fastapi' ? 'answer.json()' : 'answer.get_json()';
  const shown = exchange.answersList ? `${body}[0]` : body;
  const checks =
    keys === ''
      ? `    assert ${body} is not None\n`
      : exchange.answered.length === 1
        ? `    assert ${keys} in ${shown}\n`
        : `    assert {${keys}} <= set(${shown})\n`;
  return `def test_a_good_row_is_answered(client, row):
    answer = ${request(predict, exchange, exchange.within('row'))}

    assert answer.status_code == 200, ${said}
${checks}`;
}

function badRows({ exchange, predict, refuses }: ServiceTest): readonly string[] {
  const { fields, isTyped } = exchange;
  if (!isTyped && !refuses) {
    return [];
  }
  const status = isTyped ? '== 422' : 'in {400, 422}';
  const empty = `def test_a_row_without_anything_is_refused(client):
    answer = ${request(predict, exchange, exchange.within('{}'))}

    assert answer.status_code ${status}
`;
  const number = fields.find(({ type, isRequired }) => type === 'number' && isRequired);
  const text = number === undefined ? '' : `{**row, ${pythonString(number.name)}: "many"}`;
  const wrong = `def test_a_text_for_a_number_is_refused(client, row):
    answer = ${request(predict, exchange, exchange.within(text))}

    assert answer.status_code ${status}
`;
  return [...(fields.some(({ isRequired }) => isRequired) ? [empty] : []), ...(text === '' || !isTyped ? [] : [wrong])];
}

function request({ method, path }: Handler, { sent }: Exchange, row: string): string {
  return `client.${method}(${path}, ${sent}=${row})`;
}

/** Standard library, then others, then the project's own. */
function importLines({ framework, module, application, importRoot, training }: ServiceTest, found: ReadonlySet<string>): string {
  const standard = [...found].filter(line => !/pytest|pandas/.test(line)).sort(byKind);
  const other = [...found].filter(line => /pytest|pandas/.test(line)).sort(byKind);
  const own = training === undefined ? [`from ${module} import ${application}`] : [];
  const libraries = [...other, ...(framework === 'fastapi' ? ['from fastapi.testclient import TestClient'] : [])];
  const together = isFirstParty(importRoot) ? [libraries, own] : [[...libraries, ...own].sort(byKind)];
  return `${[standard, ...together].filter(lines => lines.length > 0).map(lines => lines.join('\n')).join('\n\n')}\n`;
} // prettier-ignore

function byKind(left: string, right: string): number {
  const rank = (line: string): number => (line.startsWith('import ') ? 0 : 1);
  return rank(left) - rank(right) || (left < right ? -1 : 1);
}
