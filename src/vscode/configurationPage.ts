import * as vscode from 'vscode';
import { type SettingInForce, describeConfiguration, describeSettings } from '../engine/index';
import { configurationScheme, section, settings } from './names';
import type { FolderScan, ScanController } from './scanController';

/** Serves a page for each folder that says what holds there and where it is written; every scan renews it. */
export function registerConfigurationPages(controller: ScanController): vscode.Disposable {
  const changes = new vscode.EventEmitter<vscode.Uri>();
  const provider = vscode.workspace.registerTextDocumentContentProvider(configurationScheme, {
    onDidChange: changes.event,
    provideTextDocumentContent: ({ query }) => {
      const scan = controller.scans.find(({ folder }) => folder.key === query);
      return scan === undefined
        ? `# ${vscode.l10n.t('The page is here as soon as the folder was scanned.')}\n`
        : pageOf(scan);
    },
  });
  const refresh = controller.onDidScan(scan => {
    if (scan?.folder.kind === 'workspace') {
      changes.fire(pageUri(scan));
    }
  });
  return vscode.Disposable.from(provider, refresh, changes);
}

/** Opens the page of a folder; asks which one when there are several. */
export async function showConfiguration({ scans }: ScanController): Promise<void> {
  const folders = scans.flatMap(scan => (scan.folder.kind === 'workspace' ? { label: scan.folder.name, scan } : []));
  const picked =
    folders.length < 2
      ? folders[0]
      : await vscode.window.showQuickPick(folders, { title: vscode.l10n.t('Which folder?') });
  if (picked !== undefined) {
    await vscode.window.showTextDocument(pageUri(picked.scan), { preview: true });
  }
}

function pageUri({ folder }: FolderScan): vscode.Uri {
  const name = folder.kind === 'workspace' ? folder.name : folder.key;
  return vscode.Uri.from({
    scheme: configurationScheme,
    path: `/${vscode.l10n.t('Preflight in {0}', name)}.yaml`,
    query: folder.key,
  });
}

function pageOf({ folder, report }: FolderScan): string {
  const scope = folder.kind === 'workspace' ? folder.uri : null;
  const configuration = vscode.workspace.getConfiguration(section, scope);
  const projects = report.projects.map(project =>
    describeConfiguration(project, (name, word) => originOf(configuration, name, word)),
  );
  const inForce = Object.values(settings).map((name): SettingInForce => ({
    name: `${section}.${name}`,
    value: configuration.get<unknown>(name),
    from: originOf(configuration, name, ''),
  }));
  const head = vscode.l10n.t(
    'What Preflight goes by here, and where each value is written. A configuration file wins over settings.',
  );
  return `${[`# ${head}`, ...projects, describeSettings(inForce)].join('\n\n')}\n`;
}

/** The nearest place that sets a value; of settings that hold several, the one that holds this word. */
function originOf(configuration: vscode.WorkspaceConfiguration, name: string, word: string): string {
  const found = configuration.inspect<unknown>(name);
  const places = [
    [found?.workspaceFolderValue, vscode.l10n.t('settings of the folder')],
    [found?.workspaceValue, vscode.l10n.t('settings of the workspace')],
    [found?.globalValue, vscode.l10n.t('settings of the user')],
  ] as const;
  return places.find(([value]) => holds(value, word))?.[1] ?? vscode.l10n.t('default');
}

function holds(value: unknown, word: string): boolean {
  if (value === undefined || word === '') {
    return value !== undefined;
  }
  return Array.isArray(value) ? value.includes(word) : typeof value === 'object' && value !== null && word in value;
}
