import type { Listed } from './safetensors-bytes.ts';

/**
 * Tensor lists of released files, written out by name, dtype and shape and by
 * nothing of the engine's. Where they were seen is said beside the figures that
 * they have to give.
 */
type Layers = readonly number[];

export const upTo = (end: number, start = 0): Layers =>
  Array.from({ length: end - start }, (_, at) => start + at);

/** The same tensor in several layers, `#` standing for the number. */
const each = (layers: Layers, name: string, dtype: string, shape: readonly number[]): Listed[] =>
  layers.map((layer) => [name.replace('#', `${layer}`), dtype, shape] as const);

/** A matrix in 8-bit floats with one scale for each block of 128 × 128. */
const blocked = (layers: Layers, name: string, out: number, into: number): Listed[] => [
  ...each(layers, `${name}.weight`, 'F8_E4M3', [out, into]),
  ...each(layers, `${name}.weight_scale_inv`, 'F32', [Math.ceil(out / 128), Math.ceil(into / 128)]),
];

const HIDDEN = 7168;

/** DeepSeek-V3: latent attention, three dense layers, 58 routed ones, and layer 61, a draft block with tables of its own. */
export function deepseekV3(): Listed[] {
  const [vocab, heads, experts, dense] = [129_280, 128, 256, 3];
  const all = upTo(62);
  const routed = all.slice(dense);
  const L = 'model.layers.#.';
  const expert = (prefix: string): Listed[] => [
    ...blocked(routed, `${prefix}.gate_proj`, 2048, HIDDEN),
    ...blocked(routed, `${prefix}.up_proj`, 2048, HIDDEN),
    ...blocked(routed, `${prefix}.down_proj`, HIDDEN, 2048),
  ];
  return [
    ['model.embed_tokens.weight', 'BF16', [vocab, HIDDEN]],
    ['lm_head.weight', 'BF16', [vocab, HIDDEN]],
    ['model.norm.weight', 'BF16', [HIDDEN]],
    ...each(all, `${L}input_layernorm.weight`, 'BF16', [HIDDEN]),
    ...each(all, `${L}post_attention_layernorm.weight`, 'BF16', [HIDDEN]),
    ...blocked(all, `${L}self_attn.q_a_proj`, 1536, HIDDEN),
    ...each(all, `${L}self_attn.q_a_layernorm.weight`, 'BF16', [1536]),
    ...blocked(all, `${L}self_attn.q_b_proj`, heads * 192, 1536),
    ...blocked(all, `${L}self_attn.kv_a_proj_with_mqa`, 576, HIDDEN),
    ...each(all, `${L}self_attn.kv_a_layernorm.weight`, 'BF16', [512]),
    ...blocked(all, `${L}self_attn.kv_b_proj`, heads * 256, 512),
    ...blocked(all, `${L}self_attn.o_proj`, HIDDEN, heads * 128),
    ...blocked(upTo(dense), `${L}mlp.gate_proj`, 18432, HIDDEN),
    ...blocked(upTo(dense), `${L}mlp.up_proj`, 18432, HIDDEN),
    ...blocked(upTo(dense), `${L}mlp.down_proj`, HIDDEN, 18432),
    ...each(routed, `${L}mlp.gate.weight`, 'BF16', [experts, HIDDEN]),
    ...each(routed, `${L}mlp.gate.e_score_correction_bias`, 'F32', [experts]),
    ...upTo(experts).flatMap((number) => expert(`${L}mlp.experts.${number}`)),
    ...expert(`${L}mlp.shared_experts`),
    ...draftParts(61, vocab, HIDDEN),
  ];
}

/** What a draft block has beside a layer: the join, three norms, and copies of both tables. */
function draftParts(layer: number, vocab: number, hidden: number): Listed[] {
  const L = `model.layers.${layer}.`;
  return [
    [`${L}eh_proj.weight`, 'BF16', [hidden, 2 * hidden]],
    [`${L}enorm.weight`, 'BF16', [hidden]],
    [`${L}hnorm.weight`, 'BF16', [hidden]],
    [`${L}shared_head.norm.weight`, 'BF16', [hidden]],
    [`${L}embed_tokens.weight`, 'BF16', [vocab, hidden]],
    [`${L}shared_head.head.weight`, 'BF16', [vocab, hidden]],
  ];
}

