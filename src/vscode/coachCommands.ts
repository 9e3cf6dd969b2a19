import * as vscode from 'vscode';
import { toggleChangedLines } from './changedLines';
import type { Subject } from './checklistNode';
import type { ChecklistView } from './checklistView';
import { registerConfigurationPages, showConfiguration } from './configurationPage';
import { exportTour } from './exportTour';
import type { LearnerMemory } from './learnerMemory';
import { commands } from './names';
import { tourPlaces } from './ownPlaces';
import { pickRule, rulesOf } from './rulePages';
import type { ScanController } from './scanController';
import type { Tour } from './tour';
import { tryRule } from './tryRule';

export interface CoachParts {
  readonly controller: ScanController;
  readonly checklist: ChecklistView;
  readonly tour: Tour;
  readonly memory: LearnerMemory;
  /** What the argument of a command stands for: a row's id, or plain data. */
  readonly subjectOf: (argument: unknown) => Subject | undefined;
  readonly ruleOf: (argument: unknown) => string | undefined;
}

/** The commands that order the learner's work: time, the file in front, steps put off, tours; and what they show. */
export function registerCoachCommands(parts: CoachParts): vscode.Disposable {
  const { checklist, tour, memory, subjectOf, ruleOf } = parts;
  const register = (name: string, run: (argument: unknown) => unknown): vscode.Disposable =>
    vscode.commands.registerCommand(name, run);
  const withSubject = async (argument: unknown, act: (subject: Subject) => Promise<void>): Promise<void> => {
    const subject = subjectOf(argument);
    await (subject === undefined ? undefined : act(subject));
  };
  return vscode.Disposable.from(
    register(commands.pickTime, argument => checklist.pickTime(typeof argument === 'number' ? argument : undefined)),
    register(commands.filterFile, () => checklist.filter(true)),
    register(commands.showAllFiles, () => checklist.filter(false)),
    register(commands.snoozeStep, argument => withSubject(argument, subject => memory.snooze(subject))),
    register(commands.wakeStep, argument => withSubject(argument, subject => memory.wake(subject))),
    register(commands.startTour, argument => withTour(ruleOf(argument), parts, rule => tour.start(rule))),
    register(commands.exportTour, argument =>
      withTour(ruleOf(argument), parts, rule => exportTour(parts.controller, rule)),
    ),
    register(commands.toggleChangedLines, () => toggleChangedLines()),
    register(commands.tryRule, argument => tryRule(parts.controller, argument)),
    register(commands.nextPlace, () => tour.move(1)),
    register(commands.previousPlace, () => tour.move(-1)),
    register(commands.endTour, () => tour.end()),
    registerConfigurationPages(parts.controller),
    register(commands.showConfiguration, () => showConfiguration(parts.controller)),
  );
}

/** Without a lesson, asks for one of those that have places here. */
async function withTour(
  rule: string | undefined,
  { controller }: CoachParts,
  act: (rule: string) => Promise<void>,
): Promise<void> {
  const withPlaces = rulesOf(controller).filter(({ id }) => tourPlaces(id, controller).length > 0);
  const chosen = rule ?? (await pickRule(withPlaces));
  await (chosen === undefined ? undefined : act(chosen));
}
