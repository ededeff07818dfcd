import { product } from '../dim.ts';
import { stateSpaceDual } from '../layers/ssm.ts';
import type { Family } from './family.ts';
import { readDim, readFlag, readSizes, readTied } from './fields.ts';
import { mixerStack } from './mamba.ts';
import { originalMamba } from './original-mamba.ts';

/** Mamba-2 as transformers writes it; heads × head size is hidden × expand. */
export const mamba2: Family = {
  id: 'mamba2',
  classes: ['Mamba2ForCausalLM'],
  translate: (config) => originalMamba(config, 'mamba2'),
  build(config) {
    const sizes = readSizes(config);
    const { hidden } = sizes;
    const heads = readDim(config, 'mixer heads', 'num_heads', 128);
    const inner = product(heads, readDim(config, 'mixer head size', 'head_dim', 64));
    const expanded = product(readDim(config, 'expansion', 'expand', 2), hidden);
    if (inner.size !== expanded.size) {
      throw config.refusal(
        'inconsistent',
        'num_heads',
        heads.size,
        `num_heads × head_dim is ${inner.size}, and hidden_size × expand is ${expanded.size}.`,
        'Correct the sizes from the published config.json.',
      );
    }
    // Neither sizes a tensor: the width follows from heads, the step has no projection.
    config.ignore('intermediate_size', 'time_step_rank');
    const bias = readFlag(config, 'use_bias', false);
    const mixer = stateSpaceDual('mixer.', {
      hidden,
      heads,
      inner,
      groups: readDim(config, 'groups', 'n_groups', 8),
      state: readDim(config, 'state', 'state_size', 128),
      kernel: readDim(config, 'kernel', 'conv_kernel', 4),
      convBias: readFlag(config, 'use_conv_bias', true),
      inBias: bias,
      outBias: bias,
      norm: true,
    });
    return mixerStack(sizes, readTied(config, false), mixer);
  },
};
