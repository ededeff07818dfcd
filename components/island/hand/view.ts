import { ledgerOf, weighUnder } from '#engine';
import type { Convention } from '#engine';
import { digits } from '../../../src/engine/format.ts';
import { exact } from '../live/exact.ts';
import type { LiveView, Values } from '../live/live-view.ts';

/** The ten numbers, by the names their fields have in an address. */
export const FIELDS = ['V', 'n', 'L', 'h', 'g', 'd', 'w', 'e', 'k', 'tied'] as const;

/** A released model by its ten numbers. */
export interface Released {
  readonly name: string;
  readonly values: Values;
}

export interface HandFacts {
  readonly released: readonly Released[];
  /** What the config of a dense and of a routing model says besides the ten numbers. */
  readonly dense: { readonly model_type: string };
  readonly mixture: { readonly model_type: string };
  /** The rule by which both tables count. */
  readonly rule: Convention;
}

/** A line of the sum: what it is of, and the factors to multiply; none where the model has no such part. */
interface Line {
  readonly id: string;
  readonly factors: readonly number[];
}

/** The lines that are added up, in their order. */
export const ADDED = ['embedding', 'head', 'queries', 'keys', 'ffn', 'router', 'norms'] as const;

/**
 * A model's count made twice: by hand, as lines of products that a reader can
 * redo, and by the engine from a config with the same ten numbers.
 *
 * @throws ConfigError where the numbers make no model.
 */
export function handView(values: Values, facts: HandFacts): LiveView {
  const weighed = weighUnder(ledgerOf(configOf(values, facts)), facts.rule);
  const counted = { total: exact(weighed.total), active: exact(weighed.active) };
  const lines = linesOf(values);
  const sums = Object.fromEntries(lines.map(({ id, factors }) => [id, productOf(factors)]));
  const total = ADDED.reduce((sum, id) => sum + (sums[id] ?? 0), 0);
  const idle = sums['idle'] ?? 0;
  const same = total === counted.total && total - idle === counted.active;
  const asked = FIELDS.filter((field) => field !== 'k' || !isDense(values));
  const like = facts.released.find((each) =>
    asked.every((field) => each.values[field] === values[field]),
  );
  return {
    figures: { ...sums, idle: -idle, total, active: total - idle },
    texts: {
      ...Object.fromEntries(
        lines.map(({ id, factors }) => [
          `${id} by`,
          factors.length === 0 ? 'none' : factors.map(digits).join(' × '),
        ]),
      ),
      check: same
        ? 'The engine counts the same.'
        : `The engine counts ${digits(counted.total)}, of which ${digits(counted.active)} active.`,
      like: like ? `These are the numbers of ${like.name}.` : '',
    },
    bars: {},
    off: isDense(values) ? ['k'] : [],
    said: `${like ? `${like.name}, by hand` : 'By hand'}: ${digits(total)} parameters, ${digits(total - idle)} active with both tables. ${same ? 'The engine counts the same.' : 'The engine counts otherwise.'}`,
  };
}

function isDense(values: Values): boolean {
  return values['e'] === '0';
}

function configOf(values: Values, { dense, mixture }: HandFacts): Record<string, unknown> {
  const set = (name: string): number => Number(values[name]);
  return {
    ...(isDense(values)
      ? dense
      : { ...mixture, num_local_experts: set('e'), num_experts_per_tok: set('k') }),
    vocab_size: set('V'),
    hidden_size: set('n'),
    num_hidden_layers: set('L'),
    num_attention_heads: set('h'),
    num_key_value_heads: set('g'),
    head_dim: set('d'),
    intermediate_size: set('w'),
    tie_word_embeddings: values['tied'] === 'yes',
  };
}

function linesOf(values: Values): Line[] {
  const set = (name: string): number => Number(values[name]);
  const [V, n, L, w, e] = [set('V'), set('n'), set('L'), set('w'), set('e')];
  const [h, g, d, k] = [set('h'), set('g'), set('d'), set('k')];
  const table = [V, n];
  return [
    { id: 'embedding', factors: table },
    { id: 'head', factors: values['tied'] === 'yes' ? [] : table },
    { id: 'queries', factors: [2, L, h, d, n] },
    { id: 'keys', factors: [2, L, g, d, n] },
    { id: 'ffn', factors: e === 0 ? [3, L, w, n] : [3, L, e, w, n] },
    { id: 'router', factors: e === 0 ? [] : [L, e, n] },
    { id: 'norms', factors: [2 * L + 1, n] },
    { id: 'idle', factors: e === 0 || e === k ? [] : [3, L, e - k, w, n] },
  ];
}

function productOf(factors: readonly number[]): number {
  return factors.length === 0 ? 0 : factors.reduce((product, factor) => product * factor, 1);
}
