import type { Family } from './family.ts';

/** An architecture by the `model_type` values it answers to, loaded when a config asks for it. */
export interface Entry {
  readonly types: readonly string[];
  readonly load: () => Promise<Family>;
}

/** Every architecture the engine reads, one line each, in the order of names. */
// prettier-ignore
export const TABLE: readonly Entry[] = [
  { types: ['afmoe'], load: async () => (await import('./afmoe.ts')).afmoe },
  { types: ['axk1', 'AXK1'], load: async () => (await import('./axk1.ts')).axk1 },
  { types: ['bailing_moe', 'bailing_moe_v2', 'llada2_moe'], load: async () => (await import('./bailing-moe.ts')).bailingMoe },
  { types: ['bamba'], load: async () => (await import('./bamba.ts')).bamba },
  { types: ['dbrx'], load: async () => (await import('./dbrx.ts')).dbrx },
  { types: ['deepseek'], load: async () => (await import('./deepseek-v1.ts')).deepseekV1 },
  { types: ['deepseek_v2'], load: async () => (await import('./deepseek-v2.ts')).deepseekV2 },
  { types: ['deepseek_v3', 'kimi_k2'], load: async () => (await import('./deepseek-v3.ts')).deepseekV3 },
  { types: ['deepseek_v32'], load: async () => (await import('./deepseek-v32.ts')).deepseekV32 },
  { types: ['dots1'], load: async () => (await import('./dots1.ts')).dots1 },
  { types: ['ernie4_5_moe'], load: async () => (await import('./ernie4-5-moe.ts')).ernie45Moe },
  { types: ['exaone_moe'], load: async () => (await import('./exaone-moe.ts')).exaoneMoe },
  { types: ['falcon_h1'], load: async () => (await import('./falcon-h1.ts')).falconH1 },
  { types: ['falcon_mamba'], load: async () => (await import('./falcon-mamba.ts')).falconMamba },
  { types: ['flex_olmo'], load: async () => (await import('./flex-olmo.ts')).flexOlmo },
  { types: ['gemma'], load: async () => (await import('./gemma.ts')).gemma },
  { types: ['gemma2'], load: async () => (await import('./gemma2.ts')).gemma2 },
  { types: ['gemma3_text'], load: async () => (await import('./gemma3-text.ts')).gemma3Text },
  { types: ['glm4_moe'], load: async () => (await import('./glm4-moe.ts')).glm4Moe },
  { types: ['glm4_moe_lite'], load: async () => (await import('./glm4-moe-lite.ts')).glm4MoeLite },
  { types: ['glm_moe_dsa'], load: async () => (await import('./glm-moe-dsa.ts')).glmMoeDsa },
  { types: ['gpt2'], load: async () => (await import('./gpt2.ts')).gpt2 },
  { types: ['gpt_neox'], load: async () => (await import('./gpt-neox.ts')).gptNeox },
  { types: ['gpt_oss'], load: async () => (await import('./gpt-oss.ts')).gptOss },
  { types: ['granitemoe'], load: async () => (await import('./granitemoe.ts')).graniteMoe },
  { types: ['granitemoehybrid'], load: async () => (await import('./granitemoehybrid.ts')).graniteMoeHybrid },
  { types: ['granitemoeshared'], load: async () => (await import('./granitemoeshared.ts')).graniteMoeShared },
  { types: ['hunyuan_v1_moe', 'hunyuan'], load: async () => (await import('./hunyuan-v1-moe.ts')).hunyuanV1Moe },
  { types: ['jamba'], load: async () => (await import('./jamba.ts')).jamba },
  { types: ['kimi_linear'], load: async () => (await import('./kimi-linear.ts')).kimiLinear },
  { types: ['lfm2'], load: async () => (await import('./lfm2.ts')).lfm2 },
  { types: ['lfm2_moe'], load: async () => (await import('./lfm2-moe.ts')).lfm2Moe },
  { types: ['llama'], load: async () => (await import('./llama.ts')).llama },
  { types: ['llama4_text'], load: async () => (await import('./llama4-text.ts')).llama4Text },
  { types: ['longcat_flash'], load: async () => (await import('./longcat-flash.ts')).longcatFlash },
  { types: ['mamba'], load: async () => (await import('./mamba.ts')).mamba },
  { types: ['mamba2'], load: async () => (await import('./mamba2.ts')).mamba2 },
  { types: ['mimo_v2_flash'], load: async () => (await import('./mimo-v2-flash.ts')).mimoV2Flash },
  { types: ['minimax', 'minimax_m1', 'minimax_text_01'], load: async () => (await import('./minimax.ts')).minimax },
  { types: ['minimax_m2'], load: async () => (await import('./minimax-m2.ts')).minimaxM2 },
  { types: ['mistral'], load: async () => (await import('./mistral.ts')).mistral },
  { types: ['mistral4'], load: async () => (await import('./mistral4.ts')).mistral4 },
  { types: ['mixtral'], load: async () => (await import('./mixtral.ts')).mixtral },
  { types: ['nemotron_h'], load: async () => (await import('./nemotron-h.ts')).nemotronH },
  { types: ['olmo2'], load: async () => (await import('./olmo2.ts')).olmo2 },
  { types: ['olmoe'], load: async () => (await import('./olmoe.ts')).olmoe },
  { types: ['phi3'], load: async () => (await import('./phi3.ts')).phi3 },
  { types: ['phimoe'], load: async () => (await import('./phimoe.ts')).phimoe },
  { types: ['qwen2'], load: async () => (await import('./qwen2.ts')).qwen2 },
  { types: ['qwen2_moe'], load: async () => (await import('./qwen2-moe.ts')).qwen2Moe },
  { types: ['qwen3'], load: async () => (await import('./qwen3.ts')).qwen3 },
  { types: ['qwen3_5'], load: async () => (await import('./qwen3-5.ts')).qwen35 },
  { types: ['qwen3_5_moe'], load: async () => (await import('./qwen3-5-moe.ts')).qwen35Moe },
  { types: ['qwen3_5_moe_text'], load: async () => (await import('./qwen3-5-moe-text.ts')).qwen35MoeText },
  { types: ['qwen3_5_text'], load: async () => (await import('./qwen3-5-text.ts')).qwen35Text },
  { types: ['qwen3_moe'], load: async () => (await import('./qwen3-moe.ts')).qwen3Moe },
  { types: ['qwen3_next'], load: async () => (await import('./qwen3-next.ts')).qwen3Next },
  { types: ['solar_open'], load: async () => (await import('./solar-open.ts')).solarOpen },
  { types: ['step3p5'], load: async () => (await import('./step3p5.ts')).step3p5 },
];

/** All `model_type` values that are read. */
export const TYPES: readonly string[] = TABLE.flatMap(({ types }) => types).sort();
