import { weigh, type Ledger, type Row } from '#engine';
import { doing } from '#engine/bytes/tensor-choice.ts';
import { isOnce } from '#engine/quantities.ts';

/** One figure of an argument, with the rows of the ledger it is a sum of. */
export interface Step {
  readonly id: string;
  readonly what: string;
  readonly rows: readonly Row[];
  readonly amount: number;
}

export interface WeightTensors {
  readonly kept: readonly Row[];
  /** What such a sum passes over, by its kind; only kinds that the model has. */
  readonly leftOut: readonly Step[];
}

/** What is passed over by a sum that takes the weight tensors of all layers and nothing else. */
export const PASSED_OVER: readonly { id: string; what: string; fits: (row: Row) => boolean }[] = [
  {
    id: 'attention-biases',
    what: 'Biases in attention',
    fits: (row) => row.kind === 'bias' && doing(row) === 'attention',
  },
  {
    id: 'router-biases',
    what: 'Biases of the routers',
    fits: (row) => row.kind === 'bias' && doing(row) === 'router',
  },
  {
    id: 'expert-biases',
    what: 'Biases of the experts',
    fits: (row) => row.kind === 'bias' && doing(row) === 'routed',
  },
  { id: 'other-biases', what: 'Other biases', fits: (row) => row.kind === 'bias' },
  {
    id: 'vectors',
    what: 'Attention sinks and other vectors',
    fits: (row) => row.kind === 'vector',
  },
  {
    id: 'projection',
    what: 'The MTP block’s projection, eh_proj',
    fits: (row) => row.role === 'mtp' && row.inner === 'other',
  },
  { id: 'draft-norms', what: 'The MTP block’s own three norms', fits: isDraftNorm },
];

/** Splits the trained values of a model into what such a sum takes and what it passes over. */
export function weightTensors({ rows }: Ledger): WeightTensors {
  const kindOf = (row: Row) => PASSED_OVER.find(({ fits }) => fits(row));
  const once = rows.filter(isOnce);
  const leftOut = PASSED_OVER.map((kind) => {
    const { id, what } = kind;
    return step(
      id,
      what,
      once.filter((row) => kindOf(row) === kind),
    );
  });
  return {
    kept: once.filter((row) => !kindOf(row)),
    leftOut: leftOut.filter((each) => each.rows.length > 0),
  };
}

export function step(id: string, what: string, rows: readonly Row[]): Step {
  return { id, what, rows, amount: weigh(rows) };
}

/** enorm, hnorm and the norm before the shared head; the layer's own norms belong to the layer. */
function isDraftNorm(row: Row): boolean {
  return row.role === 'mtp' && /\.(enorm|hnorm|shared_head\.norm)\.weight$/.test(row.name);
}
