import { readArguments } from './arguments';
import { explain, listRules } from './explain';
import { runFix } from './fix';
import { help } from './help';
import { type Output, type Terminal, loadEngine, version } from './program';
import { runScan } from './scan';

/** Exit status of the command: 0 nothing to say, 1 gaps as asked for, 2 it could not run. */
async function main(words: readonly string[], terminal: Terminal): Promise<Output> {
  const command = readArguments(words);
  switch (command.kind) {
    case 'mistake':
      return { status: 2, out: '', error: `ml-preflight: ${command.message}\nSee ml-preflight --help.\n` };
    case 'help':
      return { status: 0, out: help, error: '' };
    case 'version':
      return { status: 0, out: `${version}\n`, error: '' };
    case 'rules':
      return listRules(loadEngine({ select: [], ignore: [] }));
    case 'explain':
      return explain(loadEngine({ select: [], ignore: [] }), command.rule);
    case 'scan':
      return runScan(command.options, terminal);
    case 'fix':
      return runFix(command.options);
  }
}

const terminal: Terminal = {
  isTerminal: process.stdout.isTTY,
  showsProgress: process.stderr.isTTY,
  color: process.stdout.isTTY && (process.env['NO_COLOR'] ?? '') === '',
};

main(process.argv.slice(2), terminal).then(
  ({ status, out, error }) => {
    process.exitCode = status;
    process.stderr.write(error);
    process.stdout.write(out);
  },
  (error: unknown) => {
    process.exitCode = 2;
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(`ml-preflight could not run: ${reason}\n`);
  },
);
