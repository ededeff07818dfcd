import { dim } from '../dim.ts';
import { decoder } from '../layers/decoder.ts';
import { layerNorm } from '../layers/norms.ts';
import { receptanceChannelMixing, receptanceTimeMixing } from '../layers/receptance.ts';
import type { Family } from './family.ts';
import { readSizes, readTied } from './fields.ts';

/** RWKV-4; later generations have other tensors and other type names. */
export const rwkv: Family = {
  id: 'rwkv',
  classes: ['RwkvForCausalLM'],
  build(config) {
    const { vocab, hidden, layers } = readSizes(config);
    const mixed = config.sizeOr('attention_hidden_size', {
      value: hidden.size,
      because: 'the hidden size',
    });
    const width = config.sizeOr('intermediate_size', {
      value: 4 * hidden.size,
      because: '4 × hidden',
    });
    const layer = [
      ...layerNorm('ln1', hidden),
      ...layerNorm('ln2', hidden),
      ...receptanceTimeMixing('attention.', hidden, dim('time-mixing width', mixed)),
      ...receptanceChannelMixing('feed_forward.', hidden, dim('FFN width', width)),
    ];
    return decoder({
      vocab,
      hidden,
      tied: readTied(config, false),
      embeddingName: 'rwkv.embeddings.weight',
      headName: 'head.weight',
      // The embedding is normed once, in the first block.
      extra: layerNorm('rwkv.blocks.0.pre_ln', hidden),
      layerPrefix: 'rwkv.blocks.*.',
      layers: [{ count: layers, rows: layer }],
      final: layerNorm('rwkv.ln_out', hidden),
    });
  },
};
