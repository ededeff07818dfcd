import type { Config } from '../config.ts';
import { dim, product, type Dim } from '../dim.ts';
import { linear } from '../layers/linear.ts';
import { layerNorm } from '../layers/norms.ts';
import { square } from '../layers/patches.ts';
import { intoTower } from '../layers/tower.ts';
import { visionBlock } from '../layers/vision-block.ts';
import { nest, row, type Row } from '../ledger.ts';
import type { Family } from './family.ts';
import { readDim } from './fields.ts';
import { beside, readInner } from './inner.ts';
import { llama4Text } from './llama4-text.ts';
import { readPart } from './wrapped.ts';

/** What the language model's class fills in. */
const FILLED = {
  vocab_size: 202048,
  hidden_size: 5120,
  intermediate_size: 8192,
  intermediate_size_mlp: 16384,
  num_hidden_layers: 48,
  num_attention_heads: 40,
  num_local_experts: 16,
  num_experts_per_tok: 1,
};

/** Llama 4 Scout and Maverick: the language model, a tower that shuffles patches, one matrix between. */
export const llama4: Family = {
  id: 'llama4',
  classes: ['Llama4ForConditionalGeneration'],
  build(config) {
    const { text } = readInner(config, [[llama4Text, FILLED]]);
    // The language model is tied or not by its own field.
    config.ignore('tie_word_embeddings');
    const hidden = text.dim('hidden', 'hidden_size');
    return beside(llama4Text.build(text), readTower(config, hidden));
  },
};

/** The class would fill in a tower that isn't the released one, so that the part is required. */
function readTower(config: Config, hidden: Dim): Row[] {
  const vision = readPart(config, 'vision_config', ['llama4_vision_model']);
  // Heads divide the width; shuffling has no weights, and the class reads no bias.
  vision.ignore('num_attention_heads', 'pixel_shuffle_ratio', 'multi_modal_projector_bias');
  vision.ignore('vision_feature_layer');
  const width = readDim(vision, 'vision width', 'hidden_size', 768);
  const inner = readDim(vision, 'vision FFN width', 'intermediate_size', 5632);
  const side = readDim(vision, 'patch side', 'patch_size', 14);
  const image = readDim(vision, 'image side', 'image_size', 448);
  const along = Math.floor(image.size / side.size);
  const rows = [
    row({ role: 'other', kind: 'vector', name: 'class_embedding', shape: [width] }),
    row({
      role: 'position',
      kind: 'table',
      name: 'positional_embedding_vlm',
      shape: [dim('patches and the whole', along * along + 1), width],
    }),
    ...linear('other', 'patch_embedding.linear', width, patchOf(vision, side)),
    ...layerNorm('layernorm_pre', width),
    ...nest(
      visionBlock(width, inner, true),
      'model.layers.*.',
      readDim(vision, 'blocks', 'num_hidden_layers', 34),
    ),
    ...layerNorm('layernorm_post', width),
  ];
  const into = readDim(vision, 'projector input', 'projector_input_dim', 4096);
  const out = readDim(vision, 'projector output', 'projector_output_dim', 4096);
  const from = readDim(vision, 'tower output', 'vision_output_dim', 7680);
  const projector = [
    ...linear('ffn', 'vision_model.vision_adapter.mlp.fc1', into, inner),
    ...linear('ffn', 'vision_model.vision_adapter.mlp.fc2', out, out),
    ...linear('other', 'multi_modal_projector.linear_1', hidden, from),
  ];
  return [
    ...intoTower('vision', nest(rows, 'vision_model.')),
    ...intoTower('projector', projector),
  ];
}

function patchOf(vision: Config, side: Dim): Dim {
  const channels = readDim(vision, 'channels', 'num_channels', 3);
  return product(channels, ...square(side));
}
