import { plus, times } from '../checked.ts';
import { digits } from '../format.ts';
import type { Row } from '../ledger.ts';
import type { StorageType } from './storage.ts';

/** Bytes, or the reason why a format gives none. */
export type Bytes =
  | { readonly kind: 'exact'; readonly bytes: number }
  | { readonly kind: 'none'; readonly why: string };

/** Bytes of all tensors of a row in one type: values, a scale for each block, and what each matrix brings along. */
export function bytesOfRow(row: Row, type: StorageType, types: readonly StorageType[]): Bytes {
  const { rows, columns, matrices } = matricesOf(row);
  const [blockRows, blockColumns] = type.block;
  if (!type.partial && (rows % blockRows !== 0 || columns % blockColumns !== 0)) {
    const instead = types.find(({ id }) => id === type.fallback);
    if (instead) return bytesOfRow(row, instead, types);
    return {
      kind: 'none',
      why: `rows of ${digits(columns)} values don’t divide into blocks of ${blockColumns}`,
    };
  }
  const bits = times(rows, columns, type.bits);
  if (bits % 8 !== 0) return { kind: 'none', why: `${row.name} doesn’t fill whole bytes` };
  const blocks = times(Math.ceil(rows / blockRows), Math.ceil(columns / blockColumns));
  const one = plus(bits / 8, times(blocks, type.scaleBytes), type.matrixBytes ?? 0);
  return { kind: 'exact', bytes: times(matrices, one) };
}

/** A row as so many matrices; a vector is a matrix of one row. */
function matricesOf({ shape, elements }: Row): { rows: number; columns: number; matrices: number } {
  const columns = shape.at(-1)?.size ?? 1;
  const rows = shape.at(-2)?.size ?? 1;
  return { rows, columns, matrices: elements / (rows * columns) };
}
