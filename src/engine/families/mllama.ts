import type { Config } from '../config.ts';
import { dim, product, type Dim } from '../dim.ts';
import { groupedQueryAttention } from '../layers/attention.ts';
import { decoder, type Blueprint } from '../layers/decoder.ts';
import { linear } from '../layers/linear.ts';
import { gatedMlp } from '../layers/mlp.ts';
import { rmsNorm } from '../layers/norms.ts';
import { tiledVisionTower } from '../layers/tiled-vision-tower.ts';
import { intoTower } from '../layers/tower.ts';
import { row, type Row } from '../ledger.ts';
import type { Family } from './family.ts';
import { readDim, readHeads, readSizes } from './fields.ts';
import { beside } from './inner.ts';
import { splitAt } from './routed-layers.ts';
import { readEitherTied } from './either-tied.ts';
import { readPart } from './wrapped.ts';

/** What the language model's class fills in. */
const FILLED = {
  vocab_size: 128256,
  hidden_size: 4096,
  intermediate_size: 14336,
  num_hidden_layers: 40,
  num_attention_heads: 32,
};

/** Llama 3.2 Vision: Llama's layers with others between that attend to what the tower sees. */
export const mllama: Family = {
  id: 'mllama',
  classes: ['MllamaForConditionalGeneration'],
  build(config) {
    const text = readPart(config, 'text_config', ['mllama_text_model'], { filled: FILLED });
    const hidden = text.dim('hidden', 'hidden_size');
    const tied = readEitherTied(config, text);
    if (tied)
      text.only('tie_word_embeddings', false, 'The table is longer than the head by eight rows.');
    return beside(buildText(text), readTower(config, hidden));
  },
};

/** The input table has eight rows more than the head: tokens that are never written. */
function buildText(text: Config): Blueprint {
  const { vocab, hidden, layers } = readSizes(text);
  const heads = readHeads(text, hidden, { kvHeads: 8, headSize: 'fixed' });
  const width = text.dim('FFN width', 'intermediate_size');
  const { routed: across, dense: within } = readCrossLayers(text, layers);
  const model = decoder({
    vocab,
    hidden,
    tied: false,
    layers: [
      {
        count: layers,
        rows: [
          rmsNorm('input_layernorm', hidden),
          rmsNorm('post_attention_layernorm', hidden),
          ...gatedMlp('ffn', 'mlp.', hidden, width),
        ],
      },
      {
        count: dim('layers within the text', within.size),
        rows: groupedQueryAttention({ hidden, ...heads, qkvBias: false, outBias: false }),
      },
      {
        count: dim('layers across to pictures', across.size),
        rows: crossAttention(hidden, heads),
      },
    ],
  });
  const longer = dim('vocab and eight more', vocab.size + 8);
  const rows = model.rows.map((each) =>
    each.role === 'embedding' ? row({ ...each, shape: [longer, hidden] }) : each,
  );
  return { ...model, rows };
}

/** Attention over the tower's output, with norms on queries and keys and a gate on either half. */
function crossAttention(
  hidden: Dim,
  heads: { readonly heads: Dim; readonly kvHeads: Dim; readonly headSize: Dim },
): Row[] {
  const gate = (role: 'attention' | 'ffn', name: string): Row =>
    row({ role, kind: 'vector', name, shape: [dim('gate', 1)] });
  return [
    ...groupedQueryAttention({
      hidden,
      ...heads,
      qkvBias: false,
      outBias: false,
      prefix: 'cross_attn.',
    }),
    rmsNorm('cross_attn.q_norm', heads.headSize),
    rmsNorm('cross_attn.k_norm', heads.headSize),
    gate('attention', 'cross_attn_attn_gate'),
    gate('ffn', 'cross_attn_mlp_gate'),
  ];
}

function readCrossLayers(text: Config, layers: Dim): { dense: Dim; routed: Dim } {
  const key = 'cross_attention_layers';
  const byClass = [3, 8, 13, 18, 23, 28, 33, 38];
  const listed = text.has(key) ? text.layerList(key, layers.size) : byClass;
  if (listed === byClass) text.assume(`${key} is not given: ${byClass.join(', ')}.`);
  return splitAt(layers, (at) => listed.includes(at));
}

function readTower(config: Config, hidden: Dim): Row[] {
  const vision = readPart(config, 'vision_config', ['mllama_vision_model']);
  // Heads divide the width.
  vision.ignore('attention_heads', 'num_attention_heads');
  const width = readDim(vision, 'vision width', 'hidden_size', 1280);
  const side = readDim(vision, 'patch side', 'patch_size', 14);
  const image = readDim(vision, 'image side', 'image_size', 448);
  const along = Math.floor(image.size / side.size);
  const from = readDim(vision, 'tower output', 'vision_output_dim', 7680);
  const between = vision.raw('intermediate_layers_indices');
  const read = Array.isArray(between) ? between.length : 5;
  vision.only(
    'vision_output_dim',
    product(dim('outputs', read + 1), width).size,
    'It is the width of the outputs joined: the last and those of intermediate_layers_indices.',
  );
  const ratios = vision.raw('supported_aspect_ratios');
  return [
    ...tiledVisionTower('vision_model.', {
      depth: readDim(vision, 'blocks', 'num_hidden_layers', 32),
      globalDepth: readDim(vision, 'global blocks', 'num_global_layers', 8),
      width,
      inner: readDim(vision, 'vision FFN width', 'intermediate_size', 5120),
      channels: readDim(vision, 'channels', 'num_channels', 3),
      patchSide: side,
      places: dim('patches and the whole', along * along + 1),
      tiles: readDim(vision, 'tiles', 'max_num_tiles', 4),
      arrangements: dim('arrangements of tiles', (Array.isArray(ratios) ? ratios.length : 8) + 1),
    }),
    ...intoTower('projector', linear('other', 'multi_modal_projector', hidden, from, true)),
  ];
}
