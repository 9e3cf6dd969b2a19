import type { Span } from '../model/location';

/** A word of a command line and where it stands in its text. */
interface Word {
  readonly text: string;
  readonly span: Span;
}

/** Options of `pip install` that take the next word. */
const valueOptions = new Set([
  '-r', '--requirement', '-c', '--constraint', '-e', '--editable', '-i', '--index-url', '--extra-index-url', '-f',
  '--find-links', '-t', '--target', '--prefix', '--root', '--platform', '--python-version', '--implementation', '--abi',
  '--trusted-host', '--proxy', '--timeout', '--retries', '--cache-dir', '--upgrade-strategy', '--progress-bar',
  '--no-binary', '--only-binary', '--src', '--log', '--config-settings', '--global-option', '--python', '--group',
]); // prettier-ignore

/** Tools that fetch the rest; what they fetch is what matters. */
const installers = new Set([
  'pip', 'setuptools', 'wheel', 'poetry', 'uv', 'pipenv', 'pdm', 'pip-tools', 'hatch', 'conda', 'virtualenv',
]); // prettier-ignore

/**
 * Runs of packages without any version in the `pip install` commands of a span: `flask pandas` is one run. A command
 * with a constraints file has none.
 */
export function unpinnedPackages(text: string, span: Span): readonly Span[] {
  return pipCommands(text, span).flatMap(words => {
    const hasConstraints = words.some(word => word.text === '-c' || word.text.startsWith('--constraint'));
    return hasConstraints ? [] : runsOf(words, isUnpinned);
  });
}

/** The arguments of each `pip install`, up to what ends a shell command. */
function pipCommands(text: string, { start, end }: Span): readonly (readonly Word[])[] {
  const content = text.slice(start, end);
  return [...content.matchAll(/\b(?:pip3?|pip3?\.\d+|uv\s+pip)\s+install\b((?:[^;&|\n\\]|\\[^])*)/g)].map(found => {
    const offset = start + found.index + found[0].length - (found[1] ?? '').length;
    return [...(found[1] ?? '').matchAll(/[^\s\\"']+|"[^"]*"|'[^']*'/g)].map(({ 0: word, index }) => {
      return { text: word.replace(/["']/g, ''), span: { start: offset + index, end: offset + index + word.length } };
    });
  });
}

/** The words that `pip install` would fetch by name. */
export function packageNames(command: string): readonly string[] {
  return pipCommands(`pip install ${command}`, { start: 0, end: command.length + 12 })
    .flatMap(words => words.filter((word, index) => isPackage(word.text, words[index - 1]?.text)))
    .map(({ text }) => text);
}

function isPackage(word: string, previous: string | undefined): boolean {
  const isValue = previous !== undefined && valueOptions.has(previous);
  return (
    !isValue && /^[A-Za-z][\w.-]*(?:\[[\w,.-]*\])?(?:[=<>!~].*)?$/.test(word) && !/\.(?:whl|zip|gz|txt)$/.test(word)
  );
}

function isUnpinned(word: string, previous: string | undefined): boolean {
  return isPackage(word, previous) && /^[\w.-]+(?:\[[\w,.-]*\])?$/.test(word) && !installers.has(word.toLowerCase());
}

function runsOf(
  words: readonly Word[],
  isWanted: (word: string, previous: string | undefined) => boolean,
): readonly Span[] {
  const runs: Span[] = [];
  let open: Span | undefined;
  for (const [index, { text, span }] of words.entries()) {
    if (isWanted(text, words[index - 1]?.text)) {
      open = { start: open?.start ?? span.start, end: span.end };
    } else if (open !== undefined) {
      runs.push(open);
      open = undefined;
    }
  }
  return open === undefined ? runs : [...runs, open];
}
