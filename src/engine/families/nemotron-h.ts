import type { Config } from '../config.ts';
import { dim, product, type Dim } from '../dim.ts';
import { groupedQueryAttention } from '../layers/attention.ts';
import { decoder } from '../layers/decoder.ts';
import { linear } from '../layers/linear.ts';
import { plainMlp } from '../layers/mlp.ts';
import { router, routerCorrection } from '../layers/moe.ts';
import { rmsNorm } from '../layers/norms.ts';
import { stateSpaceDual } from '../layers/ssm.ts';
import { nest, type Row } from '../ledger.ts';
import type { Family } from './family.ts';
import { moeOf, readDim, readFlag, readRouting, type Routing } from './fields.ts';
import { blocksOf, readBlocks, readDraftBlocks, type Block } from './nemotron-pattern.ts';
import { nemotronDraft } from './nemotron-draft.ts';

/**
 * Nemotron-H and Nemotron 3: every layer is one norm and one block, a Mamba-2
 * mixer, attention, a feed-forward or experts, in the order that a string or a
 * list gives.
 */
export const nemotronH: Family = {
  id: 'nemotron_h',
  classes: ['NemotronHForCausalLM'],
  layerTypes: ['mamba', 'attention', 'linear_attention', 'moe', 'mlp'],
  build(config) {
    const vocab = config.dim('vocab', 'vocab_size');
    const hidden = config.dim('hidden', 'hidden_size');
    const blocks = readBlocks(config);
    const draftBlocks = readDraftBlocks(config);
    config.only('tie_word_embeddings', false, 'No release is tied, and the class cannot tie.');
    const routing = readExpertRouting(config, [...blocks, ...draftBlocks]);
    const rows: Record<Block, Row[]> = {
      mamba: readMixer(config, hidden),
      attention: readAttention(config, hidden),
      mlp: readMlp(config, hidden),
      moe: routing ? readExperts(config, hidden, routing) : [],
    };
    const kinds: readonly Block[] = ['mamba', 'attention', 'mlp', 'moe'];
    return decoder({
      vocab,
      hidden,
      tied: false,
      embeddingName: 'backbone.embeddings.weight',
      layerPrefix: 'backbone.layers.*.',
      final: [rmsNorm('backbone.norm_f', hidden)],
      moe: routing && moeOf(routing, blocksOf(blocks, 'moe').size),
      layers: [
        { count: dim('layers', blocks.length), rows: [rmsNorm('norm', hidden)] },
        ...kinds.map((kind) => ({ count: blocksOf(blocks, kind), rows: rows[kind] })),
      ],
      draft: nemotronDraft(
        draftBlocks.map((kind) => [rmsNorm('norm', hidden), ...rows[kind]]),
        hidden,
      ),
    });
  },
};

function readMixer(config: Config, hidden: Dim): Row[] {
  const heads = readDim(config, 'mixer heads', 'mamba_num_heads', 128);
  const bias = readFlag(config, 'use_bias', false);
  // These count nothing in the mixer: its width is heads × head size, its biases are use_bias.
  config.ignore('expand', 'mamba_expand', 'mamba_proj_bias', 'time_step_rank');
  return stateSpaceDual('mixer.', {
    hidden,
    heads,
    inner: product(heads, readDim(config, 'mixer head size', 'mamba_head_dim', 64)),
    groups: readDim(config, 'groups', config.spelling('mamba_n_groups', 'n_groups'), 8),
    state: readDim(config, 'state', 'ssm_state_size', 128),
    kernel: readDim(config, 'kernel', config.spelling('mamba_d_conv', 'conv_kernel'), 4),
    convBias: readFlag(config, config.spelling('mamba_conv_bias', 'use_conv_bias'), true),
    inBias: bias,
    outBias: bias,
    norm: true,
  });
}

function readAttention(config: Config, hidden: Dim): Row[] {
  config.only('attention_bias', false, 'The class builds no such bias, the released code does.');
  const heads = config.dim('heads', 'num_attention_heads');
  const kvHeads = readDim(config, 'KV heads', 'num_key_value_heads', 8);
  // Nemotron-H of 2025 spells it with the block's name.
  const headSize = readDim(
    config,
    'head size',
    config.spelling('head_dim', 'attention_head_dim'),
    128,
  );
  return groupedQueryAttention({
    hidden,
    heads,
    kvHeads,
    headSize,
    qkvBias: false,
    outBias: false,
    prefix: 'mixer.',
  });
}

function readMlp(config: Config, hidden: Dim): Row[] {
  const width = readDim(config, 'FFN width', 'intermediate_size', 21504);
  return plainMlp('ffn', 'mixer.', hidden, width, readFlag(config, 'mlp_bias', false));
}

/** What sizes experts; models without them carry the fields along. */
const EXPERT_FIELDS = [
  'n_routed_experts',
  'num_experts_per_tok',
  'n_shared_experts',
  'moe_intermediate_size',
  'moe_shared_expert_intermediate_size',
  'moe_latent_size',
] as const;

function readExpertRouting(config: Config, blocks: readonly Block[]): Routing | null {
  if (blocks.includes('moe')) return readRouting(config, 'n_routed_experts');
  config.ignore(...EXPERT_FIELDS);
  return null;
}

/** Experts without gates; where a latent size is given they work in that width, between two projections. */
function readExperts(config: Config, hidden: Dim, { experts }: Routing): Row[] {
  config.only(
    'n_shared_experts',
    1,
    'The class builds one whatever it says; other readers, so many.',
  );
  const width = readDim(config, 'expert width', 'moe_intermediate_size', 7688);
  const sharedKey = 'moe_shared_expert_intermediate_size';
  const sharedWidth = readDim(config, 'shared width', sharedKey, 7688);
  const latent = config.has('moe_latent_size') ? config.dim('latent', 'moe_latent_size') : null;
  const bias = config.raw('mlp_bias') === true;
  return [
    ...router('mixer.gate', experts, hidden),
    routerCorrection('mixer.gate.e_score_correction_bias', experts),
    ...(latent
      ? [
          ...linear('other', 'mixer.fc1_latent_proj', latent, hidden, bias),
          ...linear('other', 'mixer.fc2_latent_proj', hidden, latent, bias),
        ]
      : []),
    ...nest(plainMlp('routed', '', latent ?? hidden, width), 'mixer.experts.*.', experts),
    ...plainMlp('shared', 'mixer.shared_experts.', hidden, sharedWidth, bias),
  ];
}
