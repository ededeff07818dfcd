import type { Counter } from './counter.ts';
import { field, fieldOr, once } from './of-model.ts';

/** What the script's options take: whole expansion factors, one width for all layers, experts in each or none. */
export interface Options {
  readonly vocab: number;
  readonly hidden: number;
  readonly sequence: number;
  readonly layers: number;
  /** How many times as wide as the model its feed-forward part is: a whole number, one at least. */
  readonly expansion: number;
  readonly linears: number;
  readonly heads: number;
  readonly kvHeads: number;
  /** Experts in every layer; without them the model is dense. */
  readonly experts?: number;
  readonly tied?: boolean;
}

export interface Sums {
  readonly tables: number;
  readonly positions: number;
  readonly attention: number;
  readonly norms: number;
  readonly feedForward: number;
  readonly gates: number;
}

/** The default of its option for the length of a text. */
const SEQUENCE = 2048;

export function sums(options: Options): Sums {
  const { vocab, hidden, sequence, layers, expansion, linears, heads, kvHeads, experts } = options;
  const square = layers * hidden * hidden;
  return {
    tables: (options.tied ? 1 : 2) * vocab * hidden,
    positions: hidden * sequence,
    attention: Math.floor((2 * square * (heads + kvHeads)) / heads),
    norms: 8 * layers * hidden + 2 * hidden,
    feedForward: linears * expansion * square * (experts ?? 1),
    gates: experts === undefined ? 0 : layers * hidden * experts,
  };
}

export const cookbook: Counter = {
  total(model) {
    const hidden = field(model, 'hidden_size');
    const width = field(model, 'moe_intermediate_size', 'intermediate_size');
    const heads = field(model, 'num_attention_heads');
    const theirs = sums({
      vocab: field(model, 'vocab_size'),
      hidden,
      sequence: SEQUENCE,
      layers: field(model, 'num_hidden_layers'),
      expansion: Math.max(1, Math.round(width / hidden)),
      linears: 3,
      heads,
      kvHeads: fieldOr(model, heads, 'num_key_value_heads'),
      experts: field(model, 'n_routed_experts', 'num_local_experts', 'num_experts'),
    });
    return [
      {
        what: 'Vocabulary tables',
        theirs: theirs.tables,
        ours: once(model, 'embedding', 'head'),
      },
      { what: 'Learned positions', theirs: theirs.positions, ours: once(model, 'position') },
      { what: 'Attention', theirs: theirs.attention, ours: once(model, 'attention') },
      { what: 'Norms', theirs: theirs.norms, ours: once(model, 'norm') },
      {
        what: 'Feed-forward parts and experts',
        theirs: theirs.feedForward,
        ours: once(model, 'ffn', 'shared', 'routed'),
      },
      { what: 'Routers', theirs: theirs.gates, ours: once(model, 'router') },
      { what: 'Draft block', theirs: 0, ours: once(model, 'mtp') },
    ];
  },
  active: () => null,
};
