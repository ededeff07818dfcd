/** Where a family's reference code stands, if not in the module of transformers that has its id for a name. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  bailing_moe: 'huggingface.co/inclusionAI/Ling-lite-base, modeling_bailing_moe.py',
  chatglm: 'huggingface.co/THUDM/chatglm3-6b, modeling_chatglm.py',
  deepseek: 'huggingface.co/deepseek-ai/deepseek-moe-16b-base, modeling_deepseek.py',
  exaone: 'huggingface.co/LGAI-EXAONE/EXAONE-3.5-7.8B-Instruct, modeling_exaone.py',
  gemma3_text: 'transformers/models/gemma3/modeling_gemma3.py',
  gemma3n_text: 'transformers/models/gemma3n/modeling_gemma3n.py',
  gemma4_text: 'transformers/models/gemma4/modeling_gemma4.py',
  internlm2: 'huggingface.co/internlm/internlm2-7b, modeling_internlm2.py',
  llama4_text: 'transformers/models/llama4/modeling_llama4.py',
  mimo: 'huggingface.co/XiaomiMiMo/MiMo-7B-SFT, modeling_mimo.py',
  minicpm: 'huggingface.co/openbmb/MiniCPM4-8B, modeling_minicpm.py',
  'nemotron-nas': 'huggingface.co/nvidia/Llama-3_3-Nemotron-Super-49B-v1, modeling_decilm.py',
  qwen: 'huggingface.co/Qwen/Qwen-7B, modeling_qwen.py',
  qwen3_5_moe_text: 'transformers/models/qwen3_5_moe/modeling_qwen3_5_moe.py',
  qwen3_5_text: 'transformers/models/qwen3_5/modeling_qwen3_5.py',
  step3p5: 'transformers/models/step3p7/modeling_step3p7.py',
};

/** The path or address of a family's reference code, for readers. */
export function referenceOf(id: string): string {
  return ELSEWHERE[id] ?? `transformers/models/${id}/modeling_${id}.py`;
}
