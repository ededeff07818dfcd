import { getCollection, type CollectionEntry } from 'astro:content';
import type { Model } from '#catalogue';
import {
  printed,
  YARDSTICK,
  yardstick,
  type Counter,
  type Part,
} from '../../test/counters/counter.ts';
import { COMPARED, COUNTERS } from '../../test/counters/index.ts';
import { modelById } from './weighed.ts';

/**
 * Other counters, as their re-implementations under `test/counters` print them:
 * the page shows what the tests hold against figures that the counters'
 * projects have published.
 */

/** What a counter prints for one model, and by which parts it differs from the yardstick. */
export interface Reading {
  readonly model: Model;
  readonly printed: number;
  readonly yardstick: number;
  /** Parts that are weighed otherwise; they sum to the difference. */
  readonly differs: readonly Part[];
}

export { YARDSTICK };

export type CounterEntry = CollectionEntry<'counters'>;

export const compared: readonly Model[] = COMPARED.map(modelById);

export async function countersInOrder(): Promise<CounterEntry[]> {
  const entries = await getCollection('counters');
  return entries.sort((a, b) => a.data.order - b.data.order);
}

/** Readings of a counter on the models compared; empty where it prints no such figure. */
export function readingsOf(id: string, part: 'total' | 'active'): readonly Reading[] {
  const counter = counterById(id);
  return compared.flatMap((model) => {
    const parts = counter[part](model);
    if (!parts) return [];
    return [
      {
        model,
        printed: printed(parts),
        yardstick: yardstick(parts),
        differs: parts.filter(({ theirs, ours }) => theirs !== ours),
      },
    ];
  });
}

/** Its labels for the models compared, where it prints labels. */
export function labelsOf(id: string): readonly { model: Model; label: string }[] {
  const { label } = counterById(id);
  return label ? compared.map((model) => ({ model, label: label(model) })) : [];
}

/** @throws Error where the counter prints no such figure. */
export function printedBy(id: string, model: string, part: 'total' | 'active'): number {
  const parts = counterById(id)[part](modelById(model));
  if (parts) return printed(parts);
  throw new Error(`<Printed ${id} ${model} ${part}>: it prints none.`);
}

function counterById(id: string): Counter {
  const counter = COUNTERS[id];
  if (counter) return counter;
  throw new Error(`No counter "${id}" in test/counters: ${Object.keys(COUNTERS).join(', ')}.`);
}
