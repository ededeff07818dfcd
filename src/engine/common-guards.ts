import type { Config } from './config.ts';
import type { Family } from './families/family.ts';

/** Rotary variants that change frequencies and no weight. */
const ROPE_TYPES = [
  'default',
  'linear',
  'dynamic',
  'yarn',
  'longrope',
  'su',
  'llama3',
  'proportional',
  'mrope',
  'axial',
];

/** Layer kinds that differ in what they attend to and not in what they hold. */
const LAYER_TYPES = ['full_attention', 'sliding_attention', 'chunked_attention'];

/** Checks that hold for every family: nothing that is declared may be skipped in silence. */
export function refuseUnknownVariants(config: Config, layerTypes: Family['layerTypes'] = []): void {
  checkRope(config, 'rope_scaling', config.raw('rope_scaling'));
  checkRope(config, 'rope_parameters', config.raw('rope_parameters'));
  if (layerTypes !== 'read') checkLayerTypes(config, [...LAYER_TYPES, ...layerTypes]);
}

function checkRope(config: Config, path: string, value: unknown): void {
  if (value == null) return;
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw config.refusal(
      'wrong-type',
      path,
      value,
      'It must be an object or null.',
      'Copy it from the published config.json.',
    );
  }
  const fields = value as Record<string, unknown>;
  const type = fields['rope_type'] ?? fields['type'];
  if (type === undefined) {
    // Newer configs nest one object per kind of layer: {"full_attention": {…}}.
    for (const [key, inner] of Object.entries(fields)) {
      if (LAYER_TYPES.includes(key)) checkRope(config, `${path}.${key}`, inner);
    }
    return;
  }
  if (typeof type !== 'string' || !ROPE_TYPES.includes(type)) {
    throw config.refusal(
      'not-understood',
      `${path}.rope_type`,
      type,
      `Known rotary variants, none of which has weights: ${ROPE_TYPES.join(', ')}.`,
      'Open an issue with the config, or count the file itself.',
    );
  }
}

function checkLayerTypes(config: Config, known: readonly string[]): void {
  const value = config.raw('layer_types');
  if (value == null) return;
  if (!Array.isArray(value)) {
    throw config.refusal(
      'wrong-type',
      'layer_types',
      value,
      'It must be a list with one kind per layer.',
      'Copy it from the published config.json.',
    );
  }
  const layers = config.raw('num_hidden_layers') ?? config.raw('n_layer');
  // Where no field gives their number, the list does.
  if (layers != null && value.length !== layers) {
    throw config.refusal(
      'inconsistent',
      'layer_types',
      value.length,
      `It must name one kind for each of the ${String(layers)} layers.`,
      'Correct the list or the number of layers.',
    );
  }
  value.forEach((kind, at) => {
    if (!known.includes(kind)) {
      throw config.refusal(
        'not-understood',
        `layer_types[${at}]`,
        kind,
        `Known here: ${known.join(', ')}; another kind of layer holds other weights.`,
        'Open an issue with the config, or count the file itself.',
      );
    }
  });
}
