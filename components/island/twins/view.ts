import { ledgerOf, weighUnder } from '#engine';
import type { Convention, Ledger } from '#engine';
import { digits } from '../../../src/engine/format.ts';
import { exact } from '../live/exact.ts';
import type { LiveModel } from '../live/live-model.ts';
import type { LiveView, Values } from '../live/live-view.ts';
import { usedAndIdle } from '../live/used-and-idle.ts';
import type { Segment } from '../ticket/bars.ts';

/** A model that routes and a dense one with the same body, as released; and the rule that says what a token reads. */
export interface TwinsFacts {
  readonly mixture: LiveModel;
  readonly dense: LiveModel;
  readonly rule: Convention;
}

/** Where the two configs keep what the sliders move. */
export const EXPERTS = 'num_local_experts';
export const CHOSEN = 'num_experts_per_tok';
export const WIDTH = 'intermediate_size';

export const LANES = ['narrow', 'mixture', 'wide'] as const;

/**
 * A mixture between two dense models of the same body: one whose feed-forward
 * part is as wide as the chosen experts together, so that it reads the same,
 * and one as wide as all experts together, so that it keeps the same. What is
 * left between them is the router.
 */
export function twinsView(values: Values, { mixture, dense, rule }: TwinsFacts): LiveView {
  const set = (name: string): number => Number(values[name]);
  const experts = set('e');
  // More chosen than there are would be no routing; the slider's end is the whole layer.
  const chosen = Math.min(set('k'), experts);
  const width = set('w');
  const widths = { narrow: chosen * width, mixture: width, wide: experts * width };
  const denseOf = (size: number): Ledger => ledgerOf({ ...dense.config, [WIDTH]: size });
  const routing = { [EXPERTS]: experts, [CHOSEN]: chosen, [WIDTH]: width };
  const weighed = {
    narrow: weighUnder(denseOf(widths.narrow), rule),
    mixture: weighUnder(ledgerOf({ ...mixture.config, ...routing }), rule),
    wide: weighUnder(denseOf(widths.wide), rule),
  };
  const kept = {
    narrow: exact(weighed.narrow.total),
    mixture: exact(weighed.mixture.total),
    wide: exact(weighed.wide.total),
  };
  const read = exact(weighed.mixture.active);
  const router = weighed.mixture.parts
    .filter(({ row }) => row.role === 'router')
    .reduce((sum, { total }) => sum + total, 0);
  const longest = Math.max(...Object.values(kept));
  const released = holds(mixture, { ...routing });
  return {
    figures: {
      'narrow-kept': kept.narrow,
      'narrow-read': exact(weighed.narrow.active),
      'mixture-kept': kept.mixture,
      'mixture-read': read,
      'wide-kept': kept.wide,
      'wide-read': exact(weighed.wide.active),
      router,
    },
    texts: {
      e: digits(experts),
      k: digits(chosen),
      w: digits(width),
      'narrow-width': digits(widths.narrow),
      'mixture-width': `${digits(experts)} of ${digits(width)}, ${digits(chosen)} asked`,
      'wide-width': digits(widths.wide),
      'narrow-name': holds(dense, { [WIDTH]: widths.narrow }) ? `${dense.name}, as released` : '',
      'mixture-name': released ? `${mixture.name}, as released` : '',
      'wide-name': holds(dense, { [WIDTH]: widths.wide }) ? `${dense.name}, as released` : '',
    },
    bars: Object.fromEntries(
      LANES.map((lane) => [lane, lengthOf(usedAndIdle(weighed[lane].parts), kept[lane], longest)]),
    ),
    said: `${digits(experts)} experts of width ${digits(width)} in the layers of ${mixture.name}, ${digits(chosen)} asked: ${digits(kept.mixture)} parameters kept, ${digits(read)} read per token. A dense model that reads as much keeps ${digits(kept.narrow)}; one that keeps as much reads ${digits(exact(weighed.wide.active))}.`,
  };
}

function holds({ config }: LiveModel, fields: Readonly<Record<string, number>>): boolean {
  return Object.entries(fields).every(([key, value]) => config[key] === value);
}

/** Bars share one scale: what a model lacks of the largest is left blank. */
function lengthOf(segments: readonly Segment[], kept: number, longest: number): Segment[] {
  const blank = longest - kept;
  return blank > 0 ? [...segments, { className: 'blank', n: blank, title: '' }] : [...segments];
}
