import { type Severity, severities } from '../model/rule';
import { object, oneOf, optional, text, wholeNumber, withDefault } from '../rules/fields';
import { ruleNames } from '../rules/ruleNames';
import { compileGlobs } from '../workspace/pathMatcher';
import { type AgentTool, type ScannedFolder, described, folderField, refused, told, withInput } from './agentTool';
import { findingForAgent } from './plain';

interface Input {
  readonly folder?: string;
  readonly rule?: string;
  readonly path?: string;
  readonly severity: Severity;
  readonly offset: number;
  readonly limit: number;
}

const LIMIT = 50;

const input = object<Input>({
  folder: folderField,
  rule: optional(described(text(), 'A rule or a glob over rules, such as notebook/*.')),
  path: optional(described(text(), 'A glob over paths from the folder, such as src/** or train.ipynb.')),
  severity: withDefault(described(oneOf(severities), 'The least severity that is listed.'), 'hint'),
  offset: withDefault(described(wholeNumber(0, 1_000_000), 'How many to leave out: nextOffset of the page before.'), 0),
  limit: withDefault(wholeNumber(1, 200), LIMIT),
});

export const listFindings: AgentTool = {
  name: 'preflight_list_findings',
  title: 'List findings',
  description:
    'Lists places that stand between the repository and production, of every severity, in files and in notebooks that ' +
    'are not open: absolute path, cell and its id, line, what happens because of it, and the fixes there are. By pages.',
  inputSchema: input.schema,
  asks: 'folder',
  answer: (given, folder) => withInput(input, given, read => list(read, folder)),
};

function list({ rule, path, severity, offset, limit }: Input, folder: ScannedFolder): ReturnType<typeof told> {
  const isOfRule = ruleNames(folder.report.rules, []).namedBy([rule ?? '*']);
  const isOfPath = compileGlobs([path ?? '**']);
  const shown = severities.slice(0, severities.indexOf(severity) + 1);
  const { findings } = folder.report;
  const found = findings.filter(
    finding => isOfRule(finding.rule) && isOfPath(finding.location.path) && shown.includes(finding.severity),
  );
  if (offset > 0 && offset >= found.length) {
    return refused(`There are ${found.length} findings: ask with an offset below that.`);
  }
  const end = offset + limit;
  return told({
    total: found.length,
    nextOffset: end < found.length ? end : null,
    findings: found.slice(offset, end).map(finding => findingForAgent(finding, folder)),
  });
}
