import { documentCases } from './documentCases.mjs';
import { notebookCases } from './notebookCases.mjs';
import { placeCases } from './placeCases.mjs';
import { pythonCases } from './pythonCases.mjs';

const nothing = { files: {}, links: {}, pipes: [], locked: [], meets: [], ordinaryUser: false };

/** Every kind of bad input: what is written, and what a scan owes it. `makeBadInput.mjs` says what the words mean. */
export const badInputs = [...notebookCases, ...pythonCases, ...documentCases, ...placeCases].map(badInput => ({
  ...nothing,
  ...badInput,
}));
