import { accelerate } from './accelerate.ts';
import { cookbook } from './cookbook.ts';
import type { Counter } from './counter.ts';
import { ggufPy } from './gguf-py.ts';
import { hfMem } from './hf-mem.ts';
import { huggingfaceJs } from './huggingface-js.ts';
import { llmfit } from './llmfit.ts';
import { megatronLm } from './megatron-lm.ts';
import { moespeedcalc } from './moespeedcalc.ts';

/** The counters, each under the name of its page in content/counters. */
export const COUNTERS: Readonly<Record<string, Counter>> = {
  accelerate,
  cookbook,
  'gguf-py': ggufPy,
  'hf-mem': hfMem,
  'huggingface-js': huggingfaceJs,
  llmfit,
  'megatron-lm': megatronLm,
  moespeedcalc,
};

/** The models on which they are compared. */
export const COMPARED = [
  'zai-org/glm-4.5',
  'deepseek-ai/deepseek-v3',
  'openai/gpt-oss-120b',
  'qwen/qwen3-30b-a3b',
] as const;
