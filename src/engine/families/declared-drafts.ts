import type { Config } from '../config.ts';

/** How many draft blocks a config declares; where it says nothing none is counted, and that is written down. */
export function declaredDrafts(config: Config, key = 'num_nextn_predict_layers'): number {
  return config.countOr(key, {
    value: 0,
    because: 'no MTP block is counted unless the config declares one',
  });
}
