import type { AgentTool } from './agentTool';
import { explainRule } from './explainRule';
import { getReadiness } from './getReadiness';
import { listFindings } from './listFindings';
import { verifyCheck } from './verifyCheck';

export { type AgentAnswer, type AgentTool, type ScannedFolder, askedFolder } from './agentTool';

/** Every tool for agents: few on purpose, since a request carries the description of each. */
export const agentTools: readonly AgentTool[] = [getReadiness, listFindings, explainRule, verifyCheck];
