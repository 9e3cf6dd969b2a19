import * as vscode from 'vscode';
import { speak } from '../engine/index';
import type { WorkerLanguage } from '../host/protocol';
import { showActivity } from './activity';
import { registerAgentTools } from './agentTools';
import { type Preflight, createApi } from './api';
import { answerWorker } from './answers';
import { CellStatus } from './cellStatus';
import { ChecklistView } from './checklistView';
import { CommitHistory } from './commitHistory';
import { registerCommands } from './commands';
import { Diagnostics } from './diagnostics';
import { EngineWorker } from './engineWorker';
import { LearnerMemory } from './learnerMemory';
import { LearningView } from './learningView';
import { LevelNotice } from './levelNotice';
import { DocumentSender, findOpenDocuments } from './openDocuments';
import { QuickFixes } from './quickFixes';
import { ReportPage } from './reportPage';
import { registerRulePages } from './rulePages';
import { type FolderScan, ScanController } from './scanController';
import { untitledFolder } from './scanFolder';
import { StatusItems } from './statusItems';
import { Tour } from './tour';
import { Walkthrough } from './walkthrough';
import { listenForChanges } from './triggers';

export function activate(context: vscode.ExtensionContext): Preflight {
  const log = vscode.window.createOutputChannel('Preflight', { log: true });
  const worker = createWorker(context, log, () => controller);
  const sender = new DocumentSender(message => worker.post(message));
  const controller: ScanController = new ScanController({ worker, sender, log });
  const memory = new LearnerMemory(context.workspaceState);
  const history = new CommitHistory({ worker, storage: context.storageUri, log });
  const notice = new LevelNotice(context.workspaceState);
  // Before the views, which show what it remembers.
  const heeding = heedScans(controller, [memory, notice, history]);
  const checklist = new ChecklistView(controller, memory);
  const learning = new LearningView(controller, memory);
  const tour = new Tour(controller);
  const status = new StatusItems(controller, memory);
  const walkthrough = new Walkthrough(controller, memory, () => checklist.isVisible);
  const report = new ReportPage(controller, history);
  const cellStatus = new CellStatus();
  context.subscriptions.push(
    log,
    worker,
    controller,
    memory,
    heeding,
    history,
    checklist,
    learning,
    tour,
    walkthrough,
    report,
    cellStatus,
    new Diagnostics(controller),
    status,
    showActivity(controller),
    registerRulePages(controller, memory),
    registerAgentTools(controller),
    registerCommands({ controller, checklist, learning, tour, report, memory, history, log }),
    // Without a language, or a notebook that begins with Markdown would not be asked about.
    vscode.languages.registerCodeActionsProvider([{ pattern: '**' }], new QuickFixes(controller), {
      providedCodeActionKinds: QuickFixes.kinds,
    }),
    listenForChanges(controller),
  );
  return createApi({ controller, checklist, learning, report, status, walkthrough, history, notice, cellStatus });
}

/** The worker asks back about folders that only the editor reads; the controller is there by then. */
function createWorker(
  { extensionUri }: vscode.ExtensionContext,
  log: vscode.LogOutputChannel,
  controller: () => ScanController,
): EngineWorker {
  return new EngineWorker({
    script: vscode.Uri.joinPath(extensionUri, 'dist', 'worker.js').fsPath,
    language: speakAsEditor(),
    answer: question => {
      const folder = controller().folders.find(({ key }) => key === question.folder);
      return answerWorker(question, folder, findOpenDocuments(untitledFolder));
    },
    onRestart: why => {
      log.error(vscode.l10n.t('The engine stopped ({0}) and was started again.', why));
      controller().reintroduce();
    },
  });
}

interface Heeder {
  readonly heed: (scan: FolderScan) => Promise<void>;
}

/** What is kept from one scan to the next. Untitled documents belong to no project and leave nothing behind. */
function heedScans(controller: ScanController, heeders: readonly Heeder[]): vscode.Disposable {
  return controller.onDidScan(scan => {
    for (const heeder of scan?.folder.kind === 'workspace' ? heeders : []) {
      void (scan === undefined ? undefined : heeder.heed(scan));
    }
  });
}

/** From now on the engine speaks the editor's language, here and in its worker. */
function speakAsEditor(): WorkerLanguage {
  const texts = vscode.l10n.bundle ?? {};
  speak(texts);
  return { tag: vscode.env.language, texts };
}
