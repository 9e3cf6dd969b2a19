import { readYamlSource } from '../evidence/yamlSource';
import type { Problem } from '../model/report';
import type { FixTemplate, Rule } from '../model/rule';
import { isRecord, type Complain } from './fields';
import { placeholdersIn } from './placeholders';
import type { RuleLanguage } from './ruleLanguage';
import { ruleField } from './ruleFields';
import { type Translation, withTexts } from './translation';

/** A rule, or all that is wrong with its file. */
export type RuleReading =
  | { readonly kind: 'rule'; readonly rule: Rule }
  | { readonly kind: 'problems'; readonly problems: readonly [Problem, ...Problem[]] };

/**
 * Reads one rule file. `path` is its path under the pack's folder, such as `ci/no-ci.yaml`; with or without `rules/`
 * in front. Given `texts` stand in the place of its own. Never throws: every mistake is a problem with the line it is on.
 */
export function readRule(path: string, text: string, language: RuleLanguage, texts: Translation = {}): RuleReading {
  const source = readYamlSource(path, text);
  const problems: Problem[] = [...source.problems];
  const complain: Complain = (route, message) => {
    problems.push(source.problemAt(route, message));
  };
  const content = withTexts(source.content, texts);
  const rule = problems.length === 0 ? readContent(content, language, complain) : undefined;
  if (rule !== undefined) {
    checkRule(rule, path, language, complain);
  }
  const [first, ...others] = problems;
  if (first !== undefined) {
    return { kind: 'problems', problems: [first, ...others] };
  }
  if (rule === undefined) {
    throw new Error(`The reader gave no rule for ${path} and no reason why.`);
  }
  return { kind: 'rule', rule };
}

function readContent(content: unknown, language: RuleLanguage, complain: Complain): Rule | undefined {
  if (!isRecord(content)) {
    complain([], 'a rule file is a mapping that starts with "id:"');
    return undefined;
  }
  const rule = ruleField(language).read(content, [], complain);
  return rule === undefined || rule.met !== '' ? rule : { ...rule, met: rule.title };
}

/** What the types cannot say: keys that have to agree with each other or with the path. */
function checkRule(rule: Rule, path: string, language: RuleLanguage, complain: Complain): void {
  const expected = path.replace(/^rules\//, '').replace(/\.ya?ml$/, '');
  if (rule.id !== expected) {
    complain(['id'], `the id has to be the path of the file: "${expected}"`);
  }
  const captures = language.capturesOf(rule.detect);
  checkPlaceholders(rule.message, captures, message => complain(['message'], message));
  if (rule.fix !== undefined) {
    checkFix(rule.fix, captures, language.anchorsOf(rule.detect), message => complain(['fix'], message));
  }
  checkExamples(rule, complain);
}

function checkPlaceholders(text: string, captures: readonly string[], complain: (message: string) => void): void {
  for (const name of placeholdersIn(text).filter(name => !captures.includes(name))) {
    const known = captures.length === 0 ? 'captures nothing' : `captures ${captures.join(', ')}`;
    complain(`{${name}} stands for nothing: this detector ${known}; write {{${name}}} for the text itself`);
  }
}

function checkFix(
  fix: FixTemplate,
  captures: readonly string[],
  anchors: readonly string[],
  complain: (message: string) => void,
): void {
  for (const text of textsOf(fix)) {
    checkPlaceholders(text, captures, complain);
  }
  const anchor = fix.kind === 'insert' ? fix.at : fix.kind === 'add-argument' ? 'argument' : undefined;
  if (anchor !== undefined && !anchors.includes(anchor)) {
    complain(`this detector has no place called "${anchor}" to insert at; it has ${anchors.join(', ') || 'none'}`);
  }
  for (const name of fix.kind === 'replace' ? Object.keys(fix.replace) : []) {
    if (!captures.includes(name)) {
      complain(`nothing is captured under "${name}", so it cannot be replaced; there are ${captures.join(', ')}`);
    }
  }
}

function textsOf(fix: FixTemplate): readonly string[] {
  switch (fix.kind) {
    case 'add-argument':
      return [fix.title, fix.argument];
    case 'replace':
      return [fix.title, ...Object.values(fix.replace), ...fix.also.flatMap(({ path, line }) => [path, line])];
    case 'insert':
    case 'create-file':
      return [fix.title, fix.text];
    case 'portable-path':
    case 'to-manifest':
    case 'rewrite':
    case 'scaffold':
      return [fix.title];
  }
}

/** One example shows the trouble, one the good code that almost looks like it. */
function checkExamples({ examples, detect, confirm }: Rule, complain: Complain): void {
  const wanted = confirm
    ? { states: ['to-confirm'], missing: 'no example is to be confirmed' }
    : { states: ['open', 'partly'], missing: 'no example is open or partly met' };
  const isJudged = confirm || detect.kind === 'practice';
  const bad = examples.filter(({ status = '', flags }) =>
    isJudged ? wanted.states.includes(status) : flags.length > 0,
  );
  if (bad.length === 0) {
    complain(['examples'], isJudged ? wanted.missing : 'no example has flags');
  }
  if (bad.length === examples.length) {
    complain(['examples'], 'no example shows good code that almost looks like the trouble');
  }
}
