import { text } from './fields';

/** Text on one line. */
export const line = text(value => (value.trim().includes('\n') ? 'needs to be one line' : undefined));

/** Text of any length. */
export const paragraphs = text();
