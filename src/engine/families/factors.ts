import type { Config } from '../config.ts';

/** A factor that a size is multiplied by: the one kind of field here that may be a fraction. */
export function readFactor(config: Config, key: string, otherwise: number): number {
  const value = config.raw(key);
  if (value == null) {
    config.assume(`${key} is not given: ${otherwise}, the reference class's default.`);
    return otherwise;
  }
  if (typeof value === 'number' && value > 0 && Number.isFinite(value)) return value;
  throw config.refusal(
    'wrong-type',
    key,
    value,
    'It must be a number above nought.',
    'Copy it from the published config.json.',
  );
}
