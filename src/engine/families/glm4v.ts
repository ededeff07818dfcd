import { readDownsamplingTower } from './downsampling-tower.ts';
import type { Family } from './family.ts';
import { buildGlm4 } from './glm4.ts';
import { readEitherTied } from './either-tied.ts';
import { readPart } from './wrapped.ts';

/** What the language model's class fills in. */
const FILLED = {
  vocab_size: 151552,
  hidden_size: 4096,
  intermediate_size: 13696,
  num_hidden_layers: 40,
  num_attention_heads: 32,
};

/** GLM-4.1V and GLM-4.6V-Flash: GLM-4’s layers beside a tower. */
export const glm4v: Family = {
  id: 'glm4v',
  classes: ['Glm4vForConditionalGeneration'],
  build(config) {
    const text = readPart(config, 'text_config', ['glm4v_text'], { filled: FILLED });
    // The class always has biases on q, k and v, whatever the field says.
    text.ignore('attention_bias');
    return buildGlm4(
      text,
      { heads: { kvHeads: 2, headSize: 'fixed' }, qkv: true },
      {
        prefix: 'model.language_model.',
        tied: readEitherTied(config, text),
        extra: readDownsamplingTower(config, 'glm4v'),
      },
    );
  },
};
