import type { Config } from '../config.ts';
import { dim, product, type Dim } from '../dim.ts';
import { linear } from '../layers/linear.ts';
import { plainMlp } from '../layers/mlp.ts';
import { layerNorm, rmsNorm } from '../layers/norms.ts';
import { intoTower } from '../layers/tower.ts';
import { patchEmbedding } from '../layers/patches.ts';
import { nest, row, type Row } from '../ledger.ts';
import type { Family } from './family.ts';
import { readDim, readFlag } from './fields.ts';
import { beside, decideTied, readInner } from './inner.ts';
import { llama } from './llama.ts';
import { readPair } from './pair.ts';
import { qwen2 } from './qwen2.ts';
import { qwen3 } from './qwen3.ts';
import { qwen3Moe } from './qwen3-moe.ts';
import { readPart } from './wrapped.ts';

/** InternVL 2.5 to 3.5 in the form of transformers: InternViT, a projector, a language model of others. */
export const internvl: Family = {
  id: 'internvl',
  classes: ['InternVLForConditionalGeneration'],
  build(config) {
    const { text, family } = readInner(config, [[qwen2], [qwen3], [llama], [qwen3Moe]]);
    decideTied(config, text);
    const { rows, width } = readTower(config);
    const hidden = text.dim('hidden', 'hidden_size');
    return beside(family.build(text), [...rows, ...readProjector(config, width, hidden)]);
  },
};

function readTower(config: Config): { rows: readonly Row[]; width: Dim } {
  const vision = readPart(config, 'vision_config', ['internvl_vision']);
  // Heads divide the width; the pooling before a classifier has no weights and no use here.
  vision.ignore('num_attention_heads', 'layer_scale_init_value');
  vision.only('use_mean_pooling', true, 'Without it a norm more stands at the end.');
  vision.only('use_mask_token', false, 'No release has a token for masked patches.');
  vision.only('use_absolute_position_embeddings', true, 'All releases have learned places.');
  const width = readDim(vision, 'vision width', 'hidden_size', 1024);
  const sides = readPair(vision, 'patch_size', 'patch side', 14);
  const image = readPair(vision, 'image_size', 'image side', 448);
  const [down, across] = [0, 1].map((at) =>
    Math.floor((image[at as 0 | 1]?.size ?? 0) / (sides[at as 0 | 1]?.size ?? 1)),
  );
  const channels = readDim(vision, 'channels', 'num_channels', 3);
  const one = dim('one', 1);
  const rows = [
    row({ role: 'other', kind: 'vector', name: 'embeddings.cls_token', shape: [one, one, width] }),
    row({
      role: 'position',
      kind: 'table',
      name: 'embeddings.position_embeddings',
      shape: [one, dim('patches and the whole', (down ?? 0) * (across ?? 0) + 1), width],
    }),
    ...patchEmbedding('embeddings.patch_embeddings.projection', width, { channels, sides }, true),
    ...nest(
      readBlock(vision, width),
      'encoder.layer.*.',
      readDim(vision, 'blocks', 'num_hidden_layers', 24),
    ),
  ];
  return { rows: intoTower('vision', nest(rows, 'vision_tower.')), width };
}

function readBlock(vision: Config, width: Dim): Row[] {
  const bias = readFlag(vision, 'attention_bias', false);
  const kind = vision.choiceOr('norm_type', ['layer_norm', 'rms_norm'], {
    value: 'layer_norm',
    because: "the reference class's default",
  });
  const norm = (name: string): Row[] =>
    kind === 'rms_norm' ? [rmsNorm(name, width)] : layerNorm(name, width);
  const scale = (name: string): Row => row({ role: 'other', kind: 'vector', name, shape: [width] });
  return [
    ...norm('layernorm_before'),
    ...norm('layernorm_after'),
    scale('lambda_1'),
    scale('lambda_2'),
    ...['q_proj', 'k_proj', 'v_proj'].flatMap((name) =>
      linear('attention', `attention.${name}`, width, width, bias),
    ),
    ...linear('attention', 'attention.projection_layer', width, width, true),
    ...(readFlag(vision, 'use_qk_norm', false)
      ? [rmsNorm('attention.q_norm', width), rmsNorm('attention.k_norm', width)]
      : []),
    ...plainMlp(
      'ffn',
      'mlp.',
      width,
      readDim(vision, 'vision FFN width', 'intermediate_size', 4096),
      true,
      ['fc1', 'fc2'],
    ),
  ];
}

/** A norm over the patches joined, two matrices with biases. */
function readProjector(config: Config, width: Dim, hidden: Dim): readonly Row[] {
  const ratio = config.choiceOr('downsample_ratio', [0.5, 1, 0.25], {
    value: 0.5,
    because: "the reference class's default",
  });
  config.ignore('vision_feature_layer', 'image_seq_length');
  const joined = product(dim('patches joined', (1 / ratio) ** 2), width);
  const prefix = 'multi_modal_projector.';
  return intoTower('projector', [
    ...layerNorm(`${prefix}layer_norm`, joined),
    ...linear('ffn', `${prefix}linear_1`, hidden, joined, true),
    ...linear('ffn', `${prefix}linear_2`, hidden, hidden, true),
  ]);
}
