import type { Declared } from './scheme.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * What a config says of its quantisation. It may stand in the outer object or in
 * the text model's (Kimi-K2.5), under one of three names; ModelOpt also writes a
 * file of its own, hf_quant_config.json.
 */
export function declaredIn(config: Fields | null, quantConfig: Fields | null): Declared | null {
  for (const holder of [config, objectIn(config, 'text_config')]) {
    for (const key of ['quantization_config', 'compression_config', 'quantization']) {
      const fields = objectIn(holder, key);
      if (fields && Object.keys(fields).length > 0)
        return { method: methodOf(fields, key), fields };
    }
  }
  const fields = objectIn(quantConfig, 'quantization');
  return fields && { method: 'modelopt', fields };
}

function methodOf(fields: Fields, key: string): string {
  const method = fields['quant_method'];
  if (typeof method === 'string') return method.toLowerCase();
  if (fields['load_in_4bit'] || fields['load_in_8bit'] || fields['_load_in_4bit'])
    return 'bitsandbytes';
  if (fields['quant_algo']) return 'modelopt';
  if (key === 'compression_config') return 'compressed-tensors';
  return 'group_size' in fields && 'bits' in fields ? 'mlx' : '';
}

/** All the names under which a config speaks of its scheme: a mixed one names several. */
export function methodsOf({ method, fields }: Declared): readonly string[] {
  const algorithms = ['quant_algo', 'moe_quant_algo', 'mode'].map((key) => fields[key]);
  const named = algorithms
    .filter((each) => typeof each === 'string')
    .map((each) => each.toLowerCase());
  return [method, ...named];
}

export function objectIn(holder: Fields | null | undefined, key: string): Fields | null {
  const value = holder?.[key];
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : null;
}
