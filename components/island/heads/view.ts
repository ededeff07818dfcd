import type { Row } from '#engine';
import { dim } from '../../../src/engine/dim.ts';
import { digits } from '../../../src/engine/format.ts';
import { groupedQueryAttention } from '../../../src/engine/layers/attention.ts';
import { latentAttention } from '../../../src/engine/layers/mla.ts';
import type { LiveView, Values } from '../live/live-view.ts';
import type { Segment } from '../ticket/bars.ts';
import type { Layout } from './layout.ts';

export interface HeadsFacts {
  /** Released models, to be named where the controls come to theirs. */
  readonly released: readonly Layout[];
}

/** The four ways in which a layer comes to its keys and values. */
export const KINDS = ['multi', 'grouped', 'single', 'latent'] as const;
export type Kind = (typeof KINDS)[number];

export const KIND_NAMES: Readonly<Record<Kind, string>> = {
  multi: 'Multi-head',
  grouped: 'Grouped-query',
  single: 'Multi-query',
  latent: 'Latent',
};

/** The part of a key that carries the position, kept once for all heads: its size in DeepSeek-V2 and all that followed it so. */
const ROTARY_SIZE = 64;

interface Sizes {
  readonly hidden: number;
  readonly heads: number;
  readonly kvHeads: number;
  readonly headSize: number;
  readonly queryRank: number;
  readonly kvRank: number;
}

/** One layer's attention of the same heads in four ways: its parameters, and the numbers kept for each past token. */
export function headsView(values: Values, { released }: HeadsFacts): LiveView {
  const set = (name: string): number => Number(values[name]);
  const sizes: Sizes = {
    hidden: set('n'),
    heads: set('h'),
    // More groups than heads would leave some without a head.
    kvHeads: Math.min(set('g'), set('h')),
    headSize: set('d'),
    queryRank: set('q'),
    kvRank: set('r'),
  };
  const rows = Object.fromEntries(KINDS.map((kind) => [kind, rowsOf(kind, sizes)])) as Record<
    Kind,
    Row[]
  >;
  const weights = Object.fromEntries(
    KINDS.map((kind) => [kind, rows[kind].reduce((sum, { elements }) => sum + elements, 0)]),
  ) as Record<Kind, number>;
  const longest = Math.max(...Object.values(weights));
  const { hidden, heads, kvHeads, headSize, queryRank, kvRank } = sizes;
  return {
    figures: Object.fromEntries(
      KINDS.flatMap((kind) => [
        [kind, weights[kind]],
        [`${kind} kept`, keptOf(kind, sizes)],
      ]),
    ),
    texts: {
      n: digits(hidden),
      q: digits(queryRank),
      r: digits(kvRank),
      'multi how': `${heads} heads for keys and values`,
      'grouped how':
        kvHeads === 1 ? 'one head for keys and values' : `${kvHeads} heads for keys and values`,
      'single how': 'one head for keys and values',
      'latent how': `queries through ${digits(queryRank)}, keys and values through ${digits(kvRank)}`,
      ...Object.fromEntries(
        KINDS.map((kind) => [
          `${kind} as`,
          namesOf(released.filter((each) => isLike(kind, sizes, each))),
        ]),
      ),
    },
    bars: Object.fromEntries(
      KINDS.map((kind) => [kind, segmentsOf(rows[kind], longest - weights[kind])]),
    ),
    said: `${heads} heads of ${headSize} over a width of ${digits(hidden)}: ${digits(weights.multi)} parameters in a layer’s attention with as many heads for keys and values, ${digits(weights.grouped)} with ${kvHeads}, ${digits(weights.single)} with one, ${digits(weights.latent)} through a latent of ${digits(kvRank)}.`,
  };
}

function rowsOf(kind: Kind, sizes: Sizes): Row[] {
  const hidden = dim('hidden', sizes.hidden);
  const heads = dim('heads', sizes.heads);
  if (kind === 'latent') {
    return latentAttention({
      hidden,
      heads,
      queryRank: dim('query rank', sizes.queryRank),
      kvRank: dim('KV rank', sizes.kvRank),
      nopeSize: sizes.headSize,
      ropeSize: ROTARY_SIZE,
      valueSize: sizes.headSize,
      bias: false,
    });
  }
  return groupedQueryAttention({
    hidden,
    heads,
    kvHeads: dim('KV heads', kvHeadsOf(kind, sizes)),
    headSize: dim('head size', sizes.headSize),
    qkvBias: false,
    outBias: false,
  });
}

function kvHeadsOf(kind: Kind, { heads, kvHeads }: Sizes): number {
  return { multi: heads, grouped: kvHeads, single: 1, latent: 0 }[kind];
}

/** Numbers of the cache for one past token in one layer: a key and a value for each head, or the latent and the rotary part. */
function keptOf(kind: Kind, sizes: Sizes): number {
  return kind === 'latent'
    ? sizes.kvRank + ROTARY_SIZE
    : 2 * kvHeadsOf(kind, sizes) * sizes.headSize;
}

function isLike(kind: Kind, sizes: Sizes, each: Layout): boolean {
  const { hidden, heads, headSize, queryRank, kvRank } = sizes;
  if (each.hidden !== hidden || each.heads !== heads || each.headSize !== headSize) return false;
  return kind === 'latent'
    ? each.queryRank === queryRank && each.kvRank === kvRank
    : each.kvHeads === kvHeadsOf(kind, sizes);
}

function namesOf(like: readonly Layout[]): string {
  return like.length === 0 ? '' : `as in ${like.map(({ name }) => name).join(', ')}`;
}

function segmentsOf(rows: readonly Row[], blank: number): Segment[] {
  const matrices = rows
    .filter(({ kind }) => kind === 'matrix')
    .map(({ name, elements }) => ({
      className: 'c-attn',
      n: elements,
      title: `${name.replace(/^self_attn\.|\.weight$/g, '')}: ${digits(elements)}`,
    }));
  return blank > 0 ? [...matrices, { className: 'blank', n: blank, title: '' }] : matrices;
}
