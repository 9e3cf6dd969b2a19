import type * as vscode from 'vscode';

/** What an extension keeps in a workspace, for the time of a test. */
export function memoryStore(): vscode.Memento {
  const values = new Map<string, unknown>();
  function get(key: string, fallback?: unknown): unknown {
    return values.has(key) ? values.get(key) : fallback;
  }
  const update = (key: string, value: unknown): Promise<void> => {
    values.set(key, value);
    return Promise.resolve();
  };
  return { keys: () => [...values.keys()], get, update };
}
