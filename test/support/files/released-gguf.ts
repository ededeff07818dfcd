import type { GgufListed, GgufOptions } from './gguf-bytes.ts';
import { upTo } from './released.ts';

/** Tensor lists of GGUF files as converters write them, dimensions innermost first. */
const each = (
  layers: readonly number[],
  name: string,
  type: string,
  ne: readonly number[],
): GgufListed[] => layers.map((layer) => [`blk.${layer}.${name}`, type, ne] as const);

export interface DeepseekGguf {
  readonly vocab: number;
  readonly hidden: number;
  readonly layers: number;
  readonly dense: number;
  readonly heads: number;
  readonly queryRank: number | null;
  readonly denseWidth: number;
  readonly width: number;
  readonly experts: number;
  readonly shared: number;
  readonly correction: boolean;
  /** Whether the key-value expansion is there a second time, as the two matrices that a runtime multiplies with. */
  readonly split: boolean;
}

const KV_RANK = 512;

/** DeepSeek-V2 and V3 as GGUF; no draft block. */
export function deepseekGguf(of: DeepseekGguf): GgufListed[] {
  const { vocab, hidden, heads, queryRank, width, experts, dense } = of;
  const all = upTo(of.layers);
  const routed = all.slice(dense);
  const narrow = upTo(dense);
  const gated = (layers: readonly number[], end: string, ...ne: number[]): GgufListed[] => {
    const [rows = 0, ...outer] = ne;
    return [
      ...each(layers, `ffn_gate${end}`, 'Q8_0', [hidden, rows, ...outer]),
      ...each(layers, `ffn_up${end}`, 'Q8_0', [hidden, rows, ...outer]),
      ...each(layers, `ffn_down${end}`, 'Q8_0', [rows, hidden, ...outer]),
    ];
  };
  return [
    ['token_embd.weight', 'Q8_0', [hidden, vocab]],
    ['output.weight', 'Q8_0', [hidden, vocab]],
    ['output_norm.weight', 'F32', [hidden]],
    ...each(all, 'attn_norm.weight', 'F32', [hidden]),
    ...each(all, 'ffn_norm.weight', 'F32', [hidden]),
    ...each(all, 'attn_kv_a_mqa.weight', 'Q8_0', [hidden, KV_RANK + 64]),
    ...each(all, 'attn_kv_a_norm.weight', 'F32', [KV_RANK]),
    ...each(all, 'attn_kv_b.weight', 'Q8_0', [KV_RANK, heads * 256]),
    ...(of.split
      ? [
          ...each(all, 'attn_k_b.weight', 'Q8_0', [128, heads * KV_RANK]),
          ...each(all, 'attn_v_b.weight', 'Q8_0', [KV_RANK, heads * 128]),
        ]
      : []),
    ...(queryRank === null
      ? each(all, 'attn_q.weight', 'Q8_0', [hidden, heads * 192])
      : [
          ...each(all, 'attn_q_a.weight', 'Q8_0', [hidden, queryRank]),
          ...each(all, 'attn_q_a_norm.weight', 'F32', [queryRank]),
          ...each(all, 'attn_q_b.weight', 'Q8_0', [queryRank, heads * 192]),
        ]),
    ...each(all, 'attn_output.weight', 'Q8_0', [heads * 128, hidden]),
    ...gated(narrow, '.weight', of.denseWidth),
    ...gated(routed, '_exps.weight', width, experts),
    ...gated(routed, '_shexp.weight', width * of.shared),
    ...each(routed, 'ffn_gate_inp.weight', 'F32', [hidden, experts]),
    ...(of.correction ? each(routed, 'exp_probs_b.bias', 'F32', [experts]) : []),
  ];
}

export const DEEPSEEK_V3: DeepseekGguf = {
  vocab: 129_280,
  hidden: 7168,
  layers: 61,
  dense: 3,
  heads: 128,
  queryRank: 1536,
  denseWidth: 18_432,
  width: 2048,
  experts: 256,
  shared: 1,
  correction: true,
  split: false,
};

export const DEEPSEEK_V2_LITE: DeepseekGguf = {
  vocab: 102_400,
  hidden: 2048,
  layers: 27,
  dense: 1,
  heads: 16,
  queryRank: null,
  denseWidth: 10_944,
  width: 1408,
  experts: 64,
  shared: 2,
  correction: false,
  split: true,
};

export const DEEPSEEK_METADATA = [
  ['general.architecture', { text: 'deepseek2' }],
  ['deepseek2.block_count', { u32: 61 }],
  ['deepseek2.expert_count', { u32: 256 }],
  ['deepseek2.expert_used_count', { u32: 8 }],
] as const satisfies GgufOptions['metadata'];

/** BitNet b1.58 2B4T with its table written out as a head; the ternary type here is the one of mainline ggml. */
export function bitnetGguf(): GgufListed[] {
  const all = upTo(30);
  return [
    ['token_embd.weight', 'F16', [2560, 128_256]],
    ['output.weight', 'F16', [2560, 128_256]],
    ['output_norm.weight', 'F32', [2560]],
    ...each(all, 'attn_norm.weight', 'F32', [2560]),
    ...each(all, 'ffn_norm.weight', 'F32', [2560]),
    ...each(all, 'attn_sub_norm.weight', 'F32', [2560]),
    ...each(all, 'ffn_sub_norm.weight', 'F32', [6912]),
    ...each(all, 'attn_q.weight', 'TQ2_0', [2560, 2560]),
    ...each(all, 'attn_k.weight', 'TQ2_0', [2560, 640]),
    ...each(all, 'attn_v.weight', 'TQ2_0', [2560, 640]),
    ...each(all, 'attn_output.weight', 'TQ2_0', [2560, 2560]),
    ...each(all, 'ffn_gate.weight', 'TQ2_0', [2560, 6912]),
    ...each(all, 'ffn_up.weight', 'TQ2_0', [2560, 6912]),
    ...each(all, 'ffn_down.weight', 'TQ2_0', [6912, 2560]),
  ];
}