/** gpt-oss: stacked experts in MXFP4, one exponent for 32 values; everything else in BF16, with biases. */
export function gptOss(layers: number, experts: number): Listed[] {
  const all = upTo(layers);
  const width = 2880;
  const A = 'model.layers.#.self_attn.';
  const E = 'model.layers.#.mlp.experts.';
  const projection = (name: string, out: number, into: number): Listed[] => [
    ...each(all, `${A}${name}.weight`, 'BF16', [out, into]),
    ...each(all, `${A}${name}.bias`, 'BF16', [out]),
  ];
  const packed = (name: string, rows: number): Listed[] => [
    ...each(all, `${E}${name}_blocks`, 'U8', [experts, rows, width / 32, 16]),
    ...each(all, `${E}${name}_scales`, 'U8', [experts, rows, width / 32]),
    ...each(all, `${E}${name}_bias`, 'BF16', [experts, rows]),
  ];
  return [
    ['model.embed_tokens.weight', 'BF16', [201_088, width]],
    ['lm_head.weight', 'BF16', [201_088, width]],
    ['model.norm.weight', 'BF16', [width]],
    ...each(all, 'model.layers.#.input_layernorm.weight', 'BF16', [width]),
    ...each(all, 'model.layers.#.post_attention_layernorm.weight', 'BF16', [width]),
    ...projection('q_proj', 4096, width),
    ...projection('k_proj', 512, width),
    ...projection('v_proj', 512, width),
    ...projection('o_proj', width, 4096),
    ...each(all, `${A}sinks`, 'BF16', [64]),
    ...each(all, 'model.layers.#.mlp.router.weight', 'BF16', [experts, width]),
    ...each(all, 'model.layers.#.mlp.router.bias', 'BF16', [experts]),
    ...packed('gate_up_proj', 2 * width),
    ...packed('down_proj', width),
  ];
}

interface Qwen3 {
  readonly layers: number;
  readonly hidden: number;
  readonly heads: number;
  readonly kvHeads: number;
  readonly width: number;
  readonly experts?: number;
  readonly float8?: boolean;
}

/** Qwen3, dense or routed, in BF16 or in 8-bit floats; the head is always written out. */
export function qwen3({
  layers,
  hidden,
  heads,
  kvHeads,
  width,
  experts = 0,
  float8 = false,
}: Qwen3): Listed[] {
  const all = upTo(layers);
  const L = 'model.layers.#.';
  const matrix = (name: string, out: number, into: number): Listed[] =>
    float8
      ? blocked(all, L + name, out, into)
      : each(all, `${L}${name}.weight`, 'BF16', [out, into]);
  const gated = (prefix: string): Listed[] => [
    ...matrix(`${prefix}gate_proj`, width, hidden),
    ...matrix(`${prefix}up_proj`, width, hidden),
    ...matrix(`${prefix}down_proj`, hidden, width),
  ];
  return [
    ['lm_head.weight', 'BF16', [151_936, hidden]],
    ['model.embed_tokens.weight', 'BF16', [151_936, hidden]],
    ['model.norm.weight', 'BF16', [hidden]],
    ...each(all, `${L}input_layernorm.weight`, 'BF16', [hidden]),
    ...each(all, `${L}post_attention_layernorm.weight`, 'BF16', [hidden]),
    ...matrix('self_attn.q_proj', heads * 128, hidden),
    ...matrix('self_attn.k_proj', kvHeads * 128, hidden),
    ...matrix('self_attn.v_proj', kvHeads * 128, hidden),
    ...matrix('self_attn.o_proj', hidden, heads * 128),
    ...each(all, `${L}self_attn.q_norm.weight`, 'BF16', [128]),
    ...each(all, `${L}self_attn.k_norm.weight`, 'BF16', [128]),
    ...(experts === 0
      ? gated('mlp.')
      : [
          ...each(all, `${L}mlp.gate.weight`, 'BF16', [experts, hidden]),
          ...upTo(experts).flatMap((number) => gated(`mlp.experts.${number}.`)),
        ]),
  ];
}

/** GLM-4.7-Flash: DeepSeek's layout in BF16, its last layer a draft block with tables of its own. */
export function glm47Flash(): Listed[] {
  const hidden = 2048;
  const all = upTo(48);
  const routed = all.slice(1);
  const L = 'model.layers.#.';
  const gated = (layers: Layers, prefix: string, width: number): Listed[] => [
    ...each(layers, `${prefix}gate_proj.weight`, 'BF16', [width, hidden]),
    ...each(layers, `${prefix}up_proj.weight`, 'BF16', [width, hidden]),
    ...each(layers, `${prefix}down_proj.weight`, 'BF16', [hidden, width]),
  ];
  return [
    ['model.embed_tokens.weight', 'BF16', [154_880, hidden]],
    ['lm_head.weight', 'BF16', [154_880, hidden]],
    ['model.norm.weight', 'BF16', [hidden]],
    ...each(all, `${L}input_layernorm.weight`, 'BF16', [hidden]),
    ...each(all, `${L}post_attention_layernorm.weight`, 'BF16', [hidden]),
    ...each(all, `${L}self_attn.q_a_proj.weight`, 'BF16', [768, hidden]),
    ...each(all, `${L}self_attn.q_a_layernorm.weight`, 'BF16', [768]),
    ...each(all, `${L}self_attn.q_b_proj.weight`, 'BF16', [5120, 768]),
    ...each(all, `${L}self_attn.kv_a_proj_with_mqa.weight`, 'BF16', [576, hidden]),
    ...each(all, `${L}self_attn.kv_a_layernorm.weight`, 'BF16', [512]),
    ...each(all, `${L}self_attn.kv_b_proj.weight`, 'BF16', [8960, 512]),
    ...each(all, `${L}self_attn.o_proj.weight`, 'BF16', [hidden, 5120]),
    ...gated([0], `${L}mlp.`, 10_240),
    ...each(routed, `${L}mlp.gate.weight`, 'BF16', [64, hidden]),
    ...each(routed, `${L}mlp.gate.e_score_correction_bias`, 'F32', [64]),
    ...gated(routed, `${L}mlp.shared_experts.`, 1536),
    ...upTo(64).flatMap((number) => gated(routed, `${L}mlp.experts.${number}.`, 1536)),
    ...draftParts(47, 154_880, hidden),
  ];
}

