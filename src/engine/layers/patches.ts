import type { Dim } from '../dim.ts';
import { row, type Row } from '../ledger.ts';

/** What a tower makes of a picture before its first block. */

export interface Patch {
  readonly channels: Dim;
  /** Sides of a patch: frames, height and width, or height and width only. */
  readonly sides: readonly Dim[];
}

/** A convolution whose stride is its size: one matrix, patch → width, stored with the patch's sides. */
export function patchEmbedding(name: string, width: Dim, patch: Patch, bias: boolean): Row[] {
  const shape = [width, patch.channels, ...patch.sides];
  const weight = row({ role: 'other', kind: 'matrix', name: `${name}.weight`, shape });
  const shift = row({ role: 'other', kind: 'bias', name: `${name}.bias`, shape: [width] });
  return bias ? [weight, shift] : [weight];
}

/** One learned vector a place of the grid of patches. */
export function patchPositions(name: string, places: Dim, width: Dim): Row {
  return row({ role: 'position', kind: 'table', name: `${name}.weight`, shape: [places, width] });
}
