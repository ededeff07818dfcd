import type { Dim } from '../dim.ts';
import { row, type Row } from '../ledger.ts';

/** RMSNorm: one learned scale per channel. */
export function rmsNorm(name: string, width: Dim): Row {
  return row({ role: 'norm', kind: 'norm', name: `${name}.weight`, shape: [width] });
}

/** LayerNorm: a scale and a shift per channel. */
export function layerNorm(name: string, width: Dim): Row[] {
  return [
    rmsNorm(name, width),
    row({ role: 'norm', kind: 'norm', name: `${name}.bias`, shape: [width] }),
  ];
}
