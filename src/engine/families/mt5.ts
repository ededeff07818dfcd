import type { Family } from './family.ts';
import { buildT5 } from './t5.ts';

/** mT5 (arXiv 2010.11934): T5 1.1 with a table for many languages. */
export const mt5: Family = {
  id: 'mt5',
  classes: ['MT5ForConditionalGeneration'],
  build: (config) => buildT5(config, 'gated-gelu'),
};
