import * as vscode from 'vscode';
import type { Subject } from './checklistNode';
import { mendCell } from './cellStatus';
import type { ChecklistView } from './checklistView';
import { registerCoachCommands } from './coachCommands';
import type { CommitHistory } from './commitHistory';
import { exportBadge, exportReadiness } from './exportPortfolio';
import { graduateCells } from './graduate';
import { commands } from './names';
import type { LearnerMemory } from './learnerMemory';
import { type Place, openPlace } from './openPlace';
import { previewFix } from './previewFix';
import type { LearningView } from './learningView';
import { rebuildHistory } from './rebuildHistory';
import type { ReportPage } from './reportPage';
import { explainRule } from './rulePages';
import { noticeRuns } from './runningCells';
import type { ScanController } from './scanController';
import { confirmCheck, waiveCheck, withdrawConfirmation } from './settleCheck';
import type { Tour } from './tour';
import { scanAfresh } from './triggers';

export interface CommandParts {
  readonly controller: ScanController;
  readonly checklist: ChecklistView;
  readonly learning: LearningView;
  readonly tour: Tour;
  readonly report: ReportPage;
  readonly memory: LearnerMemory;
  readonly history: CommitHistory;
  readonly log: vscode.LogOutputChannel;
}

/** Registers every command of `names.ts`. Arguments come from our own rows and code actions, or from the palette. */
export function registerCommands(parts: CommandParts): vscode.Disposable {
  const { controller, checklist, learning, report, memory, history, log } = parts;
  const register = (name: string, run: (argument: unknown, line: unknown) => unknown): vscode.Disposable =>
    vscode.commands.registerCommand(name, run);
  const subjectOf = (argument: unknown): Subject | undefined =>
    typeof argument === 'string'
      ? (checklist.rows.nodeOf(argument) ?? learning.rows.nodeOf(argument))?.subject
      : isSubject(argument)
        ? argument
        : undefined;
  const ruleOf = (argument: unknown): string | undefined =>
    subjectOf(argument)?.rule ?? (typeof argument === 'string' ? argument : undefined);
  return vscode.Disposable.from(
    // Fixes leave notebooks that run alone.
    noticeRuns(),
    register(commands.scan, () => scanAfresh(controller)),
    register(commands.cancelScan, () => {
      controller.cancel();
      history.cancel();
    }),
    register(commands.showLog, () => log.show()),
    register(commands.showReport, () => report.open()),
    register(commands.exportReadiness, () => exportReadiness(report, history, memory)),
    register(commands.exportBadge, () => exportBadge(report, history)),
    register(commands.rebuildHistory, argument => rebuildHistory(history, report, argument)),
    register(commands.explainRule, argument => explainRule(controller, ruleOf(argument))),
    register(commands.openFinding, openGiven),
    register(commands.openEvidence, openGiven),
    register(commands.waiveCheck, (argument, line) => waiveCheck(subjectOf(argument), line)),
    register(commands.confirmCheck, (argument, line) => confirmCheck(subjectOf(argument), line)),
    register(commands.withdrawConfirmation, argument => withdrawConfirmation(subjectOf(argument))),
    register(commands.previewFix, argument => previewFix(controller, subjectOf(argument))),
    register(commands.mendCell, argument => mendCell(argument)),
    register(commands.graduate, argument => graduateCells(controller, argument)),
    register(commands.copyRule, argument => vscode.env.clipboard.writeText(ruleOf(argument) ?? '')),
    register(commands.showMore, argument => (typeof argument === 'string' ? checklist.showMore(argument) : undefined)),
    registerCoachCommands({ ...parts, subjectOf, ruleOf }),
  );
}

function isSubject(value: unknown): value is Subject {
  return typeof value === 'object' && value !== null && 'folder' in value && 'root' in value && 'rule' in value;
}

/** In a link of a page, the address is text. */
async function openGiven(argument: unknown): Promise<void> {
  if (isPlace(argument)) {
    const { uri } = argument;
    await openPlace({ ...argument, uri: typeof uri === 'string' ? vscode.Uri.parse(uri, true) : uri });
  }
}

type GivenPlace = Omit<Place, 'uri'> & { readonly uri: vscode.Uri | string };

function isPlace(value: unknown): value is GivenPlace {
  return typeof value === 'object' && value !== null && 'uri' in value && 'position' in value;
}