/** BitNet b1.58 2B4T: ternary matrices, four values a byte, one scale each; the table in BF16. */
export function bitnet2B4T(): Listed[] {
  const all = upTo(30);
  const L = 'model.layers.#.';
  const ternary = (name: string, out: number, into: number): Listed[] => [
    ...each(all, `${L}${name}.weight`, 'U8', [out / 4, into]),
    ...each(all, `${L}${name}.weight_scale`, 'BF16', [1]),
  ];
  return [
    ['model.embed_tokens.weight', 'BF16', [128_256, 2560]],
    ['model.norm.weight', 'BF16', [2560]],
    ...each(all, `${L}input_layernorm.weight`, 'BF16', [2560]),
    ...each(all, `${L}post_attention_layernorm.weight`, 'BF16', [2560]),
    ...each(all, `${L}self_attn.attn_sub_norm.weight`, 'BF16', [2560]),
    ...each(all, `${L}mlp.ffn_sub_norm.weight`, 'BF16', [6912]),
    ...ternary('self_attn.q_proj', 2560, 2560),
    ...ternary('self_attn.k_proj', 640, 2560),
    ...ternary('self_attn.v_proj', 640, 2560),
    ...ternary('self_attn.o_proj', 2560, 2560),
    ...ternary('mlp.gate_proj', 6912, 2560),
    ...ternary('mlp.up_proj', 6912, 2560),
    ...ternary('mlp.down_proj', 2560, 6912),
  ];
}

/** GPT-2 small, with the causal mask that its file keeps in every layer. */
export function gpt2(): Listed[] {
  const all = upTo(12);
  const pair = (name: string, shape: readonly number[]): Listed[] => [
    ...each(all, `h.#.${name}.weight`, 'F32', shape),
    ...each(all, `h.#.${name}.bias`, 'F32', shape.slice(-1)),
  ];
  return [
    ['wte.weight', 'F32', [50_257, 768]],
    ['wpe.weight', 'F32', [1024, 768]],
    ['ln_f.weight', 'F32', [768]],
    ['ln_f.bias', 'F32', [768]],
    ...each(all, 'h.#.attn.bias', 'F32', [1, 1, 1024, 1024]),
    ...pair('ln_1', [768]),
    ...pair('ln_2', [768]),
    ...pair('attn.c_attn', [768, 2304]),
    ...pair('attn.c_proj', [768, 768]),
    ...pair('mlp.c_fc', [768, 3072]),
    ...pair('mlp.c_proj', [3072, 768]),
  ];
}

/** Pythia-410m: two tables, a mask and rotary frequencies in every layer. */
export function pythia410m(): Listed[] {
  const all = upTo(24);
  const pair = (name: string, shape: readonly number[]): Listed[] => [
    ...each(all, `gpt_neox.layers.#.${name}.weight`, 'F16', shape),
    ...each(all, `gpt_neox.layers.#.${name}.bias`, 'F16', shape.slice(0, 1)),
  ];
  return [
    ['gpt_neox.embed_in.weight', 'F16', [50_304, 1024]],
    ['embed_out.weight', 'F16', [50_304, 1024]],
    ['gpt_neox.final_layer_norm.weight', 'F16', [1024]],
    ['gpt_neox.final_layer_norm.bias', 'F16', [1024]],
    ...each(all, 'gpt_neox.layers.#.attention.bias', 'BOOL', [1, 1, 2048, 2048]),
    ...each(all, 'gpt_neox.layers.#.attention.rotary_emb.inv_freq', 'F16', [8]),
    ...pair('input_layernorm', [1024]),
    ...pair('post_attention_layernorm', [1024]),
    ...pair('attention.query_key_value', [3072, 1024]),
    ...pair('attention.dense', [1024, 1024]),
    ...pair('mlp.dense_h_to_4h', [4096, 1024]),
    ...pair('mlp.dense_4h_to_h', [1024, 4096]),
  ];
}
