import * as vscode from 'vscode';
import { type AgentAnswer, type AgentTool, agentTools, askedFolder } from '../engine/index';
import type { FolderScan, ScanController } from './scanController';
import { offersAgentTools } from './settings';
import { scanAfresh } from './triggers';

/** Offers the engine's tools to language models in the editor. Each answer holds for the files as they are then. */
export function registerAgentTools(controller: ScanController): vscode.Disposable {
  return vscode.Disposable.from(
    ...agentTools.map(tool =>
      vscode.lm.registerTool(tool.name, {
        prepareInvocation: () => ({ invocationMessage: `Preflight: ${tool.title}` }),
        invoke: async ({ input }) => toResult(await answer(tool, input, controller)),
      }),
    ),
  );
}

async function answer(tool: AgentTool, input: unknown, controller: ScanController): Promise<AgentAnswer> {
  // Hosts hide tools by their `when`; not all of them refuse a call.
  if (!offersAgentTools()) {
    return { kind: 'refused', reason: 'The tools are turned off here, as preflight.agentTools.enable says.' };
  }
  // An agent has just written files, perhaps faster than a watcher says so.
  await scanAfresh(controller);
  const scan = scanOf(askedFolder(input), controller);
  if (scan === undefined) {
    return { kind: 'refused', reason: whichFolder(controller) };
  }
  const { folder, report } = scan;
  const absolute = (path: string): string =>
    folder.kind === 'untitled' ? path : toText(path === '.' ? folder.uri : vscode.Uri.joinPath(folder.uri, path));
  if (tool.asks === 'rules') {
    return tool.answer(input, report.rules);
  }
  const fixes = await controller.fixesOf(scan, report.findings);
  return tool.answer(input, { report, absolute, fixesOf: ({ fingerprint }) => fixes?.get(fingerprint) ?? [] });
}

/** The folder of a path or a name; without one the only folder that is open. */
function scanOf(asked: string | undefined, { scans }: ScanController): FolderScan | undefined {
  const folders = scans.filter(({ folder }) => folder.kind === 'workspace');
  return asked === undefined
    ? folders.length === 1
      ? folders[0]
      : undefined
    : folders.find(({ folder }) => folder.kind === 'workspace' && [toText(folder.uri), folder.name].includes(asked));
}

function whichFolder({ folders, failure }: ScanController): string {
  const open = folders.flatMap(folder => (folder.kind === 'workspace' ? toText(folder.uri) : []));
  return open.length === 0
    ? 'No folder is open: open the repository first.'
    : (failure ?? `Name the folder. These are open: ${open.join(', ')}.`);
}

/** A path on this machine, and the whole address of anything else. */
function toText(uri: vscode.Uri): string {
  return uri.scheme === 'file' ? uri.fsPath : uri.toString();
}

function toResult(given: AgentAnswer): vscode.LanguageModelToolResult {
  const text = given.kind === 'told' ? JSON.stringify(given.content) : given.reason;
  return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
}
