import type { Model } from '#catalogue';
import { label } from '#engine/format.ts';
import { stored, unique } from '#engine';
import { ledgerFor } from './weighed.ts';

/** Other words by which people look for a model: its repository, the name in pieces, its published and stored labels. */
export function modelAliases(model: Model): string[] {
  const { repository, name, claims } = model;
  const words = [repository, repository.toLowerCase(), name];
  // "glm 4.5", "glm 4 5" and "glm4.5": a version's dot is typed by some and not by others.
  const pieces = words.flatMap((word) => [
    word.replaceAll(/[-_/]/g, ' '),
    word.replaceAll(/[-_./]/g, ' '),
    word.replaceAll(/[-_/ ]/g, ''),
  ]);
  const printed = claims.flatMap(({ total, active }) => [total, active, active && `A${active}`]);
  const ledger = ledgerFor(model);
  return [
    ...new Set([...words, ...pieces, ...printed, label(stored(ledger) ?? unique(ledger))]),
  ].filter((word) => word !== null);
}
