import { ledgerOf, weighUnder } from '#engine';
import type { Convention, Role, Row, Weighing } from '#engine';
import { digits, percent } from '../../../src/engine/format.ts';
import { exact } from '../live/exact.ts';
import type { LiveModel } from '../live/live-model.ts';
import type { LiveView, Values } from '../live/live-view.ts';
import { usedAndIdle } from '../live/used-and-idle.ts';

export interface RoutesFacts {
  /** A model with dense layers first, routed and shared experts. */
  readonly model: LiveModel;
  /** The rule that gives its maker’s active figure. */
  readonly rule: Convention;
}

/** What the sliders move, by the names of the config. The draft block is left out: it has experts of its own. */
export const FIELDS = {
  e: 'n_routed_experts',
  k: 'num_experts_per_tok',
  s: 'n_shared_experts',
  w: 'moe_intermediate_size',
  dense: 'first_k_dense_replace',
} as const;

/** The parts of a routed layer, in the order in which a token meets them. */
export const PARTS = ['router', 'shared', 'asked', 'idle'] as const;

/** One routed layer part by part, how many such layers there are, and what a token uses of the model. */
export function routesView(values: Values, { model, rule }: RoutesFacts): LiveView {
  const set = (name: keyof typeof FIELDS): number => Number(values[name]);
  const experts = set('e');
  // More asked than there are would be no routing; the slider's end is the whole layer.
  const asked = Math.min(set('k'), experts);
  const config = {
    ...model.config,
    ...Object.fromEntries(Object.entries(FIELDS).map(([name, key]) => [key, set(name as 'e')])),
    [FIELDS.k]: asked,
    num_nextn_predict_layers: 0,
  };
  const ledger = ledgerOf(config);
  const weighing = weighUnder(ledger, rule);
  const layers = ledger.moe?.layers ?? 0;
  const all = partsOf(weighing);
  const one = (whole: number): number => (layers === 0 ? 0 : whole / layers);
  const total = exact(weighing.total);
  const active = exact(weighing.active);
  const released = Object.entries(FIELDS).every(
    ([name, key]) => String(model.config[key]) === values[name],
  );
  return {
    figures: {
      total,
      active,
      ...Object.fromEntries(
        PARTS.flatMap((part) => [
          [part, all[part]],
          [`${part} one`, one(all[part])],
        ]),
      ),
      dense: sumOf(weighing, 'ffn'),
    },
    texts: {
      e: digits(experts),
      k: digits(asked),
      s: digits(set('s')),
      w: digits(set('w')),
      dense: digits(set('dense')),
      layers: digits(layers),
      share: `${percent(active, total)} of the model for a token`,
      released: released ? `As released: ${model.name}, its draft block left out` : '',
    },
    bars: { parts: usedAndIdle(weighing.parts) },
    said: `${digits(experts)} experts of width ${digits(set('w'))} in ${digits(layers)} layers, ${digits(asked)} asked and ${digits(set('s'))} shared: ${digits(total)} parameters, ${digits(active)} active, ${percent(active, total)}.`,
  };
}

function partsOf(weighing: Weighing): Readonly<Record<(typeof PARTS)[number], number>> {
  const routed = weighing.parts.filter(({ row }) => row.role === 'routed');
  const asked = routed.reduce((sum, { active }) => sum + (active?.max ?? 0), 0);
  const held = routed.reduce((sum, { total }) => sum + total, 0);
  return {
    router: sumOf(weighing, 'router'),
    shared: sumOf(weighing, 'shared'),
    asked,
    idle: held - asked,
  };
}

function sumOf({ parts }: Weighing, role: Role): number {
  const own = parts.map(({ row }): Row => row).filter((row) => row.role === role);
  return own.reduce((sum, { elements }) => sum + elements, 0);
}
