import type { Config } from '../config.ts';
import { dim, product, type Dim } from '../dim.ts';
import type { SelectiveScan, StateSpaceDual } from '../layers/ssm.ts';
import { readDim, readFlag } from './fields.ts';

/** Sizes of state-space mixers, under the names that hybrid models give them. */

/** A size that may be stated as "auto", which a rule then fills in. */
export function readAutoSize(
  config: Config,
  key: string,
  auto: { readonly value: number; readonly because: string },
): number {
  const stated = config.raw(key);
  if (stated != null && stated !== 'auto') return config.size(key);
  if (Number.isInteger(auto.value)) {
    config.assume(`${key} is ${stated ?? 'not given'}: ${auto.value}, ${auto.because}.`);
    return auto.value;
  }
  throw config.refusal(
    'inconsistent',
    key,
    stated,
    `It stands for ${auto.because}, and ${auto.value} is not whole.`,
    'Correct the sizes it follows from.',
  );
}

/** Rank of the step size: hidden / 16, rounded up, unless it is stated. */
export function readStepRank(config: Config, key: string, hidden: Dim): Dim {
  const value = Math.ceil(hidden.size / 16);
  return dim('step rank', readAutoSize(config, key, { value, because: 'hidden / 16, rounded up' }));
}

/** Width inside a mixer: hidden × mamba_expand. */
export function readExpanded(config: Config, hidden: Dim): Dim {
  return product(readDim(config, 'expansion', 'mamba_expand', 2), hidden);
}

/** A Mamba mixer in a hybrid model. */
export function readHybridScan(config: Config, hidden: Dim): SelectiveScan {
  return {
    hidden,
    inner: readExpanded(config, hidden),
    state: readDim(config, 'state', 'mamba_d_state', 16),
    kernel: readDim(config, 'kernel', 'mamba_d_conv', 4),
    stepRank: readStepRank(config, 'mamba_dt_rank', hidden),
    convBias: readFlag(config, 'mamba_conv_bias', true),
    projBias: readFlag(config, 'mamba_proj_bias', false),
  };
}

/** A Mamba-2 mixer in a hybrid model; heads × head size must be the given width. */
export function readHybridDual(config: Config, hidden: Dim, width: Dim): StateSpaceDual {
  const heads = readDim(config, 'mixer heads', 'mamba_n_heads', 128);
  const headSize = readAutoSize(config, 'mamba_d_head', {
    value: width.size / heads.size,
    because: 'the width of the mixer / mamba_n_heads',
  });
  const bias = readFlag(config, 'mamba_proj_bias', false);
  return {
    hidden,
    heads,
    inner: checkedInner(config, heads, dim('mixer head size', headSize), width),
    groups: readDim(config, 'groups', 'mamba_n_groups', 1),
    state: readDim(config, 'state', 'mamba_d_state', 256),
    kernel: readDim(config, 'kernel', 'mamba_d_conv', 4),
    convBias: readFlag(config, 'mamba_conv_bias', true),
    inBias: bias,
    outBias: bias,
    norm: true,
  };
}

function checkedInner(config: Config, heads: Dim, headSize: Dim, width: Dim): Dim {
  const inner = product(heads, headSize);
  if (inner.size === width.size) return inner;
  throw config.refusal(
    'inconsistent',
    'mamba_d_head',
    headSize.size,
    `mamba_n_heads × mamba_d_head is ${inner.size}, and the width of the mixer is ${width.size}.`,
    'Correct the sizes from the published config.json.',
  );
}
