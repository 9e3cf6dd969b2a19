import type { Requirement, RequirementsDocument } from '../model/document';
import type { Span } from '../model/location';
import { isPinned } from './pinned';
import type { TextSource } from './textSource';

/**
 * Reads what pip reads: requirements with extras, markers, hashes and URLs, `-r`, `-c` and `-e`, lines continued with a
 * backslash; and what `conda list --export` writes into files of the same name. Other lines are passed over.
 */
export function readRequirements(source: TextSource): RequirementsDocument {
  const requirements: Requirement[] = [];
  const includes: string[] = [];
  const local: string[] = [];
  for (const line of logicalLines(source.text)) {
    const option = /^(-r|--requirement|-c|--constraint)[\s=]*(\S.*)$/.exec(line.text);
    const folder = /^(?:(?:-e|--editable)[\s=]*)?(\.{0,2}\/[^\s;[]*|\.{1,2})(?:\[[^\]]*\])?(?:\s|;|$)/.exec(line.text);
    const requirement = option === null && folder === null ? readRequirement(line) : undefined;
    if (option?.[2] !== undefined) {
      includes.push(option[2].trim());
    } else if (folder?.[1] !== undefined) {
      local.push(folder[1]);
    } else if (requirement !== undefined) {
      requirements.push(requirement);
    }
  }
  return { ...source, kind: 'requirements', requirements, includes, local };
}

/** One requirement or option, its continuation lines joined, without its comment. */
interface LogicalLine {
  readonly text: string;
  readonly span: Span;
}

function* logicalLines(text: string): Generator<LogicalLine> {
  let offset = 0;
  let start = 0;
  let joined = '';
  for (const line of text.split('\n')) {
    const content = line.trimEnd();
    const continues = content.endsWith('\\') && !/^\s*#/.test(content);
    start = joined === '' ? offset : start;
    joined += continues ? `${content.slice(0, -1).trim()} ` : withoutComment(content);
    offset += line.length + 1;
    if (!continues) {
      yield* logicalLine(joined, start, text);
      joined = '';
    }
  }
  yield* logicalLine(joined, start, text);
}

function logicalLine(joined: string, offset: number, text: string): readonly LogicalLine[] {
  const content = joined.trim();
  if (content === '') {
    return [];
  }
  const lineEnd = text.indexOf('\n', offset);
  const line = text.slice(offset, lineEnd < 0 ? text.length : lineEnd);
  const indent = line.length - line.trimStart().length;
  // Of a continued requirement the first line is shown: the name stands there, hashes follow.
  return [{ text: content, span: { start: offset + indent, end: offset + withoutComment(line).trimEnd().length } }];
}

/** `#` begins a comment at the start of a line or behind white space: URLs have it inside. */
function withoutComment(line: string): string {
  const comment = /(^|\s)#/.exec(line);
  return comment === null ? line : line.slice(0, comment.index);
}

function readRequirement({ text, span }: LogicalLine): Requirement | undefined {
  const [body = '', ...marker] = splitMarker(text.replace(/^(-e|--editable)[\s=]*/, ''));
  const bare = body.replace(/\s--?[a-z].*$/, '').trim();
  const url = readUrl(bare);
  if (url !== undefined) {
    return { ...url, pinned: isPinned(url.specifier), marker: marker.join(';').trim(), span };
  }
  const [, name, rest] = /^([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\])?\s*(.*)$/.exec(bare) ?? [];
  if (name === undefined || rest === undefined || !/^([=<>~!(@]|$)/.test(rest)) {
    return undefined;
  }
  const specifier = rest.replace(/^\((.*)\)$/, '$1').replace(/^@\s*/, '').replace(/\s+/g, ''); // prettier-ignore
  const pinned = isPinned(specifier) || /--hash[=\s]/.test(text);
  return { name: normaliseName(name), specifier, pinned, marker: marker.join(';').trim(), span };
}

/** `numpy==1.2 ; python_version < "3.9"` → body and marker. In a URL only ` ;` separates. */
function splitMarker(text: string): readonly string[] {
  return text.split(text.includes('://') ? /\s;/ : ';');
}

/** `git+https://github.com/a/b@v1#egg=b`, `https://host/torch-2.0-cp310-….whl`: the name is in the URL. */
function readUrl(text: string): { readonly name: string; readonly specifier: string } | undefined {
  if (!/^[a-z][a-z+]*:\/\//i.test(text)) {
    return undefined;
  }
  const [address = '', fragment = ''] = text.split('#', 2);
  const egg = /(?:^|&)egg=([\w.-]+)/.exec(fragment)?.[1];
  const last = address.replace(/\/+$/, '').split('/').at(-1) ?? '';
  const name = egg ?? last.split('@')[0]?.replace(/(\.git|-\d.*|\.(zip|tar\.gz|whl))$/, '') ?? last;
  return { name: normaliseName(name), specifier: address };
}

/** PEP 503: `Scikit_Learn` → `scikit-learn` */
export function normaliseName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}
