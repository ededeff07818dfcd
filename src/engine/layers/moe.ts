import { dim, type Dim } from '../dim.ts';
import { nest, row, type Row } from '../ledger.ts';
import { gatedMlp } from './mlp.ts';
import { linear } from './linear.ts';

/**
 * The name of the dimension that counts routed experts. The evaluator finds the
 * top-k share by it, so every routed row has exactly one dimension so called.
 */
export const EXPERTS = 'experts';

export function expertsDim(count: number): Dim {
  return dim(EXPERTS, count);
}

/** The router: one score per expert, experts × hidden. */
export function router(name: string, experts: Dim, hidden: Dim): Row[] {
  return linear('router', name, experts, hidden);
}

/**
 * The correction added to a router's scores to balance load (arXiv 2412.19437 §2.1.2).
 * transformers keeps it as a buffer; released files hold it as a weight.
 */
export function routerCorrection(name: string, experts: Dim): Row {
  return row({ role: 'router', kind: 'bias', name, shape: [experts] });
}

/** Routed experts, each a gated feed-forward of its own: experts × 3 × hidden × width. */
export function routedExperts(prefix: string, experts: Dim, hidden: Dim, width: Dim): Row[] {
  return nest(gatedMlp('routed', '', hidden, width), `${prefix}experts.*.`, experts);
}

/** Shared experts run for every token; files fuse several into one of their summed width. */
export function sharedExperts(prefix: string, hidden: Dim, width: Dim): Row[] {
  return gatedMlp('shared', prefix, hidden, width);
}

/** Routed experts whose matrices are numbered: w1 is gate, w3 up and w2 down. */
export function numberedExperts(prefix: string, experts: Dim, hidden: Dim, width: Dim): Row[] {
  const expert = [
    ...linear('routed', 'w1', width, hidden),
    ...linear('routed', 'w2', hidden, width),
    ...linear('routed', 'w3', width, hidden),
  ];
  return nest(expert, `${prefix}experts.*.`, experts);
}
