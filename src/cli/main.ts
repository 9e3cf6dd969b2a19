import { type FolderCommand, readArguments } from './arguments';
import { runBaseline } from './baseline';
import { runExplain, runRules } from './explain';
import { runFix } from './fix';
import { runGraduate } from './graduate';
import { help } from './help';
import { runHistory } from './history';
import { runInit } from './init';
import { inputFault } from './inputFault';
import { serveAgents } from './mcp';
import { reviewedRules } from './offers';
import { runPortfolio } from './portfolio';
import { type Output, type Terminal, loadEngine, refuse, version } from './program';
import { runScan } from './scan';

/** Exit status of the command: 0 nothing to say, 1 gaps as asked for, 2 it could not run. */
async function main(words: readonly string[], terminal: Terminal): Promise<Output> {
  const command = readArguments(words);
  switch (command.kind) {
    case 'mistake':
      return refuse(`${command.message}\nSee ml-preflight --help.`);
    case 'help':
      return { status: 0, out: help, error: '' };
    case 'version':
      return { status: 0, out: `${version}\n`, error: '' };
    case 'rules':
      return runRules(command.folder);
    case 'explain':
      return runExplain(command.rule, command.folder);
    case 'graduate':
      return runGraduate(command.options);
    case 'mcp':
      await serveAgents();
      return { status: 0, out: '', error: '' };
    default:
      return runOnFolders(command, terminal);
  }
}

async function runOnFolders(command: FolderCommand, terminal: Terminal): Promise<Output> {
  const fault = inputFault(command.options);
  if (fault !== undefined) {
    return refuse(fault);
  }
  switch (command.kind) {
    case 'scan':
      return runScan(command.options, terminal);
    case 'baseline':
      return runBaseline(command.options);
    case 'history':
      return runHistory(command.options, terminal);
    case 'portfolio':
      return runPortfolio(command.options);
    case 'init':
      return runInit(command.options);
    case 'fix':
      return runFix({ ...command.options, review: reviewedRules(command.options.review, loadEngine()) });
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
