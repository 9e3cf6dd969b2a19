import { statSync } from 'node:fs';
import path from 'node:path';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { CallToolRequestSchema, type CallToolResult, ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import {
  type AgentAnswer,
  type AgentTool,
  type DocumentCache,
  type Engine,
  type ScannedFolder,
  agentTools,
  askedFolder,
  createDocumentCache,
  fixesOf,
} from '../engine/index';
import { createDiskReader } from '../host/diskReader';
import { localDay } from '../host/localDay';
import { loadEngine, version } from './program';

/**
 * `ml-preflight mcp`: serves the tools for agents over standard input and output, until the input ends. Each answer is
 * made from a scan of its own, so that it holds for the files as they are then. Nothing is written.
 */
export async function serveAgents(): Promise<void> {
  const engine = loadEngine();
  const caches = new Map<string, DocumentCache>();
  const mcp = new McpServer({ name: 'ml-preflight', title: 'Preflight', version }, { capabilities: { tools: {} } });
  // The tools bring JSON schemas and read their input themselves, which McpServer's own registration does not take.
  const { server } = mcp;
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: agentTools.map(describeTool) }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params }, { signal }) => {
    const tool = agentTools.find(({ name }) => name === params.name);
    const answer =
      tool === undefined
        ? noSuchTool(params.name)
        : await answerTool(tool, params.arguments, { engine, caches, signal });
    return toResult(answer);
  });
  const ended = new Promise<void>(resolve => {
    process.stdin.once('end', resolve);
    server.onclose = resolve;
  });
  await mcp.connect(new StdioServerTransport());
  await ended;
  await mcp.close();
}

function describeTool({ name, title, description, inputSchema }: AgentTool) {
  return {
    name,
    title,
    description,
    inputSchema: { ...inputSchema, type: 'object' as const },
    annotations: { readOnlyHint: true, openWorldHint: false },
  };
}

interface Asked {
  readonly engine: Engine;
  /** What was parsed, for each folder: the next question reads only what changed. */
  readonly caches: Map<string, DocumentCache>;
  readonly signal: AbortSignal;
}

async function answerTool(tool: AgentTool, input: unknown, asked: Asked): Promise<AgentAnswer> {
  if (tool.asks === 'rules') {
    return tool.answer(input, asked.engine.rules);
  }
  const folder = path.resolve(askedFolder(input) ?? '.');
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true
    ? tool.answer(input, await scanFolder(folder, asked))
    : { kind: 'refused', reason: `There is no folder "${folder}": give the absolute path of the repository.` };
}

async function scanFolder(folder: string, { engine, caches, signal }: Asked): Promise<ScannedFolder> {
  const cache = caches.get(folder) ?? createDocumentCache();
  caches.set(folder, cache);
  const report = await engine.scan(createDiskReader(folder), { signal, today: localDay(), cache });
  return { report, absolute: inside => path.join(folder, inside), fixesOf };
}

function noSuchTool(name: string): AgentAnswer {
  const known = agentTools.map(tool => tool.name).join(', ');
  return { kind: 'refused', reason: `There is no tool "${name}". Tools: ${known}.` };
}

function toResult(answer: AgentAnswer): CallToolResult {
  return answer.kind === 'told'
    ? { content: [{ type: 'text', text: JSON.stringify(answer.content) }], structuredContent: { ...answer.content } }
    : { content: [{ type: 'text', text: answer.reason }], isError: true };
}
