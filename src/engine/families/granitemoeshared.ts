import { dim } from '../dim.ts';
import { inputOutputShared } from '../layers/input-output-experts.ts';
import type { Family } from './family.ts';
import { buildGraniteMoe } from './granitemoe.ts';

/** Granite with a shared expert of a width of its own; a width of nought is none. */
export const graniteMoeShared: Family = {
  id: 'granitemoeshared',
  classes: ['GraniteMoeSharedForCausalLM'],
  build: (config) =>
    buildGraniteMoe(config, (hidden) => {
      const width = config.countOr('shared_intermediate_size', {
        value: 0,
        because: "the reference class's default, no shared expert",
      });
      return width === 0
        ? []
        : inputOutputShared('shared_mlp.', hidden, dim('shared width', width));
    }),
};
