import { plus, times } from '../checked.ts';
import type { Ledger, Row } from '../ledger.ts';
import { weigh } from '../ledger.ts';
import { isExtra } from '../quantities.ts';
import { doing, fitsChoice } from './tensor-choice.ts';
import type { TensorChoice } from './storage.ts';

/** What a packed file stores beside a matrix: so many elements for each block, or for each matrix. */
export interface Beside {
  readonly what: string;
  /** Rows and columns that share one element; "all" rows share one for each column. */
  readonly block?: readonly [rows: number | 'all', columns: number] | undefined;
  readonly perMatrix?: number | undefined;
  /** Whether it lies in the words that the weights are packed in, so that a reader unpacks it too. */
  readonly inWords?: boolean | undefined;
}

/** How a scheme packs weights into the words of a file. */
export interface Packing {
  readonly id: string;
  readonly name: string;
  /** The words' type, as a file header names it. */
  readonly word: string;
  readonly perWord: number;
  readonly packs: readonly TensorChoice[];
  readonly beside: readonly Beside[];
}

/** A file in elements, as three readers of its header would count them. */
export interface Container {
  readonly words: number;
  /** Weights that no scheme packs. */
  readonly plain: number;
  readonly beside: readonly { readonly what: string; readonly elements: number }[];
  /** Elements as the header's shapes give them: a word is one. */
  readonly elements: number;
  /** Words taken for as many weights as fit in, and all that lies beside counted too. */
  readonly unpacked: number;
  /** Weights alone. */
  readonly logical: number;
}

/** The elements of a packed file, or why a matrix doesn't fill whole words. Second copies are in it, as stored. */
export function containerOf(ledger: Ledger, packing: Packing): Container | string {
  const rows = ledger.rows.filter((row) => !isExtra(row));
  const packed = rows.filter((row) =>
    packing.packs.some((choice) => fitsChoice(choice, row, doing(row))),
  );
  const plain = weigh(rows.filter((row) => !packed.includes(row)));
  const weights = weigh(packed);
  const odd = packed.find(({ elements }) => elements % packing.perWord !== 0);
  if (odd) return `${odd.name} doesn’t fill whole words`;
  const words = weights / packing.perWord;
  const beside = packing.beside.map((item) => ({
    what: item.what,
    elements: plus(...packed.map((row) => elementsBeside(row, item))),
    inWords: item.inWords ?? false,
  }));
  const besideSum = plus(...beside.map(({ elements }) => elements));
  const unpackedBeside = plus(
    ...beside.map(({ elements, inWords }) => times(elements, inWords ? packing.perWord : 1)),
  );
  return {
    words,
    plain,
    beside,
    elements: plus(words, plain, besideSum),
    unpacked: plus(weights, plain, unpackedBeside),
    logical: plus(weights, plain),
  };
}

function elementsBeside({ shape, elements }: Row, { block, perMatrix }: Beside): number {
  const columns = shape.at(-1)?.size ?? 1;
  const rows = shape.at(-2)?.size ?? 1;
  const matrices = elements / (rows * columns);
  if (perMatrix !== undefined) return times(matrices, perMatrix);
  const [down, across] = block ?? [1, 1];
  const high = down === 'all' ? 1 : Math.ceil(rows / down);
  return times(matrices, high, Math.ceil(columns / across));
}
