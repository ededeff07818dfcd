import { dim, type Dim } from '../dim.ts';
import { row, type Row } from '../ledger.ts';
import type { Role } from '../roles.ts';
import { linear } from './linear.ts';

/** How much of the last token goes into this one, a number a channel. */
function timeMix(role: Role, prefix: string, names: readonly string[], hidden: Dim): Row[] {
  const one = dim('broadcast', 1);
  return names.map((name) =>
    row({ role, kind: 'vector', name: `${prefix}time_mix_${name}`, shape: [one, one, hidden] }),
  );
}

/** Time mixing of RWKV-4 (arXiv 2305.13048): a decay and a bonus a channel in place of attention's scores. */
export function receptanceTimeMixing(prefix: string, hidden: Dim, width: Dim): Row[] {
  return [
    row({ role: 'mixer', kind: 'vector', name: `${prefix}time_decay`, shape: [width] }),
    row({ role: 'mixer', kind: 'vector', name: `${prefix}time_first`, shape: [width] }),
    ...timeMix('mixer', prefix, ['key', 'value', 'receptance'], hidden),
    ...linear('mixer', `${prefix}key`, width, hidden),
    ...linear('mixer', `${prefix}value`, width, hidden),
    ...linear('mixer', `${prefix}receptance`, width, hidden),
    ...linear('mixer', `${prefix}output`, hidden, width),
  ];
}

/** Channel mixing, its feed-forward: key, value, and a receptance that gates what comes out. */
export function receptanceChannelMixing(prefix: string, hidden: Dim, width: Dim): Row[] {
  return [
    ...timeMix('ffn', prefix, ['key', 'receptance'], hidden),
    ...linear('ffn', `${prefix}key`, width, hidden),
    ...linear('ffn', `${prefix}receptance`, hidden, hidden),
    ...linear('ffn', `${prefix}value`, hidden, width),
  ];
}
