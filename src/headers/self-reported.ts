import { digits } from '../engine/format.ts';
import { stored, type Ledger } from '../engine/core.ts';
import type { ShardIndex } from './safetensors/index-file.ts';

/**
 * What files say of their own totals, where it isn't so. Published ones hold
 * counts where bytes belong, figures of another precision, and tied heads counted
 * twice; so they are shown beside the sum and never used for it.
 */
export function selfReported(
  index: ShardIndex | null,
  metadata: ReadonlyMap<string, string>,
  bytes: number,
  ledger: Ledger,
): readonly string[] {
  const notes: string[] = [];
  const parameters = stored(ledger);
  const compare = (
    where: string,
    claimed: number | null,
    found: number | null,
    what: string,
  ): void => {
    if (claimed === null || claimed === found || found === null) return;
    notes.push(`${where} says ${digits(claimed)} ${what}; the tensors have ${digits(found)}.`);
  };
  if (index) {
    compare(`${index.name}: total_size`, index.totalSize, bytes, 'bytes');
    compare(`${index.name}: total_parameters`, index.totalParameters, parameters, 'parameters');
  }
  compare(
    '__metadata__: total_parameters',
    whole(metadata.get('total_parameters')),
    parameters,
    'parameters',
  );
  return notes;
}

function whole(text: string | undefined): number | null {
  const number = text !== undefined && /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(number) ? number : null;
}
