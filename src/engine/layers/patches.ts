import { dim, type Dim } from '../dim.ts';
import { row, type Row } from '../ledger.ts';

/** What a tower makes of a picture, and one of sound of its spectrogram, before the first block. */

/** A convolution that mixes all channels: out × in × the sides of its kernel, and a bias of length out if it has one. */
export function convolution(
  name: string,
  out: Dim,
  into: Dim,
  sides: readonly Dim[],
  bias: boolean,
): Row[] {
  const shape = [out, into, ...sides];
  const weight = row({ role: 'other', kind: 'matrix', name: `${name}.weight`, shape });
  const shift = row({ role: 'other', kind: 'bias', name: `${name}.bias`, shape: [out] });
  return bias ? [weight, shift] : [weight];
}

export interface Patch {
  readonly channels: Dim;
  /** Sides of a patch: frames, height and width, or height and width only. */
  readonly sides: readonly Dim[];
}

/** Both sides of a patch that is as wide as it is high. */
export function square(side: Dim): [Dim, Dim] {
  return [side, dim('patch side', side.size)];
}

/** A convolution whose stride is its size: one matrix, patch → width, stored with the patch's sides. */
export function patchEmbedding(name: string, width: Dim, patch: Patch, bias: boolean): Row[] {
  return convolution(name, width, patch.channels, patch.sides, bias);
}

/** One learned vector a place of the grid of patches. */
export function patchPositions(name: string, places: Dim, width: Dim): Row {
  return row({ role: 'position', kind: 'table', name: `${name}.weight`, shape: [places, width] });
}
