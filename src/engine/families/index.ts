import type { Family } from './family.ts';
import { deepseekV2 } from './deepseek-v2.ts';
import { deepseekV3 } from './deepseek-v3.ts';
import { gemma } from './gemma.ts';
import { gemma2 } from './gemma2.ts';
import { gemma3Text } from './gemma3-text.ts';
import { glm4Moe } from './glm4-moe.ts';
import { gpt2 } from './gpt2.ts';
import { gptNeox } from './gpt-neox.ts';
import { gptOss } from './gpt-oss.ts';
import { llama } from './llama.ts';
import { mistral } from './mistral.ts';
import { mixtral } from './mixtral.ts';
import { olmo2 } from './olmo2.ts';
import { olmoe } from './olmoe.ts';
import { phi3 } from './phi3.ts';
import { qwen2 } from './qwen2.ts';
import { qwen2Moe } from './qwen2-moe.ts';
import { qwen3 } from './qwen3.ts';
import { qwen3Moe } from './qwen3-moe.ts';

/** Every architecture the engine reads. */
export const FAMILIES: readonly Family[] = [
  deepseekV2,
  deepseekV3,
  gemma,
  gemma2,
  gemma3Text,
  glm4Moe,
  gpt2,
  gptNeox,
  gptOss,
  llama,
  mistral,
  mixtral,
  olmo2,
  olmoe,
  phi3,
  qwen2,
  qwen2Moe,
  qwen3,
  qwen3Moe,
];

/** The family that answers to a `model_type`, if there is one. */
export function familyOf(modelType: string): Family | undefined {
  return FAMILIES.find((family) => family.modelTypes.includes(modelType));
}
