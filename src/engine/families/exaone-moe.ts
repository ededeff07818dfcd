import type { Config } from '../config.ts';
import { dim, type Dim } from '../dim.ts';
import { joinedDraft } from '../layers/draft.ts';
import type { Row } from '../ledger.ts';
import { declaredDrafts } from './declared-drafts.ts';
import type { Family } from './family.ts';

import { buildGroupedExperts } from './grouped-experts.ts';
import { readLayerKinds } from './layer-lists.ts';
import { readDenseFirst, readMlpTypes, splitAt, type Split } from './routed-layers.ts';

/** K-EXAONE: norms on queries and keys, no biases, the first layers dense, and a draft block whose layer is dense. */
export const exaoneMoe: Family = {
  id: 'exaone_moe',
  classes: ['ExaoneMoeForCausalLM', 'ExaoneMoEForCausalLM'],
  build: (config) =>
    buildGroupedExperts(config, {
      heads: { kvHeads: 32, headSize: 'hidden/heads' },
      qkNorm: 'always',
      split: readRoutedLayers,
      expertsKey: 'num_experts',
      sharedKey: 'num_shared_experts',
      shared: 1,
      correction: 'mlp.e_score_correction_bias',
      draft: (config, { hidden }, { dense }) => ({
        draft: readDraftLayers(config, hidden, dense),
        draftTables: [],
      }),
    }),
};

/** transformers' words, or the list of the first release, or so many dense layers first. */
function readRoutedLayers(config: Config, layers: Dim): Split {
  const listed = readLayerKinds(config, 'is_moe_layer', layers.size, [true, false]);
  return readMlpTypes(config, layers, () => {
    if (!listed) return readDenseFirst(config, layers, 1);
    const first = listed.includes(true) ? listed.indexOf(true) : layers.size;
    config.only('first_k_dense_replace', first, 'is_moe_layer lists as many dense layers first.');
    return splitAt(layers, (at) => listed[at] === true);
  });
}

function readDraftLayers(config: Config, hidden: Dim, layer: readonly Row[]): Row[] {
  const layers = declaredDrafts(config);
  return layers === 0 ? [] : joinedDraft(layer, hidden, dim('draft layers', layers));
}
