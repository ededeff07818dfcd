import { dim, product, type Dim } from '../dim.ts';
import { linear } from '../layers/linear.ts';
import { rmsNorm } from '../layers/norms.ts';
import { intoTower } from '../layers/tower.ts';
import { nest, type Row } from '../ledger.ts';
import type { Family } from './family.ts';
import { readDim } from './fields.ts';
import { ministral3 } from './ministral3.ts';
import { mistral } from './mistral.ts';
import { mistral4 } from './mistral4.ts';
import { qwen3 } from './qwen3.ts';
import { readTwoLayerProjector } from './two-layer-projector.ts';
import { readPixtral } from './pixtral-tower.ts';
import { readVisionTower } from './vision-tower.ts';
import { beside, decideTied, readInner } from './inner.ts';

/** The tower that the class builds where a config has none: the one that all releases have. */
const TOWER = {
  model_type: 'pixtral',
  hidden_size: 1024,
  intermediate_size: 4096,
  num_hidden_layers: 24,
  num_channels: 3,
  patch_size: 14,
};

/** Mistral Small 3.1 to 4 and Ministral 3: a language model, Pixtral's tower, and a projector that joins patches. */
export const mistral3: Family = {
  id: 'mistral3',
  classes: ['Mistral3ForConditionalGeneration'],
  build(config) {
    const { text, family } = readInner(config, [[mistral], [ministral3], [mistral4], [qwen3]]);
    decideTied(config, text);
    const { rows, width } = readVisionTower(config, [['pixtral', readPixtral]], { whole: TOWER });
    const hidden = text.dim('hidden', 'hidden_size');
    const merge = readDim(config, 'merged side', 'spatial_merge_size', 2);
    return beside(family.build(text), [
      ...rows,
      ...merger(width, merge.size),
      ...readTwoLayerProjector(config, { hidden, width, bias: false }),
    ]);
  },
};

/** Norms the tower's output and joins neighbouring patches to one as wide. */
function merger(width: Dim, merge: number): readonly Row[] {
  const joined = product(dim('patches joined', merge * merge), width);
  const rows = [
    rmsNorm('norm', width),
    ...linear('ffn', 'patch_merger.merging_layer', width, joined),
  ];
  return intoTower('projector', nest(rows, 'multi_modal_projector.'));
}
