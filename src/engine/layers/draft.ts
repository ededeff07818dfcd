import { dim, product, type Dim } from '../dim.ts';
import { nest, row, type Row } from '../ledger.ts';
import { linear } from './linear.ts';
import { rmsNorm } from './norms.ts';

/** Moves rows into the role `mtp`, keeping what they do one level down. */
export function intoDraft(rows: readonly Row[]): Row[] {
  return rows.map((inner) => row({ ...inner, role: 'mtp', inner: inner.role }));
}

/**
 * A multi-token-prediction block as DeepSeek-V3 has it (arXiv 2412.19437 §2.2): one
 * more decoder layer, three norms, and a projection that joins the last hidden
 * state with the next token's embedding, 2·hidden → hidden.
 */
export function draftBlock(layer: readonly Row[], hidden: Dim): Row[] {
  const joined = product(dim('states', 2), hidden);
  return intoDraft([
    ...layer,
    ...linear('other', 'eh_proj', hidden, joined),
    rmsNorm('enorm', hidden),
    rmsNorm('hnorm', hidden),
    rmsNorm('shared_head.norm', hidden),
  ]);
}

/** The copies of both vocabulary tables that some releases store inside the block. */
export function draftTables(vocab: Dim, hidden: Dim): Row[] {
  const copy = (inner: 'embedding' | 'head', name: string): Row =>
    row({
      role: 'mtp',
      inner,
      kind: 'table',
      state: 'mtp-duplicate',
      name,
      shape: [vocab, hidden],
    });
  return [copy('embedding', 'embed_tokens.weight'), copy('head', 'shared_head.head.weight')];
}

/**
 * The block that joins hidden state and embedding once, after a norm on each, and
 * then runs layers of its own; both vocabulary tables are the main model's.
 */
export function joinedDraft(layer: readonly Row[], hidden: Dim, layers: Dim): Row[] {
  return nest(
    intoDraft([
      ...linear('other', 'fc', hidden, product(dim('states', 2), hidden)),
      ...nest(layer, 'layers.*.', layers),
      rmsNorm('norm', hidden),
      rmsNorm('pre_fc_norm_embedding', hidden),
      rmsNorm('pre_fc_norm_hidden', hidden),
    ]),
    'mtp.',
  );
}
