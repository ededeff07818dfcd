import type { Config } from '../config.ts';
import { dim, product, type Dim } from '../dim.ts';
import { linear } from '../layers/linear.ts';
import { intoTower } from '../layers/tower.ts';
import type { Row } from '../ledger.ts';
import { readFlag } from './fields.ts';

/** Two matrices from a tower to the language model, with biases or without: LLaVA 1.5 (arXiv 2310.03744). */
export function readTwoLayerProjector(
  config: Config,
  { hidden, width, bias }: { readonly hidden: Dim; readonly width: Dim; readonly bias: boolean },
): readonly Row[] {
  const biased = readFlag(config, 'multimodal_projector_bias', bias);
  const from = readFeatures(config, width);
  return intoTower('projector', [
    ...linear('ffn', 'multi_modal_projector.linear_1', hidden, from, biased),
    ...linear('ffn', 'multi_modal_projector.linear_2', hidden, hidden, biased),
  ]);
}

/** What several blocks of the tower put out is joined where the config lists more than one. */
function readFeatures(config: Config, width: Dim): Dim {
  const listed = config.raw('vision_feature_layer');
  if (!Array.isArray(listed)) return width;
  return product(dim('blocks read', listed.length), width);
}
