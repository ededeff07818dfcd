import { stored, unique, type Ledger } from '#engine';
import { digits, gigabytes } from '../../../src/engine/format.ts';
import type { FileFigures } from '../../../src/engine/report.ts';
import { bitsEach } from '../../../src/engine/quotients.ts';
import type { Tensor } from '../../../src/headers/tensor.ts';

/** Bits for each parameter, and what that says of the file, in sentences. */
export interface Bits {
  readonly each: string;
  readonly verdict: readonly string[];
}

/** A type as a file uses it. */
interface Used {
  readonly type: string;
  readonly elements: number;
  readonly bytes: number;
}

/**
 * Divides the bytes of a file by its parameters, and holds the quotient against
 * the type that most bytes are in. No type gives a value more bits than it has:
 * where there are more, something lies beside the parameters or lies there
 * twice; where there are fewer, values are packed or narrower.
 */
export function bitsOf(
  ledger: Ledger,
  file: FileFigures | null,
  tensors: readonly Tensor[],
): Bits | null {
  const parameters = stored(ledger);
  const main = mainType(tensors);
  if (!file?.bytes || !file.container || !parameters || !main) return null;
  const { bytes, container } = file;
  const width = bitsEach(main.bytes, main.elements).replace(/\.?0+$/, '');
  const each = bitsEach(bytes, parameters);
  const bits = BigInt(bytes) * 8n * BigInt(main.elements);
  const full = BigInt(main.bytes) * 8n * BigInt(parameters);
  const verdict = [
    `Most bytes are in ${main.type}, ${width} bits an element. ${compared(bits, full, container < parameters)}`,
    ...copiesIn(ledger, bytes, parameters),
    `In 16 bits each, ${gigabytes(bytes)} hold at most ${digits(Math.floor(bytes / 2))} values: a label above that names a narrower type.`,
  ];
  return { each, verdict };
}

function compared(bits: bigint, full: bigint, packed: boolean): string {
  if (packed) return 'One element holds several values, so a parameter has fewer bits than that.';
  if (bits === full) return 'The count gives exactly as many to each parameter.';
  return bits > full
    ? 'A parameter has more than that: wider types, scales or buffers lie beside them.'
    : 'A parameter has fewer than that: the others are in narrower types.';
}

function copiesIn(ledger: Ledger, bytes: number, parameters: number): readonly string[] {
  const once = unique(ledger);
  if (once === 0 || once >= parameters) return [];
  return [
    `Counted once, ${digits(once)} values, it would be ${bitsEach(bytes, once)} bits each: a count without the second copies can’t explain this file.`,
  ];
}

/** The type that takes most bytes. */
function mainType(tensors: readonly Tensor[]): Used | null {
  const types = new Map<string, Used>();
  for (const { dtype, elements, bytes } of tensors) {
    const so = types.get(dtype) ?? { type: dtype, elements: 0, bytes: 0 };
    types.set(dtype, { type: dtype, elements: so.elements + elements, bytes: so.bytes + bytes });
  }
  const [first] = [...types.values()].sort((a, b) => b.bytes - a.bytes);
  return first && first.elements > 0 ? first : null;
}
