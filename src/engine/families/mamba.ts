import type { Config } from '../config.ts';
import { dim, product, type Dim } from '../dim.ts';
import { decoder, type Blueprint } from '../layers/decoder.ts';
import { rmsNorm } from '../layers/norms.ts';
import { selectiveScan } from '../layers/ssm.ts';
import type { Row } from '../ledger.ts';
import type { Family } from './family.ts';
import { readDim, readFlag, readSizes, readTied, type Sizes } from './fields.ts';
import { readStepRank } from './mamba-fields.ts';
import { originalMamba } from './original-mamba.ts';

/** Mamba: every layer is a norm and a mixer, nothing else. */
export const mamba: Family = {
  id: 'mamba',
  classes: ['MambaForCausalLM'],
  translate: (config) => originalMamba(config, 'mamba'),
  build: (config) => buildMamba(config),
};

/** Also Falcon Mamba, whose norms on step size, B and C have no weights. */
export function buildMamba(config: Config): Blueprint {
  const sizes = readSizes(config);
  const { hidden } = sizes;
  // Older spellings and settings of the code that trained the first models.
  config.ignore('ssm_cfg', 'd_model', 'd_inner', 'n_layer');
  const mixer = selectiveScan('mixer.', {
    hidden,
    inner: readInner(config, hidden),
    state: readDim(config, 'state', 'state_size', 16),
    kernel: readDim(config, 'kernel', 'conv_kernel', 4),
    stepRank: readStepRank(config, 'time_step_rank', hidden),
    convBias: readFlag(config, 'use_conv_bias', true),
    projBias: readFlag(config, 'use_bias', false),
  });
  return mixerStack(sizes, readTied(config, true), mixer);
}

/** A stated width wins over the expansion: Falcon Mamba states both, and they differ. */
function readInner(config: Config, hidden: Dim): Dim {
  if (!config.has('intermediate_size')) {
    return product(readDim(config, 'expansion', 'expand', 2), hidden);
  }
  config.ignore('expand');
  return dim('mixer width', config.size('intermediate_size'));
}

/** A stack of mixers under the names that both generations of Mamba have in their files. */
export function mixerStack(
  { vocab, hidden, layers }: Sizes,
  tied: boolean,
  mixer: readonly Row[],
): Blueprint {
  return decoder({
    vocab,
    hidden,
    tied,
    embeddingName: 'backbone.embeddings.weight',
    layerPrefix: 'backbone.layers.*.',
    layers: [{ count: layers, rows: [rmsNorm('norm', hidden), ...mixer] }],
    final: [rmsNorm('backbone.norm_f', hidden)],
  });
}
