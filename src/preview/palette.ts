import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The light theme’s colours, read from the styles that the pages have: a preview is always light. */
const tokens = readFileSync(join(import.meta.dirname, '../styles/tokens.css'), 'utf8');
const light = tokens.slice(0, tokens.indexOf('@media'));

/** @throws Error where the tokens have no such colour. */
export function colour(name: string): string {
  const found = new RegExp(`--${name}:\\s*(#[0-9a-f]{6})`).exec(light)?.[1];
  if (!found) throw new Error(`src/styles/tokens.css has no colour --${name}.`);
  return found;
}

/** Colours that fill areas: their neighbours may be rounded, they may not. */
export const GROUNDS = [
  'paper',
  'ticket',
  'ink',
  'ink-2',
  'accent',
  ...['emb', 'head', 'attn', 'dense', 'shared', 'routed', 'router', 'norm', 'mtp', 'vision'].map(
    (part) => `c-${part}`,
  ),
].map(colour);
