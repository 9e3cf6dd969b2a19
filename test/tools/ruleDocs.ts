import { readFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import type { Rule } from '../../src/engine/index';
import { ruleLanguage } from '../../src/engine/detectors/compile';
import { ruleSchema } from '../../src/engine/rules/ruleSchema';

const folder = path.join(import.meta.dirname, '../../rules');

/** The two files about rules that are made from the rules themselves: path → text. */
export async function ruleDocs(rules: readonly Rule[]): Promise<ReadonlyMap<string, string>> {
  const readme = path.join(folder, 'README.md');
  const schema = path.join(folder, 'rule.schema.json');
  return new Map([
    [readme, await formatted(readme, withTable(readFileSync(readme, 'utf8'), tableOf(rules)))],
    [schema, await formatted(schema, JSON.stringify(ruleSchema(ruleLanguage)))],
  ]);
}

async function formatted(file: string, text: string): Promise<string> {
  return format(text, { ...(await resolveConfig(file)), filepath: file });
}

const start = '<!-- rules: made by test/tools/writeRuleDocs.ts -->';
const end = '<!-- end of rules -->';

function withTable(readme: string, table: string): string {
  const [before, rest] = readme.split(start);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) {
    throw new Error(`rules/README.md has lost the lines "${start}" and "${end}" around its table.`);
  }
  return `${before}${start}\n\n${table}\n${end}${after}`;
}

function tableOf(rules: readonly Rule[]): string {
  const rows = rules.map(({ id, title, stage, level, gates, severity, fix }) => {
    const cells = [
      `[\`${id}\`](${id}.yaml)`,
      title,
      stage,
      gates ? `**${level}**` : String(level),
      severity,
      fix?.kind ?? '',
    ];
    return `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  });
  const head = ['| rule | finds | stage | level | severity | fix |', '| --- | --- | --- | --- | --- | --- |'];
  return `${[...head, ...rows].join('\n')}\n`;
}
