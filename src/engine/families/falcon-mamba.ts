import type { Family } from './family.ts';
import { buildMamba } from './mamba.ts';

/** Falcon Mamba: Mamba with norms inside the mixer that have no weights. */
export const falconMamba: Family = {
  id: 'falcon_mamba',
  classes: ['FalconMambaForCausalLM'],
  build: (config) => buildMamba(config),
};
