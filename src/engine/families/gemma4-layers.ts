import type { Config } from '../config.ts';
import { dim, type Dim } from '../dim.ts';
import type { KvSharing } from '../layers/kv-sharing-attention.ts';
import { readFlag, readHeads } from './fields.ts';
import { readFirstShared } from './kv-sharing.ts';
import { readLayerKinds } from './layer-lists.ts';

/** Gemma 4's layers differ in their heads and in what they share; those alike form a group. */

export interface Group {
  readonly count: Dim;
  readonly attention: KvSharing;
  /** Whether it attends to keys and values of an earlier layer. */
  readonly shares: boolean;
}

interface Layer {
  readonly kind: Kind;
  readonly headSize: number;
  readonly kvHeads: number;
  readonly shares: boolean;
}

const KINDS = ['sliding_attention', 'full_attention'] as const;
type Kind = (typeof KINDS)[number];

export function readGroups(config: Config, hidden: Dim, layers: number): readonly Group[] {
  const kinds = readKinds(config, layers);
  const firstShared = readFirstShared(config, kinds, 0);
  const { heads, kvHeads, headSize } = readHeads(config, hidden, { kvHeads: 4, headSize: 256 });
  const keysAsValues = readFlag(config, 'attention_k_eq_v', false);
  const bias = readFlag(config, 'attention_bias', false);
  const sizes = readHeadSizes(config, kinds, keysAsValues);
  const all = kinds.map((kind, at): Layer => {
    const own = sizes(at);
    return {
      kind,
      headSize: own.headSize ?? headSize.size,
      kvHeads: own.kvHeads ?? kvHeads.size,
      shares: at >= firstShared,
    };
  });
  return grouped(all).map(({ layer, count }) => ({
    count: dim(`${layer.shares ? 'sharing ' : ''}${layer.kind.replace('_', '-')} layers`, count),
    shares: layer.shares,
    attention: {
      hidden,
      heads,
      kvHeads: dim('KV heads', layer.kvHeads),
      headSize: dim('head size', layer.headSize),
      qkvBias: bias,
      outBias: bias,
      own: layer.shares
        ? 'neither'
        : keysAsValues && layer.kind === 'full_attention'
          ? 'keys'
          : 'keys and values',
    },
  }));
}

/** Five of six slide by default, and the last layer never does, whatever the list says. */
function readKinds(config: Config, layers: number): readonly Kind[] {
  const listed = readLayerKinds(config, 'layer_types', layers, KINDS);
  if (!listed) {
    config.assume("layer_types is not given: every sixth attends to all, the class's default.");
  }
  const kinds =
    listed ??
    Array.from({ length: layers }, (_, at): Kind =>
      (at + 1) % 6 === 0 ? 'full_attention' : 'sliding_attention',
    );
  if (listed?.at(-1) === 'sliding_attention') {
    config.assume('The last of layer_types slides: the reference class makes it attend to all.');
  }
  return [...kinds.slice(0, -1), 'full_attention'];
}

interface OwnSizes {
  readonly headSize?: number;
  readonly kvHeads?: number;
}

/**
 * Layers that attend to all have heads of their own size, and where keys serve as
 * values another number of them. transformers saves the same as one object a layer.
 */
function readHeadSizes(
  config: Config,
  kinds: readonly Kind[],
  keysAsValues: boolean,
): (layer: number) => OwnSizes {
  config.ignore('global_head_dim', 'num_global_key_value_heads');
  if (config.has('per_layer_config')) return readPerLayer(config, kinds.length);
  const headSize = config.sizeOr('global_head_dim', {
    value: 512,
    because: "the reference class's default",
  });
  const stated = keysAsValues && config.has('num_global_key_value_heads');
  const kvHeads = stated ? { kvHeads: config.size('num_global_key_value_heads') } : {};
  return (layer) => (kinds[layer] === 'full_attention' ? { headSize, ...kvHeads } : {});
}

function readPerLayer(config: Config, layers: number): (layer: number) => OwnSizes {
  const whole = config.nested('per_layer_config');
  const own = new Map<number, OwnSizes>();
  for (const key of Object.keys(config.raw('per_layer_config') as object)) {
    const layer = Number(key);
    if (!Number.isSafeInteger(layer) || layer < 0 || layer >= layers) {
      throw whole.refusal(
        'out-of-range',
        key,
        key,
        `The model has layers 0 to ${layers - 1}.`,
        'Remove it or correct the number of layers.',
      );
    }
    const part = whole.nested(key);
    own.set(layer, {
      ...(part.has('head_dim') ? { headSize: part.size('head_dim') } : {}),
      ...(part.has('num_key_value_heads') ? { kvHeads: part.size('num_key_value_heads') } : {}),
    });
  }
  return (layer) => own.get(layer) ?? {};
}

function grouped(layers: readonly Layer[]): { layer: Layer; count: number }[] {
  const groups = new Map<string, { layer: Layer; count: number }>();
  for (const layer of layers) {
    const key = JSON.stringify(layer);
    const group = groups.get(key) ?? { layer, count: 0 };
    group.count += 1;
    groups.set(key, group);
  }
  return [...groups.values()];
}
