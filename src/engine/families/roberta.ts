import { buildBert } from './bert.ts';
import { readClass } from './class-name.ts';
import type { Family } from './family.ts';

const CLASSES = [
  'RobertaForMaskedLM',
  'XLMRobertaForMaskedLM',
  'CamembertForMaskedLM',
  'RobertaModel',
  'XLMRobertaModel',
  'CamembertModel',
] as const;

/** RoBERTa (arXiv 1907.11692) and its multilingual and French forms: BERT with a head of other names. */
export const roberta: Family = {
  id: 'roberta',
  aliases: ['xlm-roberta', 'camembert'],
  classes: CLASSES,
  build(config) {
    const bare = readClass(config, CLASSES).endsWith('Model');
    return buildBert(config, {
      prefix: bare ? '' : 'roberta.',
      pooler: bare,
      head: bare
        ? null
        : {
            decoder: 'lm_head.decoder',
            bias: 'lm_head.bias',
            dense: 'lm_head.dense',
            norm: 'lm_head.layer_norm',
          },
    });
  },
};
