import type { Config } from '../config.ts';
import { dim, type Dim } from '../dim.ts';
import type { Moe } from '../ledger.ts';
import { EXPERTS } from '../layers/moe.ts';

/** Readings that several families share, in the reference code's own order of defaults. */

export interface Sizes {
  readonly vocab: Dim;
  readonly hidden: Dim;
  readonly layers: Dim;
}

export function readSizes(config: Config): Sizes {
  return {
    vocab: config.dim('vocab', 'vocab_size'),
    hidden: config.dim('hidden', 'hidden_size'),
    layers: config.dim('layers', 'num_hidden_layers'),
  };
}

export interface Heads {
  readonly heads: Dim;
  readonly kvHeads: Dim;
  readonly headSize: Dim;
}

export interface HeadDefaults {
  /** Key-value heads where the field is absent: a constant of the class, as many as query heads, or nothing that runs. */
  readonly kvHeads: number | 'heads' | 'required';
  /**
   * Head size where the field is absent: a constant of the class, hidden / heads rounded down, or
   * nothing that runs. `whole` is hidden / heads in classes that refuse another than a whole one,
   * `fixed` in classes that don't read the field.
   */
  readonly headSize: number | 'hidden/heads' | 'whole' | 'required' | 'fixed';
  /** The field that states the head size, where it isn't `head_dim`. */
  readonly headSizeKey?: string;
  /** The field that counts key-value heads, where it isn't `num_key_value_heads`. */
  readonly kvHeadsKey?: string;
}

export function readHeads(config: Config, hidden: Dim, defaults: HeadDefaults): Heads {
  const heads = config.dim('heads', 'num_attention_heads');
  return {
    heads,
    kvHeads: dim('KV heads', readKvHeads(config, heads, defaults)),
    headSize: readHeadSize(config, hidden, heads, defaults),
  };
}

function readKvHeads(config: Config, heads: Dim, defaults: HeadDefaults): number {
  const { kvHeads, kvHeadsKey: key = 'num_key_value_heads' } = defaults;
  if (kvHeads === 'required') return config.size(key);
  // The classes turn an explicit null into "as many as heads", an absent field into their constant.
  const constant = kvHeads !== 'heads' && config.raw(key) === undefined;
  return config.sizeOr(key, {
    value: constant ? kvHeads : heads.size,
    because: constant ? "the reference class's constant" : 'as many as num_attention_heads',
  });
}

function readHeadSize(config: Config, hidden: Dim, heads: Dim, defaults: HeadDefaults): Dim {
  const key = defaults.headSizeKey ?? 'head_dim';
  if (defaults.headSize === 'required') return config.dim('head size', key);
  if (typeof defaults.headSize === 'number') {
    const constant = { value: defaults.headSize, because: "the reference class's constant" };
    return dim('head size', config.sizeOr(key, constant));
  }
  const fixed = defaults.headSize === 'fixed';
  if (config.has(key) && !fixed) return dim('head size', config.size(key));
  const quotient = hidden.size / heads.size;
  const whole = Number.isInteger(quotient);
  if (!whole && defaults.headSize !== 'hidden/heads') {
    throw config.refusal(
      'inconsistent',
      'num_attention_heads',
      heads.size,
      `Without ${key} the head size is hidden_size / num_attention_heads, and ${hidden.size} / ${heads.size} is not whole.`,
      `Give ${key}, or correct one of the two.`,
    );
  }
  const size = config.sizeOr(key, {
    value: Math.floor(quotient),
    because: `hidden_size / num_attention_heads${whole ? '' : ', rounded down as in the reference class'}`,
  });
  if (fixed && size !== quotient) {
    throw config.refusal(
      'inconsistent',
      key,
      size,
      `The reference class doesn't read it and takes hidden_size / num_attention_heads, ${quotient}.`,
      'Remove it, or correct one of the three.',
    );
  }
  return dim('head size', size);
}

export function readTied(config: Config, otherwise: boolean): boolean {
  return config.flagOr('tie_word_embeddings', {
    value: otherwise,
    because: "the reference class's default",
  });
}

export function readFlag(config: Config, key: string, otherwise: boolean): boolean {
  return config.flagOr(key, { value: otherwise, because: "the reference class's default" });
}

export interface Routing {
  readonly experts: Dim;
  readonly topK: number;
}

/** Number of routed experts and how many a token uses; more than there are can't be chosen. */
export function readRouting(
  config: Config,
  expertsKey: string,
  topKKey = 'num_experts_per_tok',
): Routing {
  const experts = config.dim(EXPERTS, expertsKey);
  const topK = config.size(topKKey);
  if (topK > experts.size) {
    throw config.refusal(
      'out-of-range',
      topKKey,
      topK,
      `A token can't use more experts than the ${experts.size} of ${expertsKey}.`,
      'Correct one of the two fields.',
    );
  }
  return { experts, topK };
}

export function moeOf({ experts, topK }: Routing, layers: number): Moe | null {
  return layers === 0 ? null : { experts: experts.size, topK, layers, zeroExperts: 0 };
}

/** A named size that the reference class fills in with a constant. */
export function readDim(config: Config, name: string, key: string, otherwise: number): Dim {
  const size = config.sizeOr(key, { value: otherwise, because: "the reference class's default" });
  return dim(name, size);
}
