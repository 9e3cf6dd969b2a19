/** The text of a notebook with these cells of code, none of which has run. */
export function notebookOf(sources: readonly string[]): string {
  const cells = sources.map((source, id) => ({
    cell_type: 'code',
    execution_count: null,
    id: String(id),
    metadata: {},
    outputs: [],
    source,
  }));
  const metadata = { kernelspec: { name: 'python3', display_name: 'Python 3', language: 'python' } };
  return JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 });
}
