import type { Config } from '../config.ts';

/**
 * The last so many layers attend to keys and values of earlier ones, and have none
 * of their own. Each kind of layer must have one that computes them.
 */
export function readFirstShared(
  config: Config,
  kinds: readonly string[],
  otherwise: number,
): number {
  const key = 'num_kv_shared_layers';
  const shared = config.countOr(key, {
    value: otherwise,
    because: "the reference class's default",
  });
  const first = kinds.length - shared;
  const computing = new Set(kinds.slice(0, Math.max(0, first)));
  if (shared > 0 && kinds.some((kind) => !computing.has(kind))) {
    throw config.refusal(
      'inconsistent',
      key,
      shared,
      'Every kind of layer needs one before them that computes keys and values.',
      'Correct it from the published config.json.',
    );
  }
  if (shared > 0) {
    config.assume(
      `${key} is ${shared}: those layers have no keys and values, as the reference class builds them; some files hold unused ones.`,
    );
  }
  return first;
}
